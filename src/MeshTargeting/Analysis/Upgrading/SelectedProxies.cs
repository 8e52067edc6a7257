using MeshTargeting.Resources;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>What a <c>spec.targetRef</c> selects: proxies, and of each the inbounds.</summary>
internal sealed record SelectedProxies(IReadOnlyDictionary<ResourceId, string> Inbounds)
{
    /// <summary>What a reference selects among the proxies where a policy counts, by its zone and role as it stands today.</summary>
    /// <param name="world">The World that is asked.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="reference">What counts as its targetRef.</param>
    public static SelectedProxies Of(World world, Resource policy, TargetRef reference)
    {
        // The role of 2.14 counts on both sides: what becomes of spec.to, and with it of the role, is another matter.
        var filter = PolicyTraits.Of(policy, world.Earlier.Options).Filter;
        var traits = PolicyTraits.Of(policy, world.Options);
        var selected = new Dictionary<ResourceId, string>();
        foreach (var proxy in ProxyCandidates.Of(world, policy, reference))
        {
            var view = ProxyView.Of(world, proxy);
            if (PolicySelector.AdmitsZone(world, filter, view)
                && filter.AdmitsNamespace(view.Meta)
                && PolicySelector.SelectByTarget(world, traits, reference, view) is { } selection)
            {
                selected[proxy.Id] = $"{string.Join(",", selection.Sections)};{selection.GatewayListeners.Count};{selection.AsDelegatedGateway}";
            }
        }

        return new SelectedProxies(selected);
    }

    /// <summary>How many proxies.</summary>
    public int Count => Inbounds.Count;

    /// <summary>Whether the same inbounds of the same proxies are selected.</summary>
    public bool IsSameAs(SelectedProxies other) =>
        Count == other.Count && Inbounds.All(pair => other.Inbounds.TryGetValue(pair.Key, out var inbounds) && inbounds == pair.Value);

    /// <summary>The difference in a clause, of what was and what would be: <c>would select api/web-1 too</c>.</summary>
    public string DifferenceTo(SelectedProxies after)
    {
        if (after.Inbounds.Keys.Except(Inbounds.Keys).OrderBy(id => id).Select(Name).ToList() is { Count: > 0 } more)
        {
            return $"would select {Targeting.Wording.List(more)} too";
        }

        return Inbounds.Keys.Except(after.Inbounds.Keys).OrderBy(id => id).Select(Name).ToList() is { Count: > 0 } fewer
            ? $"would no longer select {Targeting.Wording.List(fewer)}"
            : "would select other inbounds of the same proxies";
    }

    private static string Name(ResourceId id) => id.Namespace.Length == 0 ? id.Name : $"{id.Namespace}/{id.Name}";
}
