using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Validation.Expectations;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting;

/// <summary>Why a policy that would set what is expected does not.</summary>
internal static class PolicyMisses
{
    private const int MostTold = 2;

    /// <summary>The reasons.</summary>
    /// <param name="world">The World.</param>
    /// <param name="kind">The kind of policy.</param>
    /// <param name="setting">What is expected; null where any policy will do.</param>
    /// <param name="proxy">A proxy where it is not so.</param>
    /// <param name="outbound">The traffic; null for inbounds and whole proxies.</param>
    /// <param name="winner">The policy that sets it otherwise; null where none does.</param>
    public static IEnumerable<ExpectationNote> Of(
        World world, KindDescriptor kind, SettingExpected? setting, Resource<DataplaneSpec> proxy, Outbound? outbound, Resource? winner)
    {
        var would = world.OfKind(proxy.Metadata.Mesh, kind)
            .SelectMany(policy => Items(world, policy, outbound).Select(item => (Item: item, Value: setting is null ? item.Conf : ConfPath.Find(item.Conf, setting.Setting))))
            .Where(c => c.Value is not null && c.Item.Policy != winner && setting?.Comparison.Holds(c.Value.ToJson()) != false)
            .Select(c => (c.Item, c.Value, IsForIt: outbound is null || IsFor(world, c.Item, outbound)))
            .Where(c => c.IsForIt || setting is not null)
            .OrderByDescending(c => c.IsForIt)
            .DistinctBy(c => c.Item.Policy)
            .ToList();
        if (would.Count == 0)
        {
            if (winner is null && setting?.Comparison.AdmitsUnset != true)
            {
                yield return new ExpectationNote($"no {kind} in what was given {(setting is null ? "is for it" : "sets it so")}");
            }

            yield break;
        }

        foreach (var (item, value, _) in would.Take(MostTold))
        {
            var sets = setting is null ? $"{item.Policy}" : $"{item.Policy} sets {Text(value!)}";
            yield return new ExpectationNote($"{sets}{Reason(world, item, proxy, outbound, winner)}", setting is null ? new ConfPlace(item.Policy, item.Path) : value!.Place);
        }
    }

    private static string Reason(World world, PolicyItem item, Resource<DataplaneSpec> proxy, Outbound? outbound, Resource? winner)
    {
        var why = Why.Explain(world, item.Policy, proxy);
        if (!why.Applies)
        {
            return $", but does not apply to {proxy}: {why.Predicates[^1].Sentence}";
        }

        if (outbound is not null && !IsFor(world, item, outbound) && Resolve(world, item) is { } resolution)
        {
            return resolution.Targets.Count == 0
                ? $", but for nothing: {resolution.Explanation}"
                : $", but for {Wording.List(resolution.Targets.Select(Wording.Of).Distinct().ToList())}";
        }

        return winner is null ? ", but something more specific takes its place" : $", but {winner} overrides it";
    }

    private static bool IsFor(World world, PolicyItem item, Outbound outbound) => item.TargetRef is not { Kind: not "Mesh" }
        || Resolve(world, item)?.Targets.Any(t => t.Resource == outbound.Destination && (t.Section.Length == 0 || t.Section == outbound.Port.Section)) == true;

    private static Resolution? Resolve(World world, PolicyItem item) =>
        References.Of(item.Policy).FirstOrDefault(r => r.Path == $"{item.Path}.targetRef") is { } reference ? ReferenceResolver.Resolve(world, reference) : null;

    /// <summary>The items for traffic to a destination, or for inbounds and whole proxies.</summary>
    private static IEnumerable<PolicyItem> Items(World world, Resource policy, Outbound? outbound)
    {
        var items = PolicyItems.Of(policy, world.Options.Semantics);
        return outbound is not null ? items.To : items.Rules.Concat(items.From).Concat(items.Single is { } single ? [single] : []);
    }

    private static string Text(ConfValue value) => Comparison.TextOf(value.ToJson());
}
