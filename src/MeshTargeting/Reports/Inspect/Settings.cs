using MeshTargeting.Resources;
using MeshTargeting.Targeting.Effects;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Inspect;

/// <summary>What policies of one kind come to for a proxy, an inbound or an outbound.</summary>
/// <param name="Kind">The kind of the policies.</param>
/// <param name="Conf">What they set, merged.</param>
/// <param name="Values">The same, value by value, in the order of the configuration.</param>
public sealed record Settings(KindDescriptor Kind, ConfValue Conf, IReadOnlyList<SettingValue> Values)
{
    /// <summary>Makes the settings of a configuration.</summary>
    public static Settings Of(KindDescriptor kind, ConfValue conf) => new(kind, conf, SettingValues.Of(conf));

    /// <summary>Makes the settings of a configuration for a port, with a note at what has no effect there.</summary>
    /// <param name="kind">The kind of the policies.</param>
    /// <param name="conf">What they set, merged.</param>
    /// <param name="protocol">The protocol of the port as Kuma knows it; null for what is for no port in particular.</param>
    /// <param name="isAlongRoute">Whether it is for traffic along a MeshHTTPRoute, which not all settings know.</param>
    public static Settings Of(KindDescriptor kind, ConfValue conf, string? protocol, bool isAlongRoute = false)
    {
        var settings = Of(kind, conf);
        var idle = protocol is null ? [] : ProtocolEffects.Of(kind, conf, protocol);
        var unknown = isAlongRoute ? RouteEffects.Of(kind, conf) : [];
        return idle.Count + unknown.Count == 0
            ? settings
            : settings with
            {
                Values = settings.Values
                    .Select(v => idle.Any(i => ProtocolEffects.IsWithin(v.Path, i.Path)) ? v with { Note = $"no effect on {protocol}" }
                        : unknown.Any(i => ProtocolEffects.IsWithin(v.Path, i.Path)) ? v with { Note = "no effect along a route" }
                        : v)
                    .ToList(),
            };
    }

    /// <summary>Tells settings that differ in a value, an origin or an effect apart.</summary>
    internal string Key => string.Join('\n', Values.Select(v => $"{Kind.Name} {v.Path} {v.Text} {v.Place?.Policy.Id} {v.Place?.Path} {v.Note}"));
}

/// <summary>A value of a configuration, and where it comes from.</summary>
/// <param name="Path">The field, for example <c>http.requestTimeout</c>; empty where the configuration itself is the value.</param>
/// <param name="Value">The value: a single one, or a list or an object that is short and of one policy.</param>
/// <param name="Text">The value as people read it.</param>
/// <param name="Place">Where it comes from; null for what no manifest says.</param>
/// <param name="Note">Why it has no effect here, for example <c>no effect on tcp</c>; null where it has one.</param>
public sealed record SettingValue(string Path, ConfValue Value, string Text, ConfPlace? Place, string? Note = null);
