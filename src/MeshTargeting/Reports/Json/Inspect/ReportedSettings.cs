using System.Text.Json;
using System.Text.Json.Serialization;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Json.Inspect;

/// <summary>What policies of one kind come to, as scripts read it.</summary>
/// <param name="Kind">The kind of the policies.</param>
/// <param name="Conf">What they set, merged.</param>
/// <param name="Values">The same value by value, each with where it comes from.</param>
public sealed record ReportedSettings(string Kind, JsonElement Conf, IReadOnlyList<ReportedValue> Values)
{
    internal static ReportedSettings Of(Settings settings, Places places) => new(
        settings.Kind.Name, settings.Conf.ToJson(), settings.Values.Select(v => ReportedValue.Of(v, places)).ToList());

    internal static IReadOnlyList<ReportedSettings> Of(IEnumerable<Settings> settings, Places places) =>
        settings.Select(s => Of(s, places)).ToList();
}

/// <summary>A value, and where it comes from.</summary>
/// <param name="Path">The field, for example <c>http.requestTimeout</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Origin">Where it comes from; null for what no manifest says.</param>
/// <param name="Note">Why it has no effect here, for example <c>no effect on tcp</c>; null, and left out, where it has one.</param>
public sealed record ReportedValue(
    string Path,
    JsonElement Value,
    ReportedPlace? Origin,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note)
{
    internal static ReportedValue Of(SettingValue value, Places places) =>
        new(value.Path, value.Value.ToJson(), ReportedPlace.Of(value.Place, places), value.Note);
}

/// <summary>A place in a policy.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Path">The place in its manifest; empty for the whole of it.</param>
/// <param name="File">The file; null where the policy comes from none.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ReportedPlace(ResourceName Policy, string Path, string? File, int? Line, int? Column)
{
    internal static ReportedPlace? Of(ConfPlace? place, Places places) => place is null
        ? null
        : new ReportedPlace(
            ResourceName.Of(place.Policy.Id), place.Path, place.Policy.Source?.File, places.Find(place)?.Line, places.Find(place)?.Column);
}
