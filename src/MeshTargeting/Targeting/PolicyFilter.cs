using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>
/// Where a policy counts whatever its targetRef says: in its zone, and in its namespace if its role confines it there
/// (matchers/dataplane.go, dppSelectedByZone and dppSelectedByNamespace).
/// </summary>
/// <param name="Zone">The zone to which the policy is confined; null where it is to none.</param>
/// <param name="Namespace">The namespace to which the policy is confined; null where it is to none.</param>
/// <param name="Nowhere">True where the role confines the policy to its namespace and it has none.</param>
internal readonly record struct PolicyFilter(string? Zone, string? Namespace, bool Nowhere)
{
    public static PolicyFilter Of(World world, Resource policy)
    {
        var role = PolicyRole.Of(policy, world.Options);
        var labels = world.LabelsOf(policy);
        var ns = labels.GetValueOrDefault(KumaLabels.Namespace);
        var zone = role != PolicyRole.Producer && labels.GetValueOrDefault(KumaLabels.Origin) == "zone"
            ? labels.GetValueOrDefault(KumaLabels.Zone)
            : null;
        return role.IsConfinedToNamespace ? new(zone, ns, ns is null) : new(zone, null, false);
    }

    /// <summary>Whether the policy counts for a proxy with these effective labels.</summary>
    public bool Admits(EffectiveLabels proxy)
    {
        if (Nowhere || (Namespace is not null && (proxy.GetValueOrDefault(KumaLabels.Namespace) ?? "") != Namespace))
        {
            return false;
        }

        var origin = proxy.GetValueOrDefault(KumaLabels.Origin);
        if (Zone is null || origin is null or "global")
        {
            return true;
        }

        // A proxy of origin zone without a zone is one of the own zone, from before Kuma 2.8 (resource.go, IsLocalZoneResource).
        return origin == "zone" && (proxy.GetValueOrDefault(KumaLabels.Zone) ?? Zone) == Zone;
    }
}
