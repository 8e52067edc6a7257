using MeshTargeting.Resources;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>What is demanded of the references that stand in one place of a policy.</summary>
internal static class ReferenceRules
{
    /// <summary>Kinds that are taken in place of the usual ones.</summary>
    /// <param name="When">The variable that is true then.</param>
    /// <param name="Words">When that is, for the message.</param>
    /// <param name="Rules">What is taken then.</param>
    public sealed record Otherwise(string When, string Words, TargetRefRules Rules);

    /// <summary>The demands.</summary>
    /// <param name="field">The place, for messages.</param>
    /// <param name="everywhere">Makes of a demand on one reference the demand on all that stand there.</param>
    /// <param name="usual">What is taken.</param>
    /// <param name="otherwise">What is taken in other circumstances; null for the same.</param>
    public static IEnumerable<AdmissionRule> Of(
        string field, Func<Func<string, string>, string> everywhere, TargetRefRules usual, Otherwise? otherwise)
    {
        yield return Kinds(field, everywhere, usual, otherwise);
        var all = otherwise is null ? usual.Kinds : [.. usual.Kinds.Union(otherwise.Rules.Kinds)];
        foreach (var check in all.SelectMany(kind => TargetRefChecks.Of(kind, KumaSemantics.V2_14)).Distinct())
        {
            IReadOnlyList<string> kinds = [.. all.Where(kind => TargetRefChecks.Of(kind, KumaSemantics.V2_14).Contains(check))];
            var rules = usual.Kinds.Contains(kinds[0]) || otherwise is null ? usual : otherwise.Rules;
            if (TargetRefCel.OfBroken(check, "", rules) is not null)
            {
                yield return new AdmissionRule(
                    check.Rule,
                    check.Field.Length == 0 ? field : $"{field}.{check.Field}",
                    check.Message(Words(kinds)),
                    everywhere(r => $"{Cel.IsNoneOf($"{r}.kind", kinds)} || !({TargetRefCel.OfBroken(check, r, rules)})"));
            }
        }
    }

    private static AdmissionRule Kinds(
        string field, Func<Func<string, string>, string> everywhere, TargetRefRules usual, Otherwise? otherwise) => new(
        KumaRules.NotSupported,
        $"{field}.kind",
        $"value is not supported, only {Words(usual.Kinds)}" + (otherwise is null ? "" : $"; {otherwise.Words} {Words(otherwise.Rules.Kinds)}"),
        everywhere(r => otherwise is null
            ? Cel.IsOneOf($"{r}.kind", usual.Kinds)
            : $"{r}.kind in ({otherwise.When} ? {Cel.List(otherwise.Rules.Kinds)} : {Cel.List(usual.Kinds)})"));

    private static string Words(IReadOnlyList<string> kinds) =>
        kinds.Count == 1 ? kinds[0] : $"{string.Join(", ", kinds.SkipLast(1))} or {kinds[^1]}";
}
