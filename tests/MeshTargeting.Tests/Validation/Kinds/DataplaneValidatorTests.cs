using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation.Kinds;

public class DataplaneValidatorTests
{
    [Theory]
    [InlineData("networking: {address: 10.0.0.1}")]
    [InlineData("networking: {address: node-1.internal, inbound: [{port: 80, servicePort: 8080, address: 10.0.0.1, serviceAddress: '::1', tags: {kuma.io/service: web, kuma.io/protocol: HTTP2}}]}")]
    [InlineData("networking: {address: '2001:db8::1', inbound: [{port: 65535, protocol: mysql}]}")]
    [InlineData("networking: {address: 10.0.0.1, inbound: [{port: 80, serviceProbe: {interval: 10s, timeout: -1s, healthyThreshold: 1, tcp: {}}}]}")]
    [InlineData("networking: {address: 10.0.0.1, outbound: [{port: 1, backendRef: {kind: MeshExternalService, labels: {a: b}}}, {port: 2, tags: {kuma.io/service: db}}]}")]
    [InlineData("networking: {address: 10.0.0.1, gateway: {tags: {kuma.io/service: edge, kuma.io/protocol: TCP}}, outbound: [{port: 1, tags: {kuma.io/service: db}}]}\nprobes: {port: 9000, endpoints: [{inboundPort: 80, inboundPath: /live, path: '*'}]}")]
    [InlineData("networking: {address: 10.0.0.1, gateway: {type: BUILTIN}}")]
    [InlineData("networking: {address: 10.0.0.1, admin: {port: 80}, inbound: [{port: 80}]}")]
    [InlineData("networking: {address: 10.0.0.1, listeners: [{type: ZoneIngress, address: 10.0.0.1, port: 80, name: in}, {type: ZoneEgress, address: 10.0.0.2, port: 80}]}")]
    [InlineData("networking: {address: 10.0.0.1}\nmetrics: {type: prometheus, conf: {skipMTLS: true, tls: {mode: disabled}, aggregate: [{name: a}, {name: b}]}}")]
    public void accepts_what_kuma_accepts(string spec) => Assert.Equal("", Rejections(spec));

    [Theory]
    [InlineData("{}", "networking: must be defined")]
    [InlineData("networking: {}", "networking.address: address can't be empty")]
    [InlineData("networking: {address: '::'}", "networking.address: must not be 0.0.0.0 or ::")]
    [InlineData("networking: {address: 10.0.0.256/8}", "networking.address: address has to be valid IP address or domain name")]
    public void rejects_a_proxy_without_a_proper_address(string spec, string expected) => Assert.Equal(expected, Rejections(spec));

    [Theory]
    [InlineData("{}", "port: port must be in the range [1, 65535]")]
    [InlineData("{port: 65536}", "port: port must be in the range [1, 65535]")]
    [InlineData("{port: 1, servicePort: 65536}", "servicePort: port must be in the range [1, 65535]")]
    [InlineData("{port: 1, serviceAddress: web}", "serviceAddress: serviceAddress has to be valid IP address")]
    [InlineData("{port: 1, serviceAddress: 10.0.0.1}", "serviceAddress: serviceAddress and servicePort has to differ from address and port")]
    [InlineData("{port: 1, servicePort: 1, address: 1.1.1.1, serviceAddress: 1.1.1.1}", "serviceAddress: serviceAddress and servicePort has to differ from address and port")]
    [InlineData("{port: 1, address: 010.0.0.1}", "address: address has to be valid IP address")]
    [InlineData("{port: 1, tags: {version: v1}}", "tags[\"kuma.io/service\"]: tag has to exist")]
    [InlineData("{port: 1, tags: {kuma.io/service: a/b}}", "tags[\"kuma.io/service\"]: tag value must consist of alphanumeric characters, dots, dashes and underscores")]
    [InlineData("{port: 1, tags: {kuma.io/service: }}", "tags[\"kuma.io/service\"]: tag value must be non-empty")]
    [InlineData("{port: 1, tags: {kuma.io/service: a, kuma.io/protocol: amqp}}", "tags[\"kuma.io/protocol\"]: tag \"kuma.io/protocol\" has an invalid value \"amqp\". Allowed values: grpc, http, http2, kafka, tcp")]
    [InlineData("{port: 1, protocol: amqp}", "protocol: has an invalid value \"amqp\". Allowed values: grpc, http, http2, kafka, tcp")]
    [InlineData("{port: 1, serviceProbe: {interval: 0s}}", "serviceProbe.interval: must have a positive value")]
    [InlineData("{port: 1, serviceProbe: {timeout: '0'}}", "serviceProbe.timeout: must have a positive value")]
    [InlineData("{port: 1, serviceProbe: {unhealthyThreshold: 0}}", "serviceProbe.unhealthyThreshold: must have a positive value")]
    [InlineData("{port: 1, serviceProbe: {healthy_threshold: 0}}", "serviceProbe.healthyThreshold: must have a positive value")]
    public void rejects_an_inbound_that_is_none(string inbound, string expected) => Assert.Equal(
        $"networking.inbound[0].{expected}", Rejections($"networking: {{address: 10.0.0.1, inbound: [{inbound}]}}"));

