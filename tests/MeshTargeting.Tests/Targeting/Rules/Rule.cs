using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Worlds;

namespace MeshTargeting.Tests.Targeting.Rules;

/// <summary>Policies for tests of rules, and rules as one line each.</summary>
internal static class Rule
{
    /// <summary>A policy on Universal.</summary>
    public static Resource Policy(string kind, string name, string specJson, params (string, string)[] labels) =>
        Shop.Decode(KindCatalog.FindKuma(kind)!, Given.Meta(name, labels: labels), specJson);

    /// <summary>For example <c>env=prod,zone!=east → {"action":"Allow"} of a, b</c>.</summary>
    public static string Line(SubsetRule rule) =>
        $"{string.Join(',', rule.Subset)} → {rule.Conf} of {string.Join(", ", rule.Origins.Select(o => o.Metadata.Name))}";

    /// <summary>Every rule as a line.</summary>
    public static IEnumerable<string> Lines(SubsetRules rules) => rules.Rules.Select(Line);
}
