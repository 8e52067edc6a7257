using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation.Kinds;

/// <summary>Kuma's notices of the names of services and their ports, of which server names are made, and what 3.0 makes of them.</summary>
public class DestinationNoticesTests
{
    private const string NoLabel =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    private const string NoPort =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private static readonly string Long = new('a', 63);

    private static readonly Dictionary<string, string> Specs = new()
    {
        ["MeshService"] = "selector: {dataplaneLabels: {matchLabels: {app: a}}}\n  ports: [{port: 80}]",
        ["MeshMultiZoneService"] = "selector: {meshService: {matchLabels: {app: a}}}\n  ports: [{port: 80}]",
        ["MeshExternalService"] = "match: {port: 80}",
    };

    public static TheoryData<string> Kinds => [.. Specs.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void says_nothing_of_a_proper_name(string kind) => Assert.Empty(Judge(kind, "shop", Specs[kind]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void warns_of_a_name_with_dots_which_3_0_refuses(string kind)
    {
        Assert.Equal(
            [
                $"MS801 name: Invalid {kind} resource name: 'shop.eu'. It does not conform to the DNS format (RFC 1035). This is deprecated. Errors: {NoLabel}",
                $"MS801 {Port(kind)}: Invalid {kind} SNI (port \"80\"): name \"shop.eu\" does not conform to RFC 1123: must not contain dots. This is deprecated.",
            ],
            Judge(kind, "shop.eu", Specs[kind]));
        Assert.Equal([$"MS115 name: {NoLabel}"], Judge(kind, "shop.eu", Specs[kind], new ControlPlane { Semantics = KumaSemantics.V3_0 }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void limits_the_length_of_a_name_in_3_0(string kind) => Assert.Equal(
        ["MS115 name: must be no more than 63 characters"],
        Judge(kind, Long + "a", Specs[kind], new ControlPlane { Semantics = KumaSemantics.V3_0 }));

    [Theory]
    [InlineData("MeshService")]
    [InlineData("MeshExternalService")]
    public void tells_of_a_name_that_is_too_long_once(string kind) =>
        Assert.Equal(["MS110 name: must not be longer than 63 characters"], Judge(kind, Long + "a", Specs[kind]));

    [Fact]
    public void only_warns_of_a_long_name_of_a_multi_zone_service() => Assert.Equal(
        [
            $"MS801 name: Invalid MeshMultiZoneService resource name: '{Long}a'. It does not conform to the DNS format (RFC 1035). This is deprecated. Errors: must be no more than 63 characters",
            $"MS801 {Port("MeshMultiZoneService")}: Invalid MeshMultiZoneService SNI (port \"80\"): name \"{Long}a\" does not conform to RFC 1123: must be no more than 63 characters. This is deprecated.",
        ],
        Judge("MeshMultiZoneService", Long + "a", Specs["MeshMultiZoneService"]));

    [Fact]
    public void warns_of_each_port_whose_name_is_no_label() => Assert.Equal(
        [
            "MS801 spec.ports[0]: Invalid MeshService SNI (port \"a.b\"): must not contain dots. This is deprecated.",
            $"MS801 spec.ports[1]: Invalid MeshService SNI (port \"{Long}a\"): must be no more than 63 characters. This is deprecated.",
            $"MS801 spec.ports[2]: Invalid MeshService SNI (port \"A \\\"b\\\"\"): {NoPort}. This is deprecated.",
            "MS801 spec.ports[3]: Invalid MeshService SNI (port \"\"): mesh, name and sectionName must be non-empty. This is deprecated.",
        ],
        Judge(
            "MeshService",
            "shop",
            $"selector: {{dataplaneRef: {{name: a}}}}\n  ports: [{{port: 1, name: a.b}}, {{port: 2, name: {Long}a}}, {{port: 3, name: 'A \"b\"'}}, {{port: 4, name: ''}}]"));

    [Theory]
    [InlineData("mesh: a_b", "", "mesh \"a_b\"", NoPort)]
    [InlineData("labels: {kuma.io/zone: east.1}", "", "zone \"east.1\"", "must not contain dots")]
    [InlineData("labels: {kuma.io/zone: east, k8s.kuma.io/namespace: a.b}", "", "namespace \"a.b\"", "must not contain dots")]
    [InlineData("labels: {}", "east.1", "zone \"east.1\"", "must not contain dots")]
    public void warns_of_mesh_zone_and_namespace(string metadata, string zone, string part, string problem) => Assert.Equal(
        [$"MS801 spec.match.port: Invalid MeshExternalService SNI (port \"80\"): {part} does not conform to RFC 1123: {problem}. This is deprecated."],
        Judge("MeshExternalService", "shop", "match: {port: 80}", new ControlPlane { Zone = zone.Length == 0 ? null : zone }, metadata));

    [Theory]
    [InlineData("labels: {k8s.kuma.io/namespace: a.b}")]
    [InlineData("labels: {kuma.io/zone: '', k8s.kuma.io/namespace: a.b}")]
    public void leaves_the_namespace_out_where_there_is_no_zone(string metadata) =>
        Assert.Empty(Judge("MeshExternalService", "shop", "match: {port: 80}", ControlPlane.Default, metadata));

    [Theory]
    [InlineData(47, "")]
    [InlineData(48, "MS801 spec.match.port: Invalid MeshExternalService SNI (port \"80\"): computed SNI is 254 characters which exceeds the DNS hostname limit (253). This is deprecated.")]
    public void warns_of_a_server_name_that_is_too_long_as_a_whole(int namespaceLength, string expected)
    {
        var metadata = $"mesh: {Long}\nlabels: {{kuma.io/zone: {Long}, k8s.kuma.io/namespace: {new string('n', namespaceLength)}}}";

        Assert.Equal(expected, string.Join('\n', Judge("MeshExternalService", Long, "match: {port: 80}", ControlPlane.Default, metadata)));
    }

    private static string Port(string kind) => kind == "MeshExternalService" ? "spec.match.port" : "spec.ports[0]";

    private static IEnumerable<string> Judge(string kind, string name, string spec, ControlPlane? controlPlane = null, string metadata = "mesh: default")
    {
        var read = ManifestReader.Read(new SourceText("own.yaml", $"type: {kind}\nname: {name}\n{metadata}\nspec:\n  {spec}\n"));
        return Validator.Validate(Assert.Single(read.Resources), controlPlane ?? ControlPlane.Default)
            .Where(f => f.Rule.IsKumaRejection || f.Rule.Code == "MS801")
            .Select(f => $"{f.Rule.Code} {f.Path}: {f.Message}");
    }
}