    [Theory]
    [InlineData("{tags: {kuma.io/service: a}}", "port: port must be in the range [1, 65535]")]
    [InlineData("{port: 1, address: localhost, tags: {kuma.io/service: a}}", "address: address has to be valid IP address")]
    [InlineData("{port: 1}", "tags: mandatory tag \"kuma.io/service\" is missing")]
    [InlineData("{port: 1, tags: {a: b}}", "tags: mandatory tag \"kuma.io/service\" is missing")]
    [InlineData("{port: 1, backendRef: {kind: Mesh, name: a, port: 1}}", "backendRef.kind: invalid value. Available values are: MeshExternalService,MeshMultiZoneService,MeshService")]
    [InlineData("{port: 1, backendRef: {kind: MeshService, port: 1}}", "backendRef: either 'name' or 'labels' should be specified")]
    [InlineData("{port: 1, backendRef: {kind: MeshMultiZoneService, name: a}}", "backendRef.port: port must be in the range [1, 65535]")]
    [InlineData("{port: 1, tags: {a: b}, backendRef: {kind: MeshExternalService, name: a}}", "backendRef: both backendRef and tags/service cannot be defined")]
    public void rejects_an_outbound_that_is_none(string outbound, string expected) => Assert.Equal(
        $"networking.outbound[0].{expected}", Rejections($"networking: {{address: 10.0.0.1, outbound: [{outbound}]}}"));

    [Theory]
    [InlineData("{kind: Dataplane, name: a}", "kind: invalid value. Available values are: MeshExternalService,MeshMultiZoneService,MeshService")]
    [InlineData("{kind: MeshService, name: A}", "name: invalid characters. A lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character")]
    [InlineData("{kind: MeshService}", "name: name or labels are required")]
    [InlineData("{kind: MeshService, namespace: a}", "name: name is required, when namespace is defined")]
    [InlineData("{kind: MeshService, name: a, labels: {a: b}}", "labels: labels cannot be defined when name is specified")]
    public void rejects_a_reachable_backend_that_is_none(string reference, string expected) => Assert.Equal(
        $"networking.transparentProxing.reachableBackends.refs[0].{expected}",
        Rejections($"networking: {{address: 10.0.0.1, transparentProxying: {{reachableBackends: {{refs: [{reference}]}}}}}}"));

    [Fact]
    public void places_a_reachable_backend_where_the_manifest_has_it()
    {
        var read = ManifestReader.Read(new SourceText(
            "own.yaml", "type: Dataplane\nname: a\nnetworking: {address: a, transparentProxying: {reachableBackends: {refs: [{kind: MeshService}]}}}"));

        var finding = Assert.Single(Validator.Validate(Assert.Single(read.Resources), ControlPlane.Default));

        Assert.Equal("networking.transparentProxying.reachableBackends.refs[0].name", finding.Path);
    }

    [Fact]
    public void places_everything_below_the_spec_on_kubernetes()
    {
        var read = ManifestReader.Read(new SourceText(
            "own.yaml", "apiVersion: kuma.io/v1alpha1\nkind: Dataplane\nmesh: default\nmetadata: {name: a, namespace: b}\nspec: {networking: {}}"));

        var finding = Assert.Single(Validator.Validate(Assert.Single(read.Resources), ControlPlane.Default));

        Assert.Equal("spec.networking.address", finding.Field);
    }

    [Theory]
    [InlineData("inbound: [{port: 80}], admin: {port: 80}", "must differ from inbound")]
    [InlineData("inbound: [{port: 80, servicePort: 81, address: 10.0.0.1, serviceAddress: '::ffff:127.0.0.1'}], admin: {port: 81}", "must differ from inbound")]
    [InlineData("outbound: [{port: 82, tags: {kuma.io/service: a}}], admin: {port: 82}", "must differ from outbound")]
    public void rejects_the_admin_port_that_something_else_has(string networking, string expected) =>
        Assert.Equal($"networking.admin.port: {expected}", Rejections($"networking: {{address: 127.0.0.1, {networking}}}"));

