using MeshTargeting.Reports.ValidatingAdmissionPolicies;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Tests.Reports.AdmissionPolicies;

public class AdmissionPolicyWriterTests
{
    [Fact]
    public void the_files_under_deploy_are_those_that_the_rules_make() =>
        CheckedInFiles.Verify("deploy/policies", AdmissionPolicyWriter.WriteAll(ControlPlane.Default));

    [Fact]
    public void every_policy_of_kuma_has_one()
    {
        var expected = KindCatalog.All.Where(k => k.IsPolicy && k.Successor is null).Select(k => k.Name).Append("MeshService");

        Assert.Equal(expected.Order(StringComparer.Ordinal), Policies().Select(p => p.Kind.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void every_message_names_the_field_and_the_code() => Assert.All(
        Policies().SelectMany(p => p.Rules),
        rule => Assert.Matches(@"^(spec|name|metadata)[^:]*: [^\n]+ \(MS[12][0-9][0-9]\)$", rule.Message));

    [Fact]
    public void every_code_is_one_of_a_rule_on_one_object_alone() => Assert.All(
        Policies().SelectMany(p => p.Rules),
        rule => Assert.Contains(rule.Rule, ValidationRules.All));

    [Fact]
    public void every_check_of_a_targetref_is_said_but_for_the_characters_of_tags()
    {
        string[] kinds =
            ["Mesh", "MeshSubset", "MeshGateway", "MeshService", "MeshExternalService", "MeshMultiZoneService", "MeshServiceSubset", "MeshHTTPRoute", "Dataplane"];

        var unsaid = kinds.SelectMany(kind => TargetRefChecks.Of(kind, KumaSemantics.V2_14))
            .Where(check => TargetRefCel.OfBroken(check, "r", new TargetRefRules(kinds)) is null)
            .Distinct();

        Assert.Equal([TargetRefChecks.ProperTags, TargetRefChecks.ProperSelector], unsaid);
    }

    [Fact]
    public void warns_instead_of_denying_when_told_to()
    {
        var denying = AdmissionPolicyWriter.WriteAll(ControlPlane.Default);
        var warning = AdmissionPolicyWriter.WriteAll(ControlPlane.Default, warnOnly: true);

        Assert.All(denying, file => Assert.Contains("\n  validationActions:\n    - Deny\n", file.Content, StringComparison.Ordinal));
        Assert.All(warning, file => Assert.Contains("\n  validationActions:\n    - Warn\n    - Audit\n", file.Content, StringComparison.Ordinal));
    }

    [Fact]
    public void knows_the_control_plane_by_its_namespace()
    {
        var made = AdmissionPolicyWriter.WriteAll(ControlPlane.Default with { SystemNamespace = "kuma" });

        Assert.DoesNotContain(made, file => file.Content.Contains("kuma-system", StringComparison.Ordinal));
        Assert.Contains(
            "system:serviceaccount:kuma:kuma-control-plane",
            made.Single(f => f.FileName == "kuma.io_meshservices.yaml").Content,
            StringComparison.Ordinal);
    }

    private static IEnumerable<AdmissionPolicy> Policies() => AdmissionPolicyWriter.Policies(ControlPlane.Default);
}
