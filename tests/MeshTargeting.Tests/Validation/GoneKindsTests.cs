using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation;

public class GoneKindsTests
{
    private const string Legacy = "type: Timeout\nname: a\nmesh: default\nsources: []";
    private const string Gateway = "type: MeshGateway\nname: a\nselectors: [{match: {kuma.io/service: a}}]\nconf: {listeners: [{port: 80, protocol: HTTP}]}";

    [Theory]
    [InlineData("2.14", Legacy, "MS802 Info Timeout is gone in Kuma 3.0; write a MeshTimeout in its place")]
    [InlineData("3.0", Legacy, "MS802 Error Timeout is gone in Kuma 3.0; write a MeshTimeout in its place")]
    [InlineData("2.14", Gateway, "")]
    [InlineData("3.0", Gateway, "MS802 Error MeshGateway is gone in Kuma 3.0")]
    public void are_told_and_refused_where_they_are_gone(string version, string manifest, string expected)
    {
        var semantics = KumaSemantics.Parse(version)!;
        var read = ManifestReader.Read(new SourceText("own.yaml", manifest), new ReadOptions { Semantics = semantics });

        var found = Validator.Validate(Assert.Single(read.Resources), new ControlPlane { Semantics = semantics });

        Assert.Equal(expected, string.Join('\n', found.Select(f => $"{f.Rule.Code} {f.Severity} {f.Message}")));
    }
}
