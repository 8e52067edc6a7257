using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation.Kinds;

public class MeshValidatorTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("mtls: {enabledBackend: ca, backends: [{name: ca, type: builtin, dpCert: {rotation: {expiration: 2w}}, mode: PERMISSIVE, conf: {a: {b: 1}}}]}\nrouting: {zoneEgress: true}")]
    [InlineData("logging: {defaultBackend: a, backends: [{name: a, type: file, conf: {path: /a}}, {name: b, type: tcp, conf: {address: '[::1]:80'}}]}")]
    [InlineData("tracing: {defaultBackend: a, backends: [{name: a, type: zipkin, sampling: '99.5', conf: {url: 'http://a:9411', apiVersion: httpJson}}, {name: b, type: datadog, conf: {address: a, port: '80'}}]}")]
    [InlineData("metrics: {enabledBackend: a, backends: [{name: a, type: prometheus}, {name: b, type: prometheus, conf: {skipMTLS: false, tls: {mode: 0}}}]}")]
    [InlineData("constraints: {dataplaneProxy: {requirements: [{tags: {a: '*'}}], restrictions: [{tags: {a/b: c/d}}]}}")]
    [InlineData("networking: {outbound: {passthrough: false}}\nskipCreatingInitialPolicies: ['*']\nmeshServices: {mode: 3}")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("{backends: [{name: a}, {name: b}]}", "backends: cannot have more than 1 backends")]
    [InlineData("{backends: [{}, {}]}", "backends: cannot have more than 1 backends\nmtls.backends[1].name: \"\" name is already used for another backend")]
    [InlineData("{backends: [{name: a, dpCert: {}}]}", "dpcert.rotation.expiration: has to be a valid format")]
    [InlineData("{backends: [{name: a, dpCert: {rotation: {expiration: 1h30m}}}]}", "dpcert.rotation.expiration: has to be a valid format")]
    [InlineData("{enabledBackend: b, backends: [{name: a}]}", "enabledBackend: has to be set to one of the backends in the mesh")]
    public void rejects_mutual_tls_that_is_none(string mtls, string expected) => Assert.Equal($"mtls.{expected}", Rejections($"mtls: {mtls}"));

    [Fact]
    public void places_a_lifetime_where_the_manifest_has_it() => Assert.Equal(
        "spec.mtls.backends[0].dpCert.rotation.expiration",
        Assert.Single(Judge("apiVersion: kuma.io/v1alpha1\nkind: Mesh\nmetadata: {name: a}\nspec: {mtls: {backends: [{name: a, dpCert: {rotation: {expiration: 2e}}}]}}")).Path);

    [Theory]
    [InlineData("{type: file, conf: {path: a}}", "name: cannot be empty")]
    [InlineData("{name: a, type: file}", "config.path: cannot be empty")]
    [InlineData("{name: a, type: file, conf: {path: 1}}", "config: could not parse config: json: cannot unmarshal number into Go value of type string")]
    [InlineData("{name: a, type: tcp, conf: {}}", "config.address: cannot be empty")]
    [InlineData("{name: a, type: tcp, conf: {address: a}}", "config.address: has to be in format of HOST:PORT")]
    [InlineData("{name: a, type: tcp, conf: {address: ':80'}}", "config.address: has to be in format of HOST:PORT")]
    [InlineData("{name: a, type: tcp, conf: {address: '[]:80'}}", "config.address: has to be in format of HOST:PORT")]
    [InlineData("{name: a, type: tcp, conf: {address: 'a:'}}", "config.address: has to be in format of HOST:PORT")]
    [InlineData("{name: a, type: tcp, conf: {address: true}}", "config: could not parse config: json: cannot unmarshal bool into Go value of type string")]
    [InlineData("{name: a}", "type: unknown backend type. Available backends: \"tcp\", \"file\"")]
    public void rejects_a_backend_of_logs_that_is_none(string backend, string expected) =>
        Assert.Equal($"logging.backends[0].{expected}", Rejections($"logging: {{backends: [{backend}]}}"));

    [Theory]
    [InlineData("{type: datadog, conf: {address: a, port: 1}}", "name: cannot be empty")]
    [InlineData("{name: a, sampling: 100.1, type: datadog, conf: {address: a, port: 1}}", "sampling: has to be in [0.0 - 100.0] range")]
    [InlineData("{name: a, sampling: -1, type: datadog, conf: {address: a, port: 1}}", "sampling: has to be in [0.0 - 100.0] range")]
    [InlineData("{name: a, type: datadog, conf: {port: 1}}", "config.address: cannot be empty")]
    [InlineData("{name: a, type: datadog, conf: {address: a}}", "config.port: port must be in the range [1, 65535]")]
    [InlineData("{name: a, type: datadog, conf: {port: 1.5}}", "config: could not parse config: json: cannot unmarshal number 1.5 into Go value of type uint32")]
    [InlineData("{name: a, type: zipkin, conf: {}}", "config.url: cannot be empty")]
    [InlineData("{name: a, type: zipkin, conf: {url: a}}", "config.url: invalid URL")]
    [InlineData("{name: a, type: zipkin, conf: {url: 'http://a/b'}}", "config.url: port has to be explicitly specified")]
    [InlineData("{name: a, type: zipkin, conf: {url: 'http://a:1', apiVersion: v2}}", "config.apiVersion: has invalid value. Allowed values: httpJsonV1, httpJson, httpProto")]
    [InlineData("{name: a, type: zipkin, conf: {sharedSpanContext: 'yes'}}", "config: could not parse config: json: cannot unmarshal string into Go value of type bool")]
    [InlineData("{name: a, type: otel}", "type: unknown backend type. Available backends: \"zipkin\", \"datadog\"")]
    public void rejects_a_backend_of_traces_that_is_none(string backend, string expected) =>
        Assert.Equal($"tracing.backends[0].{expected}", Rejections($"tracing: {{backends: [{backend}]}}"));

    [Theory]
    [InlineData("{}", "type: unknown backend type. Available backends: \"prometheus\"")]
    [InlineData("{type: prometheus, conf: {port: {}}}", "conf: could not parse config: json: cannot unmarshal object into Go value of type uint32")]
    [InlineData("{type: prometheus, conf: {port: ''}}", "conf: could not parse config: unexpected end of JSON input")]
    [InlineData("{type: prometheus, conf: {tags: []}}", "conf: could not parse config: json: cannot unmarshal array into Go value of type map[string]json.RawMessage")]
    [InlineData("{type: prometheus, conf: {aggregate: {}}}", "conf: could not parse config: json: cannot unmarshal object into Go value of type []json.RawMessage")]
    [InlineData("{type: prometheus, conf: {aggregate: [1]}}", "conf: could not parse config: json: cannot unmarshal number into Go value of type map[string]json.RawMessage")]
    [InlineData("{type: prometheus, conf: {tls: {mode: none}}}", "conf: could not parse config: unknown value \"\\\"none\\\"\" for enum kuma.mesh.v1alpha1.PrometheusTlsConfig.Mode")]
    [InlineData("{type: prometheus, conf: {skipMTLS: true, tls: {mode: 0}}}", "conf: skipMTLS and tls configuration cannot be defined together")]
    [InlineData("{type: prometheus, conf: {envoy: {filterRegex: '[a'}}}", "conf.envoy.filterRegex: provided regexp isn't correct: error parsing regexp: missing closing ]: `[a`")]
    [InlineData("{type: prometheus, conf: {aggregate: [{}, {port: 1}]}}", "conf.aggregate[1].name: duplicate entry: , values have to be unique")]
    public void rejects_a_backend_of_metrics_that_is_none(string backend, string expected) =>
        Assert.Equal($"metrics.backends[0].{expected}", Rejections($"metrics: {{backends: [{backend}]}}"));

    [Theory]
    [InlineData("type: Mesh\nname: a\n", true)]
    [InlineData("apiVersion: kuma.io/v1alpha1\nkind: Mesh\nmetadata: {name: a}\nspec:\n  ", false)]
    public void leaves_to_the_webhook_of_kubernetes_what_it_resolves(string envelope, bool isRejected)
    {
        var found = Judge($"{envelope}metrics: {{backends: [{{name: a, type: prometheus, conf: {{skipMTLS: true, tls: {{mode: providedTLS}}}}}}]}}");

        Assert.Equal(isRejected, found.Count > 0);
    }

    [Theory]
    [InlineData("logging: {backends: [{name: a, type: file, conf: {path: a}}, {name: a, type: file, conf: {path: a}}]}", "logging.backends[1].name: \"a\" name is already used for another backend")]
    [InlineData("logging: {defaultBackend: a}", "logging.defaultBackend: has to be set to one of the logging backend in mesh")]
    [InlineData("tracing: {backends: [{name: a, type: zipkin, conf: {url: 'a://b:1'}}, {name: a, type: zipkin, conf: {url: 'a://b:1'}}]}", "tracing.backends[1].name: \"a\" name is already used for another backend")]
    [InlineData("tracing: {defaultBackend: a}", "tracing.defaultBackend: has to be set to one of the tracing backend in mesh")]
    [InlineData("metrics: {backends: [{name: a, type: prometheus}, {name: a, type: prometheus}]}", "metrics.backends[1].name: \"a\" name is already used for another backend")]
    [InlineData("metrics: {enabledBackend: a}", "metrics.enabledBackend: has to be set to one of the backends in the mesh")]
    public void rejects_names_of_backends_that_are_there_twice_or_not_at_all(string spec, string expected) => Assert.Equal(expected, Rejections(spec));

    [Theory]
    [InlineData("requirements")]
    [InlineData("restrictions")]
    public void rejects_constraints_without_proper_tags(string list) => Assert.Equal(
        $"""
        constraints.dataplaneProxy.{list}[0].tags: must have at least one tag
        constraints.dataplaneProxy.{list}[1].tags["a!"]: tag name must consist of alphanumeric characters, dots, dashes, slashes and underscores
        constraints.dataplaneProxy.{list}[1].tags["a!"]: tag value must be non-empty
        """,
        Rejections($"constraints: {{dataplaneProxy: {{{list}: [{{}}, {{tags: {{a!: }}}}]}}}}"));

    [Fact]
    public void rejects_an_egress_without_mutual_tls() =>
        Assert.Equal("mtls: has to be set when zoneEgress enabled", Rejections("routing: {zoneEgress: true}\nmtls: {backends: [{name: a}]}"));

    [Fact]
    public void rejects_a_name_that_is_too_long() => Assert.Equal(
        "name: cannot be longer than 63 characters", Judgement.Rejections("Mesh", "{}", name: new string('a', 64)));

    [Fact]
    public void tells_of_a_name_that_will_be_refused() => Assert.Equal(
        "name: Invalid Mesh resource name: '1.a'. It does not conform to the DNS format (RFC 1035). This is deprecated. Errors: a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
        Judgement.Deprecations("Mesh", "{}", name: "1.a"));

    [Fact]
    public void judges_the_name_alone_for_3_0()
    {
        Assert.Equal("", Judgement.Rejections("Mesh", "mtls: {enabledBackend: a}\nlogging: {backends: [{}]}", KumaSemantics.V3_0));
        Assert.StartsWith("name: a DNS-1035 label must consist of", Judgement.Rejections("Mesh", "{}", KumaSemantics.V3_0, name: "1.a"), StringComparison.Ordinal);
        Assert.Equal("", Judgement.Deprecations("Mesh", "{}", KumaSemantics.V3_0, name: "1.a"));
    }

    private static string Rejections(string spec) => Judgement.Rejections("Mesh", spec);

    private static IReadOnlyList<Finding> Judge(string manifest) =>
        Validator.Validate(Assert.Single(ManifestReader.Read(new SourceText("own.yaml", manifest)).Resources), ControlPlane.Default);
}
