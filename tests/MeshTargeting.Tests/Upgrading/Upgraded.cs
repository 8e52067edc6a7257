using System.Text.Json.Nodes;
using MeshTargeting.Findings;
using MeshTargeting.Fixing;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Upgrading;

/// <summary>Manifests before and after everything has been made that findings under 3.0 propose.</summary>
internal static class Upgraded
{
    private const int MostRounds = 10;

    /// <summary>The text with every fix made, round by round, until there is none left; fails where that never comes.</summary>
    public static string Fix(string yaml, WorldOptions options)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var text = new SourceText("input.yaml", yaml);
            var fixes = Findings(yaml, options).Where(f => f.Fix is not null).Select(f => new RequestedFix(f.Fix!, f.Source!.Index, f.Source.Item)).ToList();
            var made = TextFixer.Apply(text, fixes);
            Assert.All(made.Outcomes, outcome => Assert.IsNotType<FixOutcome.Declined>(outcome));
            if (made.Edits.Count == 0)
            {
                Assert.Empty(fixes);
                return yaml;
            }

            yaml = made.Content;
        }

        throw new InvalidOperationException($"still something to fix after {MostRounds} rounds:\n{yaml}");
    }

    /// <summary>What stands between a text and 3.0.</summary>
    public static IEnumerable<Finding> Findings(string yaml, WorldOptions options) =>
        UpgradeRoad.Of(UpgradeCheck.Of(yaml, options with { Semantics = KumaSemantics.V3_0 }))!.Milestones.SelectMany(m => m.Findings);

    /// <summary>The documents of resources, in the form of each.</summary>
    public static string Write(IEnumerable<Resource> resources) => string.Concat(resources.Select(r => $"{Document(r).ToJsonString()}\n---\n"));

    private static JsonObject Document(Resource resource)
    {
        var metadata = resource.Metadata;
        var spec = resource.Kind.EncodeSpec(resource);
        if (resource.Envelope == Envelope.Kubernetes)
        {
            var labels = Map(metadata.Labels);
            labels[KumaLabels.Mesh] = metadata.Mesh;
            return new JsonObject
            {
                ["apiVersion"] = resource.Kind.ApiVersion,
                ["kind"] = resource.Kind.Name,
                ["metadata"] = new JsonObject
                {
                    ["name"] = metadata.Name,
                    ["namespace"] = metadata.Namespace,
                    ["labels"] = labels,
                    ["annotations"] = Map(metadata.Annotations),
                },
                ["spec"] = spec,
            };
        }

        var document = new JsonObject { ["type"] = resource.Kind.Name, ["name"] = metadata.Name, ["mesh"] = metadata.Mesh, ["labels"] = Map(metadata.Labels) };
        foreach (var (key, value) in resource.Kind.SpecInlineOnUniversal ? spec : new JsonObject { ["spec"] = spec.DeepClone() })
        {
            document[key] = value?.DeepClone();
        }

        return document;
    }

    private static JsonObject Map(IReadOnlyDictionary<string, string> map) => new(map.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value)));
}
