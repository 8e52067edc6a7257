using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>
/// Which policies of a mesh may come to something else in the second World: they say something else, or what they refer to does. Rather
/// one too many than one too few: what is touched is compared, and what is compared need not differ.
/// </summary>
internal sealed class TouchedPolicies
{
    private readonly WorldPair _pair;
    private readonly List<ResourcePair> _targets;
    private readonly bool _proxiesChanged;
    private readonly bool _routesChanged;
    private readonly HashSet<ResourceId> _touched = [];

    private TouchedPolicies(WorldPair pair, string mesh)
    {
        _pair = pair;
        _targets = pair.ChangedTargets(mesh);
        _routesChanged = _targets.Exists(t => t.Latest.Kind == MeshHTTPRouteSpec.Descriptor);
        var proxies = pair.ChangedOf(mesh, DataplaneSpec.Descriptor).Any();
        _proxiesChanged = proxies;
        ConcernsAll = !pair.IsOneVersion
            || pair.ChangedOf(mesh, MeshGatewaySpec.Descriptor).Any()
            || pair.Base.ModeOf(mesh) != pair.Head.ModeOf(mesh);
        TrafficRoutesChanged = pair.ChangedOf(mesh, TrafficRouteSpec.Descriptor).Any();
    }

    /// <summary>Whether everything has to be compared: another version of Kuma, another mode of the mesh, other gateways.</summary>
    public bool ConcernsAll { get; }

    /// <summary>Whether the oldest form of routes has come or gone, which newer ones may yield to.</summary>
    public bool TrafficRoutesChanged { get; }

    /// <summary>The touched policies of a mesh.</summary>
    public static TouchedPolicies Of(WorldPair pair, string mesh)
    {
        var touched = new TouchedPolicies(pair, mesh);
        foreach (var kind in KindCatalog.All.Where(kind => kind.IsPolicy))
        {
            foreach (var policy in pair.Base.OfKind(mesh, kind).Concat(pair.Head.OfKind(mesh, kind)))
            {
                if (pair.IsChanged(policy) || touched.RefersToChanged(policy))
                {
                    touched._touched.Add(policy.Id);
                }
            }
        }

        return touched;
    }

    /// <summary>Whether a policy, of either World, is touched.</summary>
    public bool Contains(Resource policy) => _touched.Contains(policy.Id);

    /// <summary>The touched policies of a kind, of one of the Worlds.</summary>
    public IEnumerable<Resource> Of(World world, string mesh, KindDescriptor kind) => world.OfKind(mesh, kind).Where(Contains);

    private bool RefersToChanged(Resource policy)
    {
        if (_targets.Count == 0 && !_proxiesChanged)
        {
            return false;
        }

        return References.Of(policy).Any(reference => reference.Role switch
        {
            ReferenceRole.TopLevel => reference.Ref.Kind == "MeshHTTPRoute" && _routesChanged,
            ReferenceRole.To or ReferenceRole.Backend or ReferenceRole.Mirror =>
                (reference.GoesByServiceTag && _proxiesChanged) || _targets.Exists(target => MayHit(reference, target)),
            _ => false,
        });
    }

    /// <summary>By name it may, if the name is that of the target or holds it, as the names of old do; by labels, if it has them.</summary>
    private bool MayHit(Reference reference, ResourcePair target) =>
        (target.Before is { } before && MayHit(reference, before, _pair.Base)) || (target.After is { } after && MayHit(reference, after, _pair.Head));

    private static bool MayHit(Reference reference, Resource target, World world)
    {
        var labels = world.LabelsOf(target);
        if (reference.Ref.Labels is { } wanted && MeshServiceMatching.Includes(labels, wanted))
        {
            return true;
        }

        var display = labels.GetValueOrDefault(KumaLabels.DisplayName) ?? target.Metadata.Name;
        return reference.Name.Contains(target.Metadata.Name, StringComparison.Ordinal) || reference.Name.Contains(display, StringComparison.Ordinal);
    }
}
