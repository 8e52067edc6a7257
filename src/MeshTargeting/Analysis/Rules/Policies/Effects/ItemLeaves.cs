using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>What a configuration sets, value by value: what a merge takes from it or replaces in it as one.</summary>
internal static class ItemLeaves
{
    /// <summary>The values with their paths within the configuration, for example <c>http.requestTimeout</c>.</summary>
    public static IEnumerable<(string Path, ConfValue Value)> Of(ConfValue conf) => Of("", conf);

    /// <summary>Whether a value is joined with what others set rather than replaced by it (merge.go).</summary>
    public static bool IsJoined(string path) => path[(path.LastIndexOf('.') + 1)..].StartsWith("append", StringComparison.Ordinal);

    /// <summary>A value as messages show it.</summary>
    public static string Text(ConfValue conf, string path) => Targeting.Effects.ProtocolEffects.Find(conf, path)?.ToString() ?? "";

    private static IEnumerable<(string Path, ConfValue Value)> Of(string path, ConfValue value) => value is ConfObject whole
        ? whole.Fields.SelectMany(f => Of(path.Length == 0 ? f.Key : $"{path}.{f.Key}", f.Value))
        : [(path, value)];
}
