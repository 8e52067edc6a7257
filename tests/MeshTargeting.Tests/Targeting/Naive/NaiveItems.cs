using System.Text.Json.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>An item of a policy: what it is for and what it sets, as JSON.</summary>
internal sealed record NaiveItem(Resource Policy, int Index, TargetRef? Ref, JsonArray Matches, JsonObject Conf)
{
    public string Origin => $"{Policy.Id}[{Index}]";
}

/// <summary>The items of policies, read from their JSON.</summary>
internal static class NaiveItems
{
    private static readonly TargetRef WholeMesh = new() { Kind = "Mesh" };

    /// <summary>Whether policies of a kind have this list at all.</summary>
    public static bool Has(KindDescriptor kind, string list) => kind.Spec.Find(list) is not null;

    public static List<NaiveItem> Of(Resource policy, string list)
    {
        var spec = policy.Kind.EncodeSpec(policy);
        var declared = (IPolicySpec)policy.SpecObject;
        var references = list switch { "to" => declared.ToItems, "from" => declared.FromItems, _ => declared.RuleItems } ?? [];
        var json = spec[list] as JsonArray ?? [];
        return json.Select((item, i) => new NaiveItem(
            policy, i, references[i].TargetRef, item!["matches"] as JsonArray ?? [], Conf(policy.Kind.Name, (JsonObject)item))).ToList();
    }

    /// <summary>The one item of a policy that has no lists.</summary>
    public static NaiveItem Single(Resource policy) =>
        new(policy, 0, WholeMesh, [], policy.Kind.EncodeSpec(policy)["default"] as JsonObject ?? []);

    /// <summary>Routes make their configuration of the item itself (GetDefault in their helpers.go).</summary>
    private static JsonObject Conf(string kind, JsonObject item)
    {
        var rules = (item["rules"] as JsonArray ?? []).Select(r => r!.DeepClone()).ToArray();
        switch (kind)
        {
            case "MeshHTTPRoute":
                Array.Reverse(rules);
                return new JsonObject { ["rules"] = new JsonArray(rules), ["hostnames"] = item["hostnames"]?.DeepClone() ?? new JsonArray() };
            case "MeshTCPRoute" when rules.Length > 0:
                return (JsonObject)rules[0];
            case "MeshTCPRoute":
                var backend = (JsonObject)item["targetRef"]!.DeepClone();
                backend["weight"] = 1;
                return new JsonObject { ["default"] = new JsonObject { ["backendRefs"] = new JsonArray(backend) } };
            default:
                return item["default"] as JsonObject ?? [];
        }
    }
}
