using MeshTargeting.Defaulting.Labels;

namespace MeshTargeting.Worlds;

/// <summary>
/// Where a policy counts whatever its targetRef says: in its zone, and in its namespace if its role confines it there
/// (matchers/dataplane.go, dppSelectedByZone and dppSelectedByNamespace).
/// </summary>
/// <param name="Zone">The zone to which the policy is confined; null where it is to none.</param>
/// <param name="Namespace">The namespace to which the policy is confined; null where it is to none.</param>
/// <param name="Nowhere">True where the role confines the policy to its namespace and it has none.</param>
internal readonly record struct PolicyFilter(string? Zone, string? Namespace, bool Nowhere)
{
    /// <summary>The filter of a policy.</summary>
    public static PolicyFilter Of(ResourceTraits policy, PolicyRole role)
    {
        var zone = role != PolicyRole.Producer && policy.Origin == "zone" ? policy.Zone : null;
        return role.IsConfinedToNamespace ? new(zone, policy.Namespace, policy.Namespace is null) : new(zone, null, false);
    }

    /// <summary>Whether the policy's zone is that of a proxy, or of the MeshGateway of a builtin gateway.</summary>
    public bool AdmitsZone(ResourceTraits located) => Zone is null || located.Origin is null or "global" || located.IsOfZone(Zone);

    /// <summary>Whether the policy counts in the namespace of a proxy.</summary>
    public bool AdmitsNamespace(ResourceTraits proxy) => !Nowhere && (Namespace is null || (proxy.Namespace ?? "") == Namespace);
}
