using MeshTargeting.Reading;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Schema;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Reading;

/// <summary>What is known and judged of manifests depends on the version of Kuma.</summary>
public class VersionTests
{
    private const string TypedSource =
        "type: MeshExternalService\nname: a\nmesh: default\nspec:\n  match: {port: 443}\n  tls:\n    verification:\n      caCert:\n        ";

    internal static readonly ReadOptions V3 = new() { Semantics = KumaSemantics.V3_0 };

    [Fact]
    public void a_field_of_3_0_is_unknown_to_2_14_which_says_with_what_it_comes() => Assert.Equal(
        """
        9:9 MS002 spec.tls.verification.caCert.type unknown field "type"; it comes with Kuma 3.0
        10:9 MS002 spec.tls.verification.caCert.secretRef unknown field "secretRef"; it comes with Kuma 3.0
        """,
        Lines($"{TypedSource}type: Secret\n        secretRef: {{kind: Secret, name: a}}\n"));

    [Fact]
    public void a_field_of_3_0_is_read_for_3_0()
    {
        var result = Read.Yaml($"{TypedSource}type: Secret\n        secretRef: {{kind: Secret, name: vault}}\n", V3);

        Assert.Empty(result.Findings.Select(Read.Line));
        var source = Assert.IsType<Resource<MeshExternalServiceSpec>>(Assert.Single(result.Resources)).Spec.Tls?.Verification?.CaCert;
        Assert.Equal(("Secret", "vault"), (source?.Type, source?.SecretRef?.Name));
    }

    [Theory]
    [InlineData("secretRef: {kind: Secret, name: a}", "8:7 MS101 spec.tls.verification.caCert.type in body is required")]
    [InlineData("type: Vault", "9:15 MS102 spec.tls.verification.caCert.type in body should be one of [File Secret EnvVar InsecureInline]")]
    [InlineData("{type: Secret, secretRef: {kind: Config, name: a}}", "9:42 MS102 spec.tls.verification.caCert.secretRef.kind in body should be one of [Secret]")]
    [InlineData("{type: InsecureInline, insecureInline: {}}", "9:48 MS101 spec.tls.verification.caCert.insecureInline.value in body is required")]
    [InlineData("{type: InsecureInline, insecureInline: abc}", "9:48 MS004 spec.tls.verification.caCert.insecureInline expected an object, found the string \"abc\"")]
    [InlineData("{type: Secret, secretref: {}}", "9:24 MS002 spec.tls.verification.caCert.secretref unknown field \"secretref\"; did you mean \"secretRef\"?")]
    public void fields_of_3_0_are_judged_for_3_0(string source, string finding) => Assert.Equal(finding, Lines($"{TypedSource}{source}\n", V3));

    [Fact]
    public void what_3_0_demands_is_not_demanded_by_2_14() => Assert.Equal("", Lines($"{TypedSource}secret: a\n"));

    [Fact]
    public void what_is_gone_is_judged_until_3_0_and_then_passed_over()
    {
        const string Text = "type: MeshService\nname: a\nspec:\n  selector: {dataplaneTags: {a: {b: c}}}\n";

        Assert.Equal("4:33 MS004 spec.selector.dataplaneTags[\"a\"] expected a string, found an object", Lines(Text));
        Assert.Equal("", Lines(Text, V3));
    }

    [Fact]
    public void what_is_gone_is_passed_over_in_all_its_depth_and_no_further()
    {
        const string Text = """
            type: MeshTimeout
            name: a
            mesh: default
            spec:
              from: [{nonsense: 1, default: {idleTimeout: soon, http: {a: b}}}, 3]
              to: [{targetRef: {kind: Mesh, name: [1], proxyTypes: [Router], nonsense: 1}, default: {idleTimeout: soon}}]
            """;

        Assert.Equal(
            """
            6:66 MS002 spec.to[0].targetRef.nonsense unknown field "nonsense"
            6:103 MS106 spec.to[0].default.idleTimeout time: invalid duration "soon"
            """,
            Lines(Text, V3));
    }

    [Fact]
    public void what_is_gone_is_still_read_as_far_as_it_fits()
    {
        var result = Read.Yaml("type: MeshTrace\nname: a\nmesh: default\nspec: {targetRef: {kind: Mesh, name: b, namespace: {}}}\n", V3);

        var reference = Assert.IsType<Resource<MeshTraceSpec>>(Assert.Single(result.Resources)).Spec.TargetRef;
        Assert.Equal(("b", null), (reference?.Name, reference?.Namespace));
    }

    [Fact]
    public void a_placeholder_in_what_is_gone_makes_no_template()
    {
        const string Text = "type: MeshTrace\nname: a\nmesh: default\nspec: {targetRef: {kind: Mesh, tags: '{{ .Values.tags }}'}}\n";

        Assert.Empty(Read.Yaml(Text).Resources);
        Assert.Single(Read.Yaml(Text, V3).Resources);
    }

