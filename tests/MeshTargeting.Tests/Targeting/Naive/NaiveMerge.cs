using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>Merges configurations as JSON (rules/merge/merge.go); routes by hostname and by equal matches.</summary>
internal static class NaiveMerge
{
    public static List<JsonObject> Merge(string kind, IReadOnlyList<JsonObject> confs) =>
        kind == "MeshHTTPRoute" ? Hostnames(confs).Select(name => Routes(confs, name)).ToList() : confs.Count == 0 ? [] : [Plain(confs)];

    private static JsonObject Plain(IReadOnlyList<JsonObject> confs)
    {
        var merged = new JsonObject();
        foreach (var conf in confs)
        {
            Add(merged, conf);
        }

        return merged;
    }

    private static void Add(JsonObject target, JsonObject conf)
    {
        foreach (var (name, value) in conf)
        {
            if (value is JsonObject inner)
            {
                if (target[name] is not JsonObject existing)
                {
                    target[name] = existing = [];
                }

                Add(existing, inner);
            }
            else if (value is JsonArray list && name.StartsWith("append", StringComparison.Ordinal))
            {
                target[name] = new JsonArray([.. (target[name] as JsonArray ?? []).Concat(list).Select(v => v!.DeepClone())]);
            }
            else
            {
                target[name] = value!.DeepClone();
            }
        }
    }

    /// <summary>The empty name stands for items without hostnames.</summary>
    private static List<string> Hostnames(IReadOnlyList<JsonObject> confs) => confs.SelectMany(HostnamesOf).Distinct().ToList();

    private static IEnumerable<string> HostnamesOf(JsonObject conf) =>
        conf["hostnames"] is JsonArray { Count: > 0 } names ? names.Select(n => n!.GetValue<string>()) : [""];

    /// <summary>Of rules with equal matches the place of the last counts; what they set is merged. In the end the last rule comes first.</summary>
    private static JsonObject Routes(IReadOnlyList<JsonObject> confs, string hostname)
    {
        var rules = confs.Where(c => HostnamesOf(c).Contains(hostname)).SelectMany(c => (JsonArray)c["rules"]!).Cast<JsonObject>().ToList();
        var merged = new List<JsonObject>();
        for (var i = rules.Count - 1; i >= 0; i--)
        {
            var matches = rules[i]["matches"];
            if (!rules.Skip(i + 1).Any(r => JsonNode.DeepEquals(r["matches"], matches)))
            {
                var equal = rules.Where(r => JsonNode.DeepEquals(r["matches"], matches)).Select(r => (JsonObject)r["default"]!);
                merged.Add(new JsonObject { ["matches"] = matches!.DeepClone(), ["default"] = Plain(equal.ToList()) });
            }
        }

        var conf = new JsonObject();
        if (merged.Count > 0)
        {
            conf["rules"] = new JsonArray([.. merged]);
        }

        if (hostname.Length > 0)
        {
            conf["hostnames"] = new JsonArray(hostname);
        }

        return conf;
    }
}
