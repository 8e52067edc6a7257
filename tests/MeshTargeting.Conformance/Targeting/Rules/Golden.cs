using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Targeting.Rules;

/// <summary>Rules as Kuma's tests write them down.</summary>
internal sealed class Golden(World world)
{
    /// <summary>A golden file, without the times, which no test sets.</summary>
    public static string Read(string file) => Text(YamlJson.Parse(Corpus.ReadText("testdata/" + file)));

    /// <summary>JSON in one form: fields by name.</summary>
    public static string Text(JsonNode? json) => Sorted(json)?.ToJsonString(new() { WriteIndented = true }) ?? "null";

    /// <summary>Rules by tags.</summary>
    public JsonArray Rules(SubsetRules rules) => [.. rules.Rules.Select(rule => new JsonObject
    {
        ["Conf"] = Conf(rule.Conf),
        ["Origin"] = new JsonArray([.. rule.Origins.Select(Meta)]),
        ["OriginByMatches"] = new JsonObject(rule.OriginByMatches.Select(o => KeyValuePair.Create(o.Key, Meta(o.Value)))),
        ["Subset"] = new JsonArray([.. rule.Subset.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Not"] = tag.Not, ["Value"] = tag.Value })]),
    })];

    /// <summary>Rules by resource.</summary>
    public JsonObject Rules(ResourceRules rules) => new(rules.All.Values.Select(rule => KeyValuePair.Create(
        world.KriOf(rule.Target.Resource, rule.Target.Section).ToString(),
        (JsonNode?)new JsonObject
        {
            ["Conf"] = new JsonArray([.. rule.Confs.Select(Conf)]),
            ["Origin"] = new JsonArray([.. rule.Origins.Select(Origin)]),
            ["OriginByMatches"] = new JsonObject(rule.OriginByMatches.Select(o => KeyValuePair.Create(o.Key, Origin(o.Value)))),
            ["Resource"] = Meta(rule.Target.Resource),
            ["ResourceSectionName"] = rule.Target.Section,
        })));

    /// <summary>
    /// Rules for outgoing traffic. Those by resource are made anew as if there were no Mesh: Kuma's tests of these store none, so that
    /// items for it come to nothing.
    /// </summary>
    public JsonObject Rules(ToRules rules, IEnumerable<Resource> policies) => new()
    {
        ["ResourceRules"] = Rules(ResourceRules.Build(world, policies.Select(WithoutMesh).ToArray())),
        ["Rules"] = Rules(rules.ByTags),
    };

    /// <summary>Rules for incoming traffic.</summary>
    public JsonArray Rules(IEnumerable<InboundRule> rules) => [.. rules.Select(rule => new JsonObject
    {
        ["conf"] = Conf(rule.Conf),
        ["match"] = Match(rule.Match),
        ["origin"] = Origin(rule.Origin),
    })];

    /// <summary>Something by listener.</summary>
    public static JsonObject By<TListener, TRules>(IEnumerable<KeyValuePair<TListener, TRules>> rules, Func<TRules, JsonNode> write)
        where TListener : struct =>
        new(rules.Select(pair => KeyValuePair.Create(pair.Key.ToString()!, (JsonNode?)write(pair.Value))));

    private static Resource WithoutMesh(Resource policy)
    {
        var spec = policy.Kind.EncodeSpec(policy);
        foreach (var target in (spec["to"] as JsonArray ?? []).Select(item => item!["targetRef"]!).Where(target => (string?)target["kind"] == "Mesh"))
        {
            target["kind"] = "MeshService";
            target["name"] = "there-is-none";
        }

        return policy.Kind.WithSpec(policy, spec);
    }

    private static JsonObject? Match(Match? match) => match is null ? null : new JsonObject(new[]
    {
        ("spiffeID", match.SpiffeID?.Type, match.SpiffeID?.Value),
        ("sni", match.Sni?.Type, match.Sni?.Value),
    }
        .Where(m => m.Type is not null)
        .Select(m => KeyValuePair.Create(m.Item1, (JsonNode?)new JsonObject { ["type"] = m.Type, ["value"] = m.Value })));

    private static JsonNode? Conf(ConfValue conf) => JsonNode.Parse(conf.ToString());

    [SuppressMessage("Performance", "CA1859", Justification = "Objects take members of the general type.")]
    private JsonNode? Origin(ItemOrigin origin) => new JsonObject { ["Resource"] = Meta(origin.Policy), ["RuleIndex"] = origin.RuleIndex };

    [SuppressMessage("Performance", "CA1859", Justification = "Objects take members of the general type.")]
    private JsonNode? Meta(Resource resource)
    {
        var meta = new JsonObject
        {
            ["kri"] = world.KriOf(resource).ToString(),
            ["mesh"] = resource.Metadata.Mesh,
            ["name"] = resource.Metadata.Name,
            ["type"] = resource.Kind.Name,
        };
        if (resource.Metadata.Labels.Count > 0)
        {
            meta["labels"] = new JsonObject(resource.Metadata.Labels.Select(l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value)));
        }

        return meta;
    }

    private static JsonNode? Sorted(JsonNode? json) => json switch
    {
        JsonObject fields => new JsonObject(fields
            .Where(f => f.Key is not ("creationTime" or "modificationTime"))
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => KeyValuePair.Create(f.Key, Sorted(f.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => json?.DeepClone(),
    };
}
