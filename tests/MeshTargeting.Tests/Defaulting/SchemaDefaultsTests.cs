using MeshTargeting.Defaulting;
using MeshTargeting.Reading;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Defaulting;

/// <summary>The defaults that kinds declare are filled in as an API server fills in those of a definition.</summary>
public class SchemaDefaultsTests
{
    [Theory]
    [InlineData("MeshMultiZoneService", "{ports: [{port: 80}, {port: 81, appProtocol: http}]}", "/spec/ports/0/appProtocol = tcp")]
    [InlineData("MeshExternalService", "{match: {port: 80}}", "/spec/match/type = HostnameGenerator, /spec/match/protocol = tcp")]
    [InlineData(
        "MeshExternalService",
        "{match: {type: HostnameGenerator, port: 80, protocol: tcp}, tls: {enabled: true, verification: {subjectAltNames: [{value: a}]}}}",
        "/spec/tls/allowRenegotiation = False, /spec/tls/verification/mode = Secured, /spec/tls/verification/subjectAltNames/0/type = Exact")]
    public void fill_in_what_objects_that_are_there_leave_out(string kind, string spec, string expected)
    {
        var given = Given(kind, spec);

        var result = Defaulter.Apply(given);

        Assert.Equal(expected, string.Join(", ", result.FilledIn));
        Assert.Empty(Defaulter.Apply(result.Resource).FilledIn);
    }

    [Theory]
    [InlineData("MeshExternalService", "{}")]
    [InlineData("MeshTimeout", "{to: [{targetRef: {kind: Mesh}, default: {}}]}")]
    public void make_no_object_that_is_not_there(string kind, string spec)
    {
        var given = Given(kind, spec);

        var result = Defaulter.Apply(given);

        Assert.Empty(result.FilledIn);
        Assert.Same(given, result.Resource);
    }

    private static Resource Given(string kind, string spec) =>
        Assert.Single(ManifestReader.Read(new SourceText("a.yaml", $"{{type: {kind}, name: a, mesh: default, spec: {spec}}}")).Resources);
}