    [Fact]
    public void a_value_that_is_gone_is_refused_from_3_0_on()
    {
        const string Text = "type: MeshService\nname: a\nspec:\n  identities: [{type: ServiceTag, value: a}]\n";

        Assert.Equal("", Lines(Text));
        Assert.Equal("4:23 MS102 spec.identities[0].type in body should be one of [SpiffeID]", Lines(Text, V3));
    }

    [Fact]
    public void a_name_that_is_gone_is_not_suggested()
    {
        const string Text = "type: MeshService\nname: a\nspec:\n  selector: {dataplaneTag: {}}\n";

        Assert.Equal("4:14 MS002 spec.selector.dataplaneTag unknown field \"dataplaneTag\"; did you mean \"dataplaneTags\"?", Lines(Text));
        Assert.DoesNotContain("dataplaneTags\"", Lines(Text, V3), StringComparison.Ordinal);
    }

    [Fact]
    public void the_same_holds_of_fields_at_the_top_of_a_document() => Assert.Equal(
        "4:1 MS002 nonsense unknown field \"nonsense\"",
        Lines("type: Mesh\nname: a\nmtls: {backends: [{name: 1, nonsense: 2}]}\nnonsense: 3\nrouting: on\n", V3));

    [Fact]
    public void kinds_that_are_gone_are_judged_until_3_0_and_then_passed_over()
    {
        const string Text = "type: ZoneEgress\nname: a\nnetworking: {port: high}\nnonsense: 1\n";

        Assert.Equal(
            """
            4:1 MS002 nonsense unknown field "nonsense"
            3:20 MS004 networking.port expected an integer, found the string "high"
            """,
            Lines(Text));
        Assert.Equal("", Lines(Text, V3));
    }

    [Theory]
    [MemberData(nameof(Changed))]
    public void what_3_0_has_changed_is_clean_when_written_for_3_0(string manifest) => Assert.Equal("", Checked(manifest, KumaSemantics.V3_0));

    [Theory]
    [MemberData(nameof(Policies))]
    public void references_to_kinds_that_3_0_no_longer_takes_are_refused(string manifest)
    {
        string[] top = ["Mesh", "Dataplane"];
        string[] to = ["Mesh", "MeshService", "MeshExternalService", "MeshMultiZoneService", "MeshHTTPRoute"];

        foreach (var kind in (string[])["MeshSubset", "MeshGateway", "MeshServiceSubset", "Dataplane", .. to])
        {
            Refused("targetRef: {kind: Dataplane,", $"targetRef: {{kind: {kind},", top.Contains(kind));
            Refused("targetRef: {kind: MeshService,", $"targetRef: {{kind: {kind},", to.Contains(kind));
            Refused("backendRefs: [{kind: MeshService,", $"backendRefs: [{{kind: {kind},", to.Contains(kind));
        }

        void Refused(string written, string replaced, bool isTaken)
        {
            if (!isTaken && manifest.Contains(written, StringComparison.Ordinal))
            {
                Assert.NotEqual("", Checked(manifest.Replace(written, replaced, StringComparison.Ordinal), KumaSemantics.V3_0));
            }
        }
    }

    [Fact]
    public void definitions_know_what_2_14_knows_and_no_more() => Assert.All(
        KindCatalog.All.Select(k => k.Spec).SelectMany(Fields),
        p => Assert.Equal(p.Since is null, p.IsKnownIn(KumaSemantics.V2_14)));

