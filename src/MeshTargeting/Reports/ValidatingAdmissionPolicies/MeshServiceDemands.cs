using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>
/// What is demanded of a MeshService: what Kuma demands, and what the reference does beyond that. The latter is not demanded of what
/// Kuma itself writes or will make anew, and in an update only of what the update brings.
/// </summary>
internal static class MeshServiceDemands
{
    private const string IsExempt = "variables.isExempt";

    /// <summary>The demands.</summary>
    public static AdmissionPolicy Of(ControlPlane controlPlane) =>
        new(MeshServiceSpec.Descriptor, [.. Variables(controlPlane)], [.. OfKuma(), .. OfReference(), .. MeshServicePortDemands.All.Select(UnlessExempt)]);

    private static IEnumerable<(string Name, string Expression)> Variables(ControlPlane controlPlane)
    {
        yield return ("isExempt", Exempt(controlPlane));
        yield return ("spec", Cel.Map("object", "spec"));
        yield return ("specBefore", $"{Cel.IsUpdate} && has(oldObject.spec) ? oldObject.spec : {{}}");
        yield return ("ports", Cel.Items("variables.spec", "ports"));
        yield return ("portsBefore", Cel.Items("variables.specBefore", "ports"));
        yield return ("selector", Cel.Map("variables.spec", "selector"));
        yield return ("selectorBefore", Cel.Map("variables.specBefore", "selector"));
        yield return ("chosen", Chosen("variables.selector"));
        yield return ("chosenBefore", Chosen("variables.selectorBefore"));
        yield return ("name", DisplayedName("object"));
        yield return ("nameBefore", $"{Cel.IsUpdate} ? ({DisplayedName("oldObject")}) : \"\"");
    }

    private static string Exempt(ControlPlane controlPlane) =>
        $"request.userInfo.username in {Cel.List(controlPlane.PrivilegedUsers)}"
        + $" || (has(object.metadata.labels) && {Cel.Text(KumaLabels.ManagedBy)} in object.metadata.labels)";

    private static string Chosen(string selector) =>
        $"[\"dataplaneTags\", \"dataplaneRef\", \"dataplaneLabels\"].filter(s, s in {selector})";

    private static string DisplayedName(string owner)
    {
        var key = Cel.Text(KumaLabels.DisplayName);
        var annotations = $"{owner}.metadata.annotations";
        return $"has({annotations}) && {key} in {annotations} && {annotations}[{key}] != \"\" ? {annotations}[{key}] : {owner}.metadata.name";
    }

    private static IEnumerable<AdmissionRule> OfKuma()
    {
        yield return new AdmissionRule(
            KumaRules.NameTooLong, "name", $"must not be longer than {DestinationValidator.LongestName} characters",
            $"size(bytes(variables.name)) <= {DestinationValidator.LongestName}");
        yield return new AdmissionRule(
            KumaRules.SeveralSelectors,
            "spec.selector",
            "must specify only one of: dataplaneTags, dataplaneRef, or dataplaneLabels",
            "size(variables.chosen) <= 1");
    }

    private static IEnumerable<AdmissionRule> OfReference()
    {
        yield return UnlessExempt(new AdmissionRule(
            SelectorRules.NameNotDnsLabel,
            "metadata.name",
            "is no DNS-1035 label: lower-case letters, digits and '-' only, first a letter, last a letter or digit",
            $"variables.name.matches({Cel.Text(Names.Dns1035Pattern)}) || ({Cel.IsUpdate} && variables.name == variables.nameBefore)"));
        yield return UnlessExempt(new AdmissionRule(
            SelectorRules.NoSelector,
            "spec.selector",
            "selects no proxy: set one of dataplaneTags, dataplaneRef and dataplaneLabels",
            $"size(variables.chosen) > 0 || ({Cel.IsUpdate} && size(variables.chosenBefore) == 0)"));
        foreach (var (field, isEmpty) in new (string, Func<string, string>)[] { ("dataplaneTags", HasNoTags), ("dataplaneRef.name", HasNoName) })
        {
            yield return UnlessExempt(new AdmissionRule(
                SelectorRules.EmptySelector,
                $"spec.selector.{field}",
                "is empty and therefore matches no proxy",
                $"!({isEmpty("")}) || ({Cel.IsUpdate} && {isEmpty("Before")})"));
        }
    }

    private static string HasNoTags(string when) =>
        $"variables.chosen{when} == [\"dataplaneTags\"] && size(variables.selector{when}.dataplaneTags) == 0";

    private static string HasNoName(string when) =>
        $"variables.chosen{when} == [\"dataplaneRef\"] && !({Cel.IsSet($"variables.selector{when}.dataplaneRef", "name")})";

    private static AdmissionRule UnlessExempt(AdmissionRule rule) => rule with { Expression = $"{IsExempt} || {rule.Expression}" };
}
