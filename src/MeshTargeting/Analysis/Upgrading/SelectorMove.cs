using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>Turns the tags by which a MeshService selects proxies into labels, where these select the same.</summary>
internal static class SelectorMove
{
    /// <summary>How a service is mended.</summary>
    public static Mend Of(UpgradeFacts facts, Resource<MeshServiceSpec> service, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count == 0)
        {
            return Mend.ByHand("Write dataplaneLabels with labels of the proxies: without any tag the service has none under 2.14 either.");
        }

        var before = facts.Earlier.ProxiesOf(service).Select(proxy => proxy.Id).ToHashSet();
        string? difference = null;
        foreach (var labels in TagLabels.Of(facts.World, service, tags))
        {
            var spec = new MeshServiceSpec { Selector = new MeshServiceSelector { DataplaneLabels = new LabelSelector { MatchLabels = labels } } };
            var after = facts.World.ProxiesOf(service.WithSpec(spec)).Select(proxy => proxy.Id).ToHashSet();
            if (before.SetEquals(after) && (before.Count > 0 || TagLabels.AreOfPods(service, tags, labels)))
            {
                var shown = EditJson.Shown(labels);
                return Mend.By(
                    $"write dataplaneLabels: {{matchLabels: {shown}}} in place of dataplaneTags",
                    new PutMember("spec.selector", "dataplaneLabels", $"{{\"matchLabels\":{EditJson.Of(labels)}}}"),
                    new RemoveNode("spec.selector.dataplaneTags"));
            }

            difference ??= before.Count == 0 && after.Count == 0
                ? $"whether labels {EditJson.Shown(labels)} would do cannot be told, for no proxy in what was given has these tags"
                : $"labels {EditJson.Shown(labels)} would select {after.Count} proxies, and the tags select {before.Count}";
        }

        return Mend.ByHand($"Give the proxies labels, and select them by these: {difference ?? "no label stands for the tag kuma.io/service"}.");
    }
}
