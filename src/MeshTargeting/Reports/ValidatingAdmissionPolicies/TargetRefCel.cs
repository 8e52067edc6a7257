using MeshTargeting.Validation.Common;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>The checks of targetRefs in CEL: of each what breaks it, given the reference and what the policy allows.</summary>
internal static class TargetRefCel
{
    /// <summary>The variable that is true where a policy has settings for inbounds.</summary>
    public const string AffectsInbounds = "variables.affectsInbounds";

    private static readonly Dictionary<TargetRefCheck, Func<string, TargetRefRules, string>> Broken = new()
    {
        [TargetRefChecks.NoNameOfMesh] = (r, _) => Cel.IsSet(r, "name"),
        [TargetRefChecks.NoName] = (r, _) => Cel.IsSet(r, "name"),
        [TargetRefChecks.NoMesh] = (r, _) => Cel.IsSet(r, "mesh"),
        [TargetRefChecks.NoNamespace] = (r, _) => Cel.IsSet(r, "namespace"),
        [TargetRefChecks.NoSectionName] = (r, _) => Cel.IsSet(r, "sectionName"),
        [TargetRefChecks.NoTags] = (r, _) => Cel.IsSet(r, "tags"),
        [TargetRefChecks.NoLabels] = (r, _) => Cel.IsSet(r, "labels"),
        [TargetRefChecks.NoProxyTypes] = (r, _) => Cel.IsSet(r, "proxyTypes"),
        [TargetRefChecks.NoGatewayTags] = (r, rules) => rules.GatewayTags ? "" : Cel.IsSet(r, "tags"),
        [TargetRefChecks.SomeProxyTypes] = (r, _) => $"\"proxyTypes\" in {r} && size({r}.proxyTypes) == 0",
        [TargetRefChecks.Name] = (r, _) => $"!({Cel.IsSet(r, "name")})",
        [TargetRefChecks.ProperName] = (r, rules) =>
            $"has({r}.name) && !{r}.name.matches({Cel.Text(TargetRefChecks.NamePattern)})"
            + (rules.AllowedName is { } allowed ? $" && {r}.name != {Cel.Text(allowed)}" : ""),
        [TargetRefChecks.NameOrLabels] = (r, _) => $"!({Cel.IsSet(r, "name")}) && !({Cel.IsSet(r, "labels")})",
        [TargetRefChecks.LabelsOrNameAndNamespace] = (r, _) => LabelsBesideName(r),
        [TargetRefChecks.LabelsOrName] = (r, _) => LabelsBesideName(r),
        [TargetRefChecks.SectionOfInbound] = (r, rules) => Cel.IsSet(r, "sectionName") + (rules.Inbound ? $" && !{AffectsInbounds}" : ""),
    };

    /// <summary>What breaks a check; null where the check is not said in CEL (the characters of tags), or nothing breaks it.</summary>
    public static string? OfBroken(TargetRefCheck check, string reference, TargetRefRules rules) =>
        Broken.TryGetValue(check, out var expression) && expression(reference, rules) is { Length: > 0 } broken ? broken : null;

    private static string LabelsBesideName(string r) =>
        $"{Cel.IsSet(r, "labels")} && (({Cel.IsSet(r, "name")}) || ({Cel.IsSet(r, "namespace")}))";
}
