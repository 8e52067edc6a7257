using System.Collections.Frozen;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>What a reference asks for and the World does not have, so that it can be asked for elsewhere.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace where Kuma looks; empty where it goes by labels.</param>
/// <param name="Name">The name; empty where it goes by labels.</param>
/// <param name="Labels">The labels that it has; null where it goes by name.</param>
public sealed record MissingTarget(KindDescriptor Kind, string Namespace, string Name, IReadOnlyDictionary<string, string>? Labels)
{
    /// <summary>The labels as Kubernetes writes selectors (<c>app=web,tier=front</c>), sorted; empty where it goes by name.</summary>
    public string Selector => Labels is null ? "" : string.Join(',', Labels.Select(l => $"{l.Key}={l.Value}").Order(StringComparer.Ordinal));
}

/// <summary>Finds out which resources a policy or a service refers to that are not in the World.</summary>
public static class MissingTargets
{
    /// <summary>Tags of inbounds that are no labels of their Dataplanes.</summary>
    private static readonly FrozenSet<string> TagsAlone = FrozenSet.Create(
        StringComparer.Ordinal, KumaLabels.ServiceTag, KumaLabels.ProtocolTag, KumaLabels.ServiceName, KumaLabels.ServicePort, KumaLabels.Instance);

    /// <summary>
    /// What the references of a resource ask for in vain, each once, in the order of the manifest. References by tag ask for no resource.
    /// A MeshService whose selector finds no proxy asks for one.
    /// </summary>
    /// <param name="world">The World, the resource among it.</param>
    /// <param name="resource">The resource.</param>
    public static IReadOnlyList<MissingTarget> Of(World world, Resource resource) =>
        resource is Resource<MeshServiceSpec> service ? OfService(world, service) : OfReferences(world, resource);

    private static List<MissingTarget> OfReferences(World world, Resource resource) => References.Of(resource)
        .Where(reference => !reference.IsMarkedUnresolved && IsMissing(ReferenceResolver.Resolve(world, reference)))
        .Select(reference => Of(world, reference))
        .OfType<MissingTarget>()
        .DistinctBy(target => (target.Kind, target.Namespace, target.Name, target.Selector))
        .ToList();

    private static IReadOnlyList<MissingTarget> OfService(World world, Resource<MeshServiceSpec> service)
    {
        // Dataplanes carry the labels of their Pods, and so do the tags of their inbounds.
        var wanted = service.Spec.Selector switch
        {
            { DataplaneRef: not null } or null => null,
            { DataplaneTags: { } tags } => tags.Where(tag => !TagsAlone.Contains(tag.Key)).ToDictionary(),
            { DataplaneLabels.MatchLabels: { } labels } => labels,
            _ => null,
        };
        return wanted is { Count: > 0 } && world.ProxiesOf(service).Count == 0 ? [new MissingTarget(DataplaneSpec.Descriptor, "", "", wanted)] : [];
    }

    /// <summary>A port that is missing counts: what is known of the resource may be out of date.</summary>
    private static bool IsMissing(Resolution resolution) => resolution is Unresolved
    {
        Why: ResolutionReason.BackendNotFound or ResolutionReason.TargetNotFound
            or ResolutionReason.NamespaceMismatch or ResolutionReason.ZoneMismatch
            or ResolutionReason.SectionNotFound or ResolutionReason.PortNotFound
            or ResolutionReason.NoLabelsMatch or ResolutionReason.NoProxyMatches,
    };

    private static MissingTarget? Of(World world, Reference reference)
    {
        var kind = reference.Role switch
        {
            ReferenceRole.TopLevel => OfTopLevel(reference.Ref.Kind),
            ReferenceRole.From => null,
            _ => DestinationReferences.KindOf(reference.Ref.Kind),
        };
        if (kind is null)
        {
            return null;
        }

        var labels = reference.Role == ReferenceRole.To ? DestinationReferences.SelectorOf(world, reference).Labels : reference.Labels;
        return labels is { Count: > 0 } ? new MissingTarget(kind, "", "", labels)
            : reference.Name.Length > 0 ? new MissingTarget(kind, Lookup.NamespaceOf(world, reference), reference.Name, null)
            : null;
    }

    private static KindDescriptor? OfTopLevel(string? kind) => kind switch
    {
        "MeshHTTPRoute" => MeshHTTPRouteSpec.Descriptor,
        "MeshGateway" => MeshGatewaySpec.Descriptor,
        "Dataplane" => DataplaneSpec.Descriptor,
        _ => null,
    };
}