    [Fact]
    public void rejects_what_a_delegated_gateway_has_not() => Assert.Equal(
        """
        networking.inbound: inbound cannot be defined for delegated gateways
        networking.listeners: listeners cannot be defined for delegated gateways
        networking.gateway.tags["kuma.io/protocol"]: other values than tcp are not allowed, provided value "http"
        networking.gateway.tags: mandatory tag "kuma.io/service" is missing
        probes.port: port must be in the range [1, 65535]
        probes.endpoints[0].inboundPort: port must be in the range [1, 65535]
        probes.endpoints[0].inboundPath: should be a valid URL Path
        probes.endpoints[0].path: should be a valid URL Path
        """,
        Rejections("""
            networking: {address: a, gateway: {type: DELEGATED, tags: {kuma.io/protocol: http}}, inbound: [{port: 1}], listeners: [{}]}
            probes: {endpoints: [{path: live}]}
            metrics: {type: statsd}
            """));

    [Fact]
    public void rejects_what_a_builtin_gateway_has_not() => Assert.Equal(
        """
        networking.inbound: inbound cannot be defined for builtin gateways
        networking.outbound: outbound cannot be defined for builtin gateways
        networking.listeners: listeners cannot be defined for builtin gateways
        networking.probes: probes cannot be defined for builtin gateways
        """,
        Rejections("""
            networking: {address: a, gateway: {type: 1}, inbound: [{port: 1}], outbound: [{port: 1, tags: {kuma.io/service: a}}], listeners: [{}]}
            probes: {}
            """));

    [Theory]
    [InlineData("{address: a, port: 1}", ".type: type must be ZoneIngress or ZoneEgress")]
    [InlineData("{type: ZoneEgress, port: 1}", ".address: address can't be empty")]
    [InlineData("{type: ZoneEgress, address: a}", ".port: port must be in the range [1, 65535]")]
    [InlineData("{type: ZoneEgress, address: a, port: 1, name: '80'}", ".name: name \"80\" must be unique across inbounds and listeners")]
    [InlineData("{type: ZoneEgress, address: a, port: 9}", ": address:port a:9 is used by listeners of different types")]
    [InlineData("{type: ZoneIngress, address: a, port: 9}", ": address:port a:9 is already used by another listener")]
    [InlineData("{type: ZoneIngress, address: 10.0.0.1, port: 80}", ": address:port 10.0.0.1:80 collides with an inbound listener")]
    public void rejects_a_listener_that_is_none(string listener, string expected) => Assert.Equal(
        $"networking.listeners[1]{expected}",
        Rejections($"networking: {{address: 10.0.0.1, inbound: [{{port: 80}}], listeners: [{{type: ZoneIngress, address: a, port: 9, name: first}}, {listener}]}}"));

    [Theory]
    [InlineData("{}", "type: unknown backend type. Available backends: \"prometheus\"")]
    [InlineData("{type: prometheus, conf: {port: many}}", "conf: could not parse config: invalid character 'm' looking for beginning of value")]
    [InlineData("{type: prometheus, conf: {skipMTLS: true, tls: {}}}", "conf: skipMTLS and tls configuration cannot be defined together")]
    [InlineData("{type: prometheus, conf: {envoy: {filterRegex: 'a('}}}", "conf.envoy.filterRegex: provided regexp isn't correct: error parsing regexp: missing closing ): `a(`")]
    [InlineData("{type: prometheus, conf: {aggregate: [{name: a}, {name: a}]}}", "conf.aggregate[1].name: duplicate entry: a, values have to be unique")]
    public void rejects_metrics_of_another_sort(string metrics, string expected) =>
        Assert.Equal($"metrics.{expected}", Rejections($"networking: {{address: a}}\nmetrics: {metrics}"));

    [Theory]
    [InlineData("networking: {address: a, inbound: [{port: 1, tags: {'!': ''}}]}\nmetrics: {}\nprobes: {}", "")]
    [InlineData("networking: {address: a, outbound: [{port: 1, tags: {kuma.io/service: a}}]}", "networking.outbound[0].backendRef: must be defined")]
    [InlineData("networking: {address: a, outbound: [{port: 1, tags: {a: b}, backendRef: {kind: MeshService, name: a, port: 1}}]}", "")]
    [InlineData("networking: {address: a, inbound: [{port: 1, protocol: kafka}]}", "networking.inbound[0].protocol: has an invalid value \"kafka\". Allowed values: grpc, http, http2, tcp")]
    [InlineData("networking: {gateway: {type: BUILTIN}}", ": unknown value \"\\\"BUILTIN\\\"\" for enum kuma.mesh.v1alpha1.Dataplane.Networking.Gateway.GatewayType")]
    [InlineData("networking: {address: a, gateway: {tags: {a: b}}}", "networking.gateway.tags: mandatory tag \"kuma.io/service\" is missing")]
    public void judges_for_3_0_as_kuma_3_0_does(string spec, string expected) =>
        Assert.Equal(expected, Judgement.Rejections("Dataplane", spec, KumaSemantics.V3_0));

    private static string Rejections(string spec) => Judgement.Rejections("Dataplane", spec);
}
