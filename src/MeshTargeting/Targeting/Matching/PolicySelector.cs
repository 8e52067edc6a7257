using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>
/// Whether a policy selects a proxy, and what of it: the one place where that is decided (matchers/dataplane.go, DppSelectedByPolicy).
/// </summary>
internal static class PolicySelector
{
    /// <summary>What a policy selects of a proxy.</summary>
    /// <param name="world">The World.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="reference">What counts as its <c>spec.targetRef</c>.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="error">Why the reference cannot be followed, in Kuma's words; null where it can.</param>
    /// <returns>What is selected; null where nothing is.</returns>
    public static Selection? Select(World world, Resource policy, TargetRef reference, ProxyView proxy, out string? error) =>
        Select(world, policy, reference, proxy, null, out error) is { IsEmpty: false } selection ? selection : null;

    /// <summary>What the targetRef of a policy selects by itself, zone and namespace left aside; null where that is nothing, and for routes.</summary>
    public static Selection? SelectByTarget(World world, PolicyTraits policy, ProxyView proxy) =>
        ByKind(world, policy, policy.TargetRef, proxy, out _) is { IsEmpty: false } selection ? selection : null;

    /// <summary>The same of another reference in its place.</summary>
    public static Selection? SelectByTarget(World world, PolicyTraits policy, TargetRef reference, ProxyView proxy) =>
        ByKind(world, policy, reference, proxy, out _) is { IsEmpty: false } selection ? selection : null;

    /// <summary>Whether the zone of a policy is that of a proxy; a builtin gateway is where its MeshGateway is.</summary>
    public static bool AdmitsZone(World world, PolicyFilter filter, ProxyView proxy) =>
        filter.AdmitsZone(proxy.Gateway is null ? proxy.Meta : ResourceTraits.Of(proxy.Gateway, world.Options));

    /// <summary>Whether a reference is open to the type of a proxy: every gateway counts as one, whatever the documentation says.</summary>
    public static bool FitsType(TargetRef reference, ProxyView proxy) =>
        reference.ProxyTypes is not { Count: > 0 } types || types.Contains(proxy.IsGateway ? "Gateway" : "Sidecar");

    /// <summary>The tags by which a reference selects inbounds and listeners.</summary>
    public static IReadOnlyDictionary<string, string> TagsOf(TargetRef reference)
    {
        if (reference.Kind is not ("MeshService" or "MeshServiceSubset"))
        {
            return reference.Tags ?? ResourceMetadata.None;
        }

        var tags = new Dictionary<string, string> { [KumaLabels.ServiceTag] = reference.Name ?? "" };
        foreach (var (key, value) in reference.Kind == "MeshService" ? ResourceMetadata.None : reference.Tags ?? ResourceMetadata.None)
        {
            tags[key] = value;
        }

        return tags;
    }

    private static Selection? Select(
        World world, Resource policy, TargetRef reference, ProxyView proxy, HashSet<Resource>? followed, out string? error)
    {
        error = null;
        var traits = PolicyTraits.Of(policy, world.Options);
        if (!AdmitsZone(world, traits.Filter, proxy) || !traits.Filter.AdmitsNamespace(proxy.Meta))
        {
            return null;
        }

        return reference.Kind == "MeshHTTPRoute"
            ? ByRoute(world, policy, reference, proxy, followed ?? [], out error)
            : ByKind(world, traits, reference, proxy, out error);
    }

    private static Selection? ByKind(World world, PolicyTraits policy, TargetRef reference, ProxyView proxy, out string? error)
    {
        error = null;
        var names = world.Options.Semantics.NamesInReferences;
        switch (reference.Kind)
        {
            case "Mesh":
                return !names || FitsType(reference, proxy) ? ByTags.Select(ResourceMetadata.None, proxy, embedded: true) : null;
            case "Dataplane":
                return ByDataplane.Selects(reference, policy.Meta, proxy, names) ? ByDataplane.Select(reference, proxy) : null;
            case "MeshSubset" when names:
                return FitsType(reference, proxy) ? ByTags.Select(TagsOf(reference), proxy) : null;
            case "MeshService" or "MeshServiceSubset" when names:
                return ByTags.Select(TagsOf(reference), proxy);
            case "MeshGateway" when names:
                return proxy.IsBuiltin && proxy.Gateway is { } gateway
                    && ResourceTraits.Of(gateway, world.Options).DisplayName == (reference.Name ?? "")
                        ? ByTags.Select(TagsOf(reference), proxy)
                        : null;
            default:
                error = $"unsupported targetRef kind '{reference.Kind}'";
                return null;
        }
    }

    /// <summary>
    /// Goes on with the targetRef of the route, and with the route's own zone and namespace besides the policy's. Where routes refer to
    /// each other, which Kuma's validator lets none do, each is followed once: it would select the same again, and in a circle Kuma goes
    /// on until it breaks.
    /// </summary>
    private static Selection? ByRoute(
        World world, Resource policy, TargetRef reference, ProxyView proxy, HashSet<Resource> followed, out string? error)
    {
        error = null;
        var routes = TopLevelRoutes.Of(world, policy, reference);
        if (routes.Count == 0)
        {
            error = TopLevelRoutes.NotFound(reference, world.Options.Semantics);
            return null;
        }

        var all = new Selection();
        foreach (var route in routes.Where(followed.Add))
        {
            var selection = Select(world, route, PolicyTraits.Of(route, world.Options).TargetRef, proxy, followed, out error);
            if (error is not null)
            {
                return null;
            }

            if (routes.Count == 1)
            {
                return selection;
            }

            if (selection is not null)
            {
                all.Add(selection);
            }
        }

        return all;
    }
}
