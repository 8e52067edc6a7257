using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>How a proxy's manifest speaks of a destination.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Kind">MeshService, MeshMultiZoneService or MeshExternalService; null where the manifest says another.</param>
/// <param name="Name">The name; empty where there is none.</param>
/// <param name="Namespace">The namespace; empty for the proxy's own.</param>
/// <param name="Labels">Labels; empty where there are none.</param>
/// <param name="Section">The port by name or number where the manifest's port does not say it; null where it does.</param>
internal sealed record DestinationQuery(
    Resource<DataplaneSpec> Proxy,
    KindDescriptor? Kind,
    string Name,
    string Namespace,
    IReadOnlyDictionary<string, string> Labels,
    string? Section = null)
{
    /// <summary>The service of an outbound.</summary>
    public static DestinationQuery Of(World world, Resource<DataplaneSpec> proxy, DataplaneOutboundBackendRef reference) =>
        Of(world, proxy, reference.Kind, reference.Name, "", reference.Labels, reference.Port);

    /// <summary>A reachable service.</summary>
    public static DestinationQuery Of(World world, Resource<DataplaneSpec> proxy, DataplaneReachableBackendRef reference) =>
        Of(world, proxy, reference.Kind, reference.Name, reference.Namespace, reference.Labels, reference.Port);

    /// <summary>
    /// The destinations, those that labels select with the oldest first. A name counts where labels select nothing, in the proxy's own
    /// zone.
    /// </summary>
    public IReadOnlyList<Resource> Find(World world)
    {
        if (Kind is null)
        {
            return [];
        }

        if (Labels.Count > 0 && world.Select(Proxy.Metadata.Mesh, Kind, Labels) is { Count: > 0 } selected)
        {
            return selected;
        }

        var own = world.LabelsOf(Proxy);
        var ns = Namespace.Length > 0 ? Namespace : own.GetValueOrDefault(KumaLabels.Namespace) ?? "";
        return Name.Length > 0 && world.FindByName(Kind, Proxy.Metadata.Mesh, own.GetValueOrDefault(KumaLabels.Zone) ?? "", ns, Name) is { } found
            ? [found]
            : [];
    }

    private static DestinationQuery Of(
        World world, Resource<DataplaneSpec> proxy, string? kind, string? name, string? ns, IReadOnlyDictionary<string, string>? labels, uint? port)
    {
        KindDescriptor? descriptor = kind switch
        {
            "MeshService" => MeshServiceSpec.Descriptor,
            "MeshExternalService" => MeshExternalServiceSpec.Descriptor,
            "MeshMultiZoneService" => MeshMultiZoneServiceSpec.Descriptor,
            _ => null,
        };
        var query = new DestinationQuery(proxy, descriptor, name ?? "", ns ?? "", labels ?? ResourceMetadata.None);
        return world.Options.Semantics.NamesInReferences ? query : query.AsLabels(world, hasPort: port > 0);
    }

    /// <summary>
    /// In 3.0 a name is an abbreviation of labels, so it finds services of any zone (pkg/xds/context/backendref_normalization.go).
    /// </summary>
    private DestinationQuery AsLabels(World world, bool hasPort)
    {
        if (Labels.Count > 0 || Name.Length == 0)
        {
            return this with { Name = "", Section = hasPort ? null : "" };
        }

        var legacy = Kind == MeshServiceSpec.Descriptor && Namespace.Length == 0 && Name.Split('_') is [_, _, "svc", _] ? LegacyName.Parse(Name) : null;
        var ns = legacy?.Namespace ?? (Namespace.Length > 0 ? Namespace : world.LabelsOf(Proxy).GetValueOrDefault(KumaLabels.Namespace) ?? "");
        var labels = new Dictionary<string, string> { [KumaLabels.DisplayName] = legacy?.Name ?? Name };
        if (ns.Length > 0)
        {
            labels[KumaLabels.Namespace] = ns;
        }

        var section = legacy is { Port: > 0 } ? legacy.Port.ToString(CultureInfo.InvariantCulture) : "";
        return this with { Name = "", Labels = labels, Section = hasPort ? null : section };
    }
}