    /// <summary>For each kind that 3.0 has changed, what it takes.</summary>
    private static readonly string[] WrittenFor3 =
    [
        "type: MeshExternalService\nname: a\nmesh: default\nspec:\n  match: {port: 443}\n  endpoints: [{address: a.example, port: 443}]\n  tls:\n    enabled: true\n    verification:\n      caCert: {type: InsecureInline, insecureInline: {value: pem}}\n      clientCert: {type: Secret, secretRef: {kind: Secret, name: cert}}\n      clientKey: {type: Secret, secretRef: {kind: Secret, name: key}}\n",
        "type: MeshService\nname: a\nmesh: default\nspec:\n  selector: {dataplaneLabels: {matchLabels: {app: a}}}\n  ports: [{port: 80, targetPort: 80, appProtocol: http}]\n  identities: [{type: SpiffeID, value: 'spiffe://a/b'}]\n",
        "type: Mesh\nname: a\nskipCreatingInitialPolicies: ['*']\n",
        "type: Dataplane\nname: a\nmesh: default\nlabels: {app: a}\nnetworking:\n  address: 10.0.0.1\n  inbound: [{port: 80, name: main, protocol: http}]\n  outbound: [{port: 81, backendRef: {kind: MeshService, name: b, port: 80}}]\n  transparentProxying: {redirectPortInbound: 15006, redirectPortOutbound: 15001}\n",
        "type: MeshTrust\nname: a\nmesh: default\nspec:\n  trustDomain: a.example\n  caBundles: [{type: Pem, pem: {value: \"-----BEGIN CERTIFICATE-----\\nTWVzaA==\\n-----END CERTIFICATE-----\"}}]\n",
        Policy("MeshAccessLog", "rules: [{default: {backends: [{type: OpenTelemetry, openTelemetry: {backendRef: {kind: MeshOpenTelemetryBackend, labels: {a: b}}}}]}}]"),
        Policy("MeshCircuitBreaker", "rules: [{default: {connectionLimits: {maxConnections: 2}}}]"),
        Policy("MeshFaultInjection", "rules: [{default: {http: [{abort: {httpStatus: 500, percentage: 50}}]}}]"),
        Policy("MeshHealthCheck", $"to: [{{{Destination}, default: {{interval: 10s, timeout: 2s, unhealthyThreshold: 3, healthyThreshold: 1, tcp: {{}}}}}}]"),
        Policy("MeshHTTPRoute", $"to: [{{{Destination}, rules: [{{matches: [{{path: {{type: PathPrefix, value: /}}}}], default: {{backendRefs: [{{kind: MeshService, labels: {{a: b}}, port: 80}}]}}}}]}}]"),
        Policy("MeshLoadBalancingStrategy", $"to: [{{{Destination}, default: {{loadBalancer: {{type: Maglev, maglev: {{tableSize: 65537}}}}, hashPolicies: [{{type: Connection, connection: {{sourceIP: true}}}}]}}}}]"),
        Policy("MeshMetric", "default: {backends: [{type: OpenTelemetry, openTelemetry: {backendRef: {kind: MeshOpenTelemetryBackend, labels: {a: b}}}}]}"),
        Policy("MeshPassthrough", "default: {passthroughMode: None}"),
        Policy("MeshProxyPatch", "default: {appendModifications: [{cluster: {operation: Remove, match: {name: a}}}]}"),
        Policy("MeshRateLimit", "rules: [{default: {local: {http: {requestRate: {num: 5, interval: 10s}}}}}]"),
        Policy("MeshRetry", $"to: [{{{Destination}, default: {{tcp: {{maxConnectAttempt: 3}}}}}}]"),
        Policy("MeshTCPRoute", $"to: [{{{Destination}, rules: [{{default: {{backendRefs: [{{kind: MeshService, labels: {{a: b}}, port: 80}}]}}}}]}}]"),
        Policy("MeshTLS", "rules: [{default: {mode: Strict}}]"),
        Policy("MeshTimeout", "rules: [{default: {idleTimeout: 10s}}]"),
        Policy("MeshTrace", "default: {backends: [{type: OpenTelemetry, openTelemetry: {backendRef: {kind: MeshOpenTelemetryBackend, labels: {a: b}}}}]}"),
        Policy("MeshTrafficPermission", "rules: [{default: {allow: [{spiffeID: {type: Prefix, value: 'spiffe://a/b'}}]}}]"),
    ];

    public static TheoryData<string> Changed => [.. WrittenFor3];

    public static TheoryData<string> Policies => [.. WrittenFor3.Where(manifest => manifest.Contains("targetRef:", StringComparison.Ordinal))];

    private const string Destination = "targetRef: {kind: MeshService, labels: {kuma.io/display-name: a}}";

    private static string Policy(string kind, string rest) =>
        $"type: {kind}\nname: own\nmesh: default\nspec:\n  targetRef: {{kind: Dataplane, labels: {{app: a}}}}\n  {rest}\n";

    /// <summary>What reading and validation say, without what is said of references that lead nowhere.</summary>
    internal static string Checked(string manifest, KumaSemantics semantics) => string.Join('\n', Checker.Check(new CheckInput
    {
        Judged = [new SourceText("a.yaml", manifest)],
        Options = new WorldOptions { Semantics = semantics },
    }).Findings.Where(f => f.Rule.Code.StartsWith("MS0", StringComparison.Ordinal) || f.Rule.Code.StartsWith("MS1", StringComparison.Ordinal)).Select(Read.Line));

    private static string Lines(string text, ReadOptions? options = null) => string.Join('\n', Read.Yaml(text, options).Findings.Select(Read.Line));

    private static IEnumerable<PropertySchema> Fields(ValueSchema schema) => schema switch
    {
        ObjectSchema o => o.Properties.Concat(o.Properties.SelectMany(p => Fields(p.Schema))),
        ListSchema list => Fields(list.Item),
        MapSchema map => Fields(map.Value),
        _ => [],
    };
}
