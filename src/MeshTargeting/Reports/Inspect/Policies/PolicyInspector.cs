using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Policies;

/// <summary>Finds out what a policy hits.</summary>
public static class PolicyInspector
{
    /// <summary>What the policy of a name hits.</summary>
    /// <param name="input">The texts.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="name">The policy as the user names it.</param>
    /// <param name="mesh">The mesh in which it is looked for; null for all.</param>
    public static InspectResult<PolicyInspection> Inspect(CheckInput input, KindDescriptor kind, string name, string? mesh = null) =>
        Inspector.Ask(input, world => ResourceNames.Find(world, [kind], name, mesh), Inspect);

    /// <summary>What a policy hits.</summary>
    /// <param name="world">The World.</param>
    /// <param name="policy">A resource whose spec is an <see cref="IPolicySpec"/>.</param>
    public static PolicyInspection Inspect(World world, Resource policy)
    {
        var proxies = ProxyMatching.Select(world, policy);
        var shadow = world.LabelsOf(policy).GetValueOrDefault(KumaLabels.Effect) == "shadow";
        var role = PolicyRole.Of(policy, world.Options);
        var effects = PolicyEffects.Of(world, policy, shadow ? [] : proxies);
        var items = Items(world, policy, effects);
        return new PolicyInspection
        {
            World = world,
            Policy = policy,
            Role = role,
            IsShadow = shadow,
            Proxies = proxies,
            Items = items,
            Warnings = Warnings(world, policy, role, proxies, effects).ToList(),
            Places = Places.Of(
                items.SelectMany(i => i.Backends.Append(i.Reference).Select(r => r?.Place).Concat(i.Values.Select(v => v.Value.Place)))
                    .Append(new ConfPlace(policy, ""))),
        };
    }

    private static List<PolicyItemEffect> Items(World world, Resource policy, PolicyEffects effects)
    {
        var items = PolicyItems.Of(policy, world.Options.Semantics);
        var references = References.Of(policy).Select(r => new ItemReference(r, ReferenceResolver.Resolve(world, r))).ToList();
        return items.To.Concat(items.From).Concat(items.Rules).Concat(items.Single is { } single ? [single] : [])
            .Select(item => new PolicyItemEffect(
                item,
                references.Find(r => r.Reference.Path == $"{item.Path}.targetRef"),
                references.Where(r => r.Reference.IsBackend && r.Reference.Path.StartsWith($"{item.Path}.", StringComparison.Ordinal)).ToList(),
                ItemValues.Of(item).Select(v => effects.Of(item, v)).ToList()))
            .ToList();
    }

    private static IEnumerable<string> Warnings(
        World world, Resource policy, PolicyRole role, IReadOnlyList<ProxyMatch> proxies, PolicyEffects effects)
    {
        if (role.Error is { } error)
        {
            yield return $"Kuma refuses this policy: {error}";
        }

        if (proxies.Count == 0)
        {
            var top = References.Of(policy).FirstOrDefault(r => r.Role == ReferenceRole.TopLevel);
            var why = top is not null && ReferenceResolver.Resolve(world, top) is Unresolved unresolved ? unresolved.Explanation : "no proxy in what was given is one of those that it is for";
            yield return $"it selects no proxy: {why}";
        }

        foreach (var order in effects.Ambiguities)
        {
            yield return ProxyWarnings.Of(order);
        }
    }
}
