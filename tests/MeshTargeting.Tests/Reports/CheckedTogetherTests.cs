using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports;

/// <summary>What reading, validation and permissions find of one document comes together, and nothing gets lost.</summary>
public class CheckedTogetherTests
{
    [Fact]
    public void a_mixed_role_hides_no_fault_of_the_schema() => Assert.Equal(
        ["MS119 spec.to", "MS102 spec.to[0].rules[0].matches[0].method"],
        Errors("""
            apiVersion: kuma.io/v1alpha1
            kind: MeshHTTPRoute
            metadata: {name: r, namespace: demo}
            spec:
              to:
                - targetRef: {kind: MeshService, name: a}
                  rules: [{matches: [{method: get}], default: {}}]
                - targetRef: {kind: MeshService, name: b, namespace: other}
                  rules: []
            """));

    [Fact]
    public void a_kind_that_is_not_supported_comes_with_those_that_are()
    {
        var finding = Assert.Single(Checked("""
            type: MeshTimeout
            name: t
            mesh: default
            spec:
              to: [{targetRef: {kind: MeshServcie, name: a}, default: {idleTimeout: 1s}}]
            """).Findings);

        Assert.Equal("value 'MeshServcie' is not supported", finding.Message);
        Assert.Equal(
            "Did you mean MeshService? Supported here: Mesh, MeshService, MeshExternalService, MeshMultiZoneService, MeshHTTPRoute.",
            finding.Remediation);
    }

    private static IEnumerable<string> Errors(string text) =>
        Checked(text).Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Rule.Code} {f.Path}");

    private static CheckResult Checked(string text) => Checker.Check(new CheckInput { Judged = [new SourceText("own.yaml", text)] });
}
