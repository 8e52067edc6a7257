using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>What is asked of a policy before its targetRef: mesh, effect, zone, namespace.</summary>
internal static class WhyPlace
{
    /// <summary>Whether the policy has an effect at all in the mesh of the proxy.</summary>
    public static IEnumerable<Predicate> OfPolicy(World world, Resource policy, ProxyView proxy)
    {
        var (own, other) = (policy.Metadata.Mesh, proxy.Proxy.Metadata.Mesh);
        yield return own == other
            ? new Predicate("Mesh", true, $"the policy and the proxy are in mesh {own}", null)
            : new Predicate("Mesh", false, $"the policy is in mesh {own}, the proxy is in {other}", null);
        yield return PolicyTraits.Of(policy, world.Options).IsShadow
            ? new Predicate("Effect", false, $"the policy is only a shadow, by its label {KumaLabels.Effect}", $"metadata.labels[\"{KumaLabels.Effect}\"]")
            : new Predicate("Effect", true, "the policy is meant to take effect", null);
    }

    /// <summary>Whether zone and namespace of a policy, or of the route that it goes by, let it count for the proxy.</summary>
    /// <param name="world">The World.</param>
    /// <param name="policy">The policy or the route.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="isRoute">Whether it is a route that a policy goes by.</param>
    public static IEnumerable<Predicate> OfLocation(World world, Resource policy, ProxyView proxy, bool isRoute)
    {
        var traits = PolicyTraits.Of(policy, world.Options);
        var subject = isRoute ? "the route" : "the policy";
        yield return Zone(world, traits, subject, proxy);
        yield return Namespace(traits, subject, proxy);
    }

    private static Predicate Zone(World world, PolicyTraits policy, string subject, ProxyView proxy)
    {
        var located = proxy.Gateway is null ? proxy.Meta : ResourceTraits.Of(proxy.Gateway, world.Options);
        var where = proxy.Gateway is null ? "the proxy" : $"the proxy's MeshGateway {proxy.Gateway.Metadata.Name}";
        return policy.Filter.Zone switch
        {
            _ when policy.Role == PolicyRole.Producer => Held($"{subject} is of role producer, which counts in every zone"),
            null => Held($"{subject} is confined to no zone"),
            _ when located.Origin is null or "global" => Held($"{where} is of no zone, where {subject} of zone {policy.Filter.Zone} counts too"),
            var zone when located.IsOfZone(zone) => Held($"{subject} and {where} are of zone {zone}"),
            var zone => new(
                "Zone", false, $"{subject} is of zone {zone} and of role {policy.Role.Name}, {where} is of {located.Zone ?? "no zone that is known"}", null),
        };

        static Predicate Held(string sentence) => new("Zone", true, sentence, null);
    }

    private static Predicate Namespace(PolicyTraits policy, string subject, ProxyView proxy)
    {
        var role = policy.Role.Error is null ? policy.Role.Name : $"none ({policy.Role.Error})";
        if (policy.Filter.Nowhere)
        {
            return new("Namespace", false, $"{subject} is of role {role}, which counts in its namespace alone, and it has none", null);
        }

        if (policy.Filter.Namespace is not { } ns)
        {
            return new("Namespace", true, $"{subject} is of role {role}, which counts in every namespace", null);
        }

        return policy.Filter.AdmitsNamespace(proxy.Meta)
            ? new("Namespace", true, $"{subject} is of role {role}, and it and the proxy are in namespace {ns}", null)
            : new(
                "Namespace",
                false,
                $"{subject} is in namespace {ns} and of role {role}, the proxy is in {(proxy.Meta.Namespace is { Length: > 0 } other ? other : "none")}",
                null);
    }
}
