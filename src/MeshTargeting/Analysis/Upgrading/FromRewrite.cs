using System.Text.Json.Nodes;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>
/// Turns <c>from</c> into <c>rules</c>. Items for all clients are rules without a match, in the order in which they stand: 2.14 makes the
/// very same of both (IsFromAsRules), and merges them in that order.
/// </summary>
internal static class FromRewrite
{
    /// <summary>How the <c>from</c> of a policy is mended.</summary>
    public static Mend Of(UpgradeFacts facts, Resource policy)
    {
        var spec = (IPolicySpec)policy.SpecObject;
        var items = spec.FromItems!;
        if (policy.SpecObject is MeshTrafficPermissionSpec)
        {
            return Mend.ByHand("Write rules that allow and deny clients by spiffeID: which proxy has which ID, the MeshIdentities of the mesh decide.");
        }

        if (items.Any(item => item.TargetRef?.Kind != "Mesh"))
        {
            return Mend.ByHand("Write rules with matches by spiffeID for the clients that from tells apart, and one without matches for all others.");
        }

        if (policy.SpecObject is MeshFaultInjectionSpec && items.Count > 1)
        {
            return Mend.ByHand("Write one rule of what the items of from come to together: 2.14 lets a later one replace the faults of an earlier one.");
        }

        if (policy.SpecObject is MeshFaultInjectionSpec && facts.FaultsOf(policy.Metadata.Mesh).Of(policy) is { } other)
        {
            return Mend.ByHand(FaultsBeside.HasRules(other)
                ? $"Remove from where it is not missed, else write rules: rules of {other.Id} apply at some inbounds, and beside rules 2.14 leaves from out; as rules its faults begin to count there."
                : $"Write rules of what from of this policy and of {other.Id} come to together: at some inbounds both apply, and 2.14 lets the faults of one replace those of the other, while of rules every one counts.");
        }

        return spec.ToItems is { Count: > 0 } && policy.SpecObject is not MeshCircuitBreakerSpec ? Split(facts, policy, items.Count) : Mend.By(
            items.Count == 1 ? "rename from to rules and remove its targetRef" : "rename from to rules and remove the targetRefs",
            [new RenameMember("spec.from", "rules"), .. Enumerable.Range(0, items.Count).Select(i => new RemoveNode($"spec.from[{i}].targetRef"))]);
    }

    private static Mend Split(UpgradeFacts facts, Resource policy, int count)
    {
        var name = $"{policy.Metadata.Name}-inbound";
        var rules = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            rules.Add((JsonNode)new JsonObject { ["default"] = SpecJson.At(policy, $"spec.from[{i}].default") });
        }

        var spec = new JsonObject();
        if (SpecJson.TargetRef(facts, policy) is { } target)
        {
            spec["targetRef"] = target;
        }

        spec["rules"] = rules;
        return SpecJson.Beside(facts, policy, policy.Kind, name, spec) is { } document
            ? Mend.By($"move from to the rules of a policy of its own, {name}", new RemoveNode("spec.from"), document)
            : Mend.ByHand($"Move from to the rules of a policy of its own; the name {name} is taken.");
    }
}
