using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>
/// The MeshServices that Kuma makes on Universal of the inbounds of Dataplanes (pkg/core/resources/apis/meshservice/generate):
/// one for each value of the tag <c>kuma.io/service</c>; where inbounds go without tags, one for each <c>kuma.io/workload</c>.
/// </summary>
public static class InboundMeshServices
{
    /// <summary>What manages MeshServices that are made of Dataplanes, in the label <c>kuma.io/managed-by</c>.</summary>
    public const string Manager = "meshservice-generator";

    /// <summary>The names of the services that a proxy takes part in. Names that are no DNS-1035 labels make no service.</summary>
    public static IEnumerable<string> NamesOf(Resource<DataplaneSpec> proxy, DerivationSettings settings) =>
        WrittenNamesOf(proxy, settings).Where(IsName);

    /// <summary>Whether a proxy takes part in the service of a name: told without listing all its names.</summary>
    public static bool IsOf(Resource<DataplaneSpec> proxy, string name, DerivationSettings settings)
    {
        var inbounds = proxy.Spec.Networking?.Inbound ?? [];
        return IsName(name) && (settings.InboundTagsDisabled
            ? inbounds.Count > 0 && proxy.Metadata.Labels.GetValueOrDefault(KumaLabels.Workload) == name
            : inbounds.Any(i => i.Tags?.GetValueOrDefault(KumaLabels.ServiceTag) == name));
    }

    /// <summary>The names that would be those of services, were they DNS-1035 labels.</summary>
    public static IEnumerable<string> UnfitNamesOf(Resource<DataplaneSpec> proxy, DerivationSettings settings) =>
        WrittenNamesOf(proxy, settings).Where(name => !IsName(name));

    /// <summary>
    /// The service of a name. All proxies should agree on its ports; where they do not, those of the oldest proxy hold, and of
    /// several as old those of the first by name.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="proxies">The proxies that take part in it: at least one, all of one mesh.</param>
    /// <param name="settings">The circumstances.</param>
    public static Resource<MeshServiceSpec> Of(string name, IReadOnlyList<Resource<DataplaneSpec>> proxies, DerivationSettings settings)
    {
        var first = proxies.Min(Comparer<Resource<DataplaneSpec>>.Create(ResourceOrder.ByAge))!;
        var metadata = new ResourceMetadata
        {
            Name = name,
            Mesh = first.Metadata.Mesh,
            CreationTime = first.Metadata.CreationTime,
            Labels = new Dictionary<string, string>
            {
                [KumaLabels.Mesh] = first.Metadata.Mesh,
                [KumaLabels.DisplayName] = name,
                [KumaLabels.ManagedBy] = Manager,
                [KumaLabels.Env] = "universal",
            },
        };
        return new Resource<MeshServiceSpec>(
            MeshServiceSpec.Descriptor, metadata, SpecOf(name, first, settings), Envelope.Universal, source: first.Source, derivedFrom: first);
    }

    /// <summary>The service of a name as one proxy would have it.</summary>
    /// <param name="name">The name: one of <see cref="NamesOf"/>.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="settings">The circumstances.</param>
    public static MeshServiceSpec SpecOf(string name, Resource<DataplaneSpec> proxy, DerivationSettings settings)
    {
        var selected = new Dictionary<string, string> { [settings.InboundTagsDisabled ? KumaLabels.Workload : KumaLabels.ServiceTag] = name };
        return new MeshServiceSpec
        {
            Selector = settings.InboundTagsDisabled
                ? new MeshServiceSelector { DataplaneLabels = new LabelSelector { MatchLabels = selected } }
                : new MeshServiceSelector { DataplaneTags = selected },
            Ports = InboundsOf(name, proxy, settings).Select(i => PortOf(i, settings)).ToArray(),
        };
    }

    /// <summary>The inbounds by which a proxy takes part in a service.</summary>
    public static IEnumerable<DataplaneInbound> InboundsOf(string name, Resource<DataplaneSpec> proxy, DerivationSettings settings)
    {
        var inbounds = proxy.Spec.Networking?.Inbound ?? [];
        return settings.InboundTagsDisabled ? inbounds : inbounds.Where(i => i.Tags?.GetValueOrDefault(KumaLabels.ServiceTag) == name);
    }

    private static IEnumerable<string> WrittenNamesOf(Resource<DataplaneSpec> proxy, DerivationSettings settings)
    {
        var inbounds = proxy.Spec.Networking?.Inbound ?? [];
        var names = settings.InboundTagsDisabled
            ? [inbounds.Count > 0 ? proxy.Metadata.Labels.GetValueOrDefault(KumaLabels.Workload) : null]
            : inbounds.Select(i => i.Tags?.GetValueOrDefault(KumaLabels.ServiceTag));
        return names.OfType<string>().Distinct();
    }

    private static bool IsName(string name) => name.Length <= 63 && Names.IsDns1035(name);

    private static MeshServicePort PortOf(DataplaneInbound inbound, DerivationSettings settings)
    {
        var tag = settings.InboundTagsDisabled ? null : inbound.Tags?.GetValueOrDefault(KumaLabels.ProtocolTag);
        var number = (int)(inbound.Port ?? 0);
        return new MeshServicePort
        {
            Name = string.IsNullOrEmpty(inbound.Name) ? number.ToString(CultureInfo.InvariantCulture) : inbound.Name,
            Port = number,
            TargetPort = new IntOrString(number),
            AppProtocol = ProtocolTags.Parse(string.IsNullOrEmpty(inbound.Protocol) ? tag : inbound.Protocol) ?? "tcp",
        };
    }
}
