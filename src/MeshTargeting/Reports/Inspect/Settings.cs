using MeshTargeting.Resources;
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

    /// <summary>Tells settings that differ in a value or an origin apart.</summary>
    internal string Key => string.Join('\n', Values.Select(v => $"{Kind.Name} {v.Path} {v.Text} {v.Place?.Policy.Id} {v.Place?.Path}"));
}

/// <summary>A value of a configuration, and where it comes from.</summary>
/// <param name="Path">The field, for example <c>http.requestTimeout</c>; empty where the configuration itself is the value.</param>
/// <param name="Value">The value: a single one, or a list or an object that is short and of one policy.</param>
/// <param name="Text">The value as people read it.</param>
/// <param name="Place">Where it comes from; null for what no manifest says.</param>
public sealed record SettingValue(string Path, ConfValue Value, string Text, ConfPlace? Place);
