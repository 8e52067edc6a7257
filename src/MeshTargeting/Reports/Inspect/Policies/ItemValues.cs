using System.Globalization;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Inspect.Policies;

/// <summary>What an item of a policy sets, value by value; of a route, rule by rule.</summary>
internal static class ItemValues
{
    public static IEnumerable<SettingValue> Of(PolicyItem item) => RulesOf(item) is { } rules
        ? rules.Items.Select((rule, i) => new SettingValue(
            string.Create(CultureInfo.InvariantCulture, $"rules[{i}]"), rule, Text(rule), rule.Place))
        : SettingValues.Of(item.Conf).Where(v => v.Value is not ConfObject { Fields.Count: 0 });

    /// <summary>The rules of a MeshHTTPRoute in the order of the manifest: they are kept the last first.</summary>
    private static ConfList? RulesOf(PolicyItem item) =>
        (item.Conf as ConfObject)?.Find("rules") is ConfList { Items: [ConfObject first, ..] } rules && first.Find("matches") is not null
            ? new ConfList(rules.Items.Reverse().ToArray(), rules.Place)
            : null;

    private static string Text(ConfValue rule) => string.Join(
        " or ", ((rule as ConfObject)?.Find("matches") as ConfList)?.Items.Select(RouteMatchText.Of) ?? []);
}
