using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>A label, or a tag of an inbound.</summary>
internal readonly record struct LabelPair(string Key, string Value)
{
    /// <summary>
    /// True for what nearly every resource carries: an index of it would be as long as the list of all, and every change would
    /// copy it.
    /// </summary>
    public bool IsCommon(WorldOptions options) => Key switch
    {
        KumaLabels.Mesh or KumaLabels.Env or KumaLabels.ProtocolTag or KumaLabels.ProxyType or KumaLabels.PolicyRole => true,
        KumaLabels.Origin => Value == "zone",
        KumaLabels.Zone => Value == (options.Zone ?? ControlPlane.DefaultZone),
        _ => false,
    };
}

/// <summary>What a reference by name goes by: the zone, namespace and display name that Kuma sees (pkg/core/kri/kri.go).</summary>
internal readonly record struct NameKey(string Zone, string Namespace, string Name)
{
    /// <summary>The key of a resource.</summary>
    public static NameKey Of(Resource resource, WorldOptions options)
    {
        var labels = ResourceTraits.Of(resource, options).Labels;
        return new(
            labels.GetValueOrDefault(KumaLabels.Zone) ?? "",
            labels.GetValueOrDefault(KumaLabels.Namespace) ?? "",
            labels.GetValueOrDefault(KumaLabels.DisplayName) is { Length: > 0 } name ? name : resource.Metadata.Name);
    }
}
