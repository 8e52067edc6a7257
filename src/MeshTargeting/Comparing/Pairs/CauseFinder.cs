using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Settings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>
/// Finds what brought a change about: the policy that says something else, else the proxy, else the destination. Of what is derived it is
/// what it is derived from, or the Namespace or Mesh that decides whether and how.
/// </summary>
internal sealed class CauseFinder(WorldPair pair)
{
    private readonly Dictionary<ResourceId, Cause> _known = [];

    /// <summary>Why a setting is otherwise.</summary>
    public Cause OfSetting(KindDescriptor kind, ValueDiff diff, IReadOnlyList<ResourceId> proxies, IReadOnlyList<Spot> spots) =>
        OfPolicies(diff.After?.Place?.Policy, diff.Before?.Place?.Policy)
        ?? OfOthers(kind, proxies, spots)
        ?? Understood((diff.After ?? diff.Before)?.Place?.Policy, proxies);

    /// <summary>Why requests fare otherwise.</summary>
    public Cause OfTraffic(RouteState? before, RouteState? after, IReadOnlyList<ResourceId> proxies, IReadOnlyList<Spot> spots)
    {
        var (was, now) = (before?.Place?.Policy, after?.Place?.Policy);
        return OfPolicies(now, was)
            ?? OfResources((before?.Shares ?? []).Concat(after?.Shares ?? []).Select(s => s.Resource).OfType<ResourceId>())
            ?? OfOthers((now ?? was)?.Kind, proxies, spots)
            ?? Understood(now ?? was, proxies);
    }

    /// <summary>Why others may call.</summary>
    public Cause OfAccess(IEnumerable<AccessRule> rules, IReadOnlyList<ResourceId> proxies)
    {
        var policies = rules.Select(r => r.Place?.Policy).OfType<Resource>().ToList();
        return OfPolicies([.. policies])
            ?? OfOthers(MeshTrafficPermissionSpec.Descriptor, proxies, [])
            ?? Understood(policies.FirstOrDefault(), proxies);
    }

    /// <summary>Why something is otherwise for a policy and a proxy.</summary>
    public Cause OfPolicy(Resource policy, ResourceId? proxy) =>
        OfPolicies(policy)
        ?? (proxy is { } id ? OfResources([id]) : null)
        ?? OfOthers(policy.Kind, proxy is { } one ? [one] : [], [])
        ?? Understood(policy, []);

    /// <summary>Why a resource that is not the same in both Worlds is not.</summary>
    public Cause Of(ResourcePair changed)
    {
        if (!_known.TryGetValue(changed.Id, out var cause))
        {
            _known.Add(changed.Id, cause = Make(changed));
        }

        return cause;
    }

    /// <summary>
    /// The first of some resources that is not the same in both Worlds because somebody changed it, or what it derives from; null where none
    /// is: what merely means something else in another version of Kuma is the cause of nothing else.
    /// </summary>
    public Cause? OfResources(IEnumerable<ResourceId> ids) =>
        ids.Select(pair.Find).OfType<ResourcePair>().Select(Of).FirstOrDefault(c => c.Verb != CauseVerb.Understood);

    private Cause? OfPolicies(params IEnumerable<Resource?> policies) =>
        OfResources(policies.OfType<Resource>().Select(p => p.Id));

    private Cause? OfOthers(KindDescriptor? kind, IReadOnlyList<ResourceId> proxies, IReadOnlyList<Spot> spots)
    {
        var mesh = proxies.Count > 0 ? proxies[0].Mesh : spots.Count > 0 ? spots[0].Resource.Mesh ?? "" : "";
        return OfResources(proxies)
            ?? OfResources(spots.Select(s => s.Resource))
            ?? OfFirst(p => p.Latest.Kind == kind && p.Latest.Metadata.Mesh == mesh)
            ?? OfFirst(p => p.Latest.Kind == MeshSpec.Descriptor && p.Latest.Metadata.Name == mesh)
            ?? OfFirst(p => p.Latest.Kind.IsDestination && p.Latest.Metadata.Mesh == mesh)
            ?? OfFirst(p => p.Latest.Kind.IsKuma && p.Latest.Metadata.Mesh == mesh);
    }

    private Cause? OfFirst(Func<ResourcePair, bool> isWanted) =>
        pair.Changed.Where(isWanted).OrderBy(p => p.Id).Select(Of).FirstOrDefault(c => c.Verb != CauseVerb.Understood);

    /// <summary>Nothing changed but the version of Kuma, or the circumstances.</summary>
    private Cause Understood(Resource? policy, IReadOnlyList<ResourceId> proxies)
    {
        var id = policy?.Id ?? (proxies.Count > 0 ? proxies[0] : default);
        return new Cause(id, CauseVerb.Understood, pair.Base.Find(id) ?? policy, pair.Head.Find(id) ?? policy);
    }

    private Cause Make(ResourcePair changed)
    {
        var (before, after) = (changed.Before, changed.After);
        if (before is { IsDerived: true } && after is { IsDerived: false })
        {
            return new Cause(after.Id, CauseVerb.Added, null, after);
        }

        if (before is { IsDerived: false } && after is { IsDerived: true })
        {
            return new Cause(before.Id, CauseVerb.Removed, before, null);
        }

        if (changed.Latest.DerivedFrom is not { } source)
        {
            return Given(changed);
        }

        var (kind, ns, mesh) = (NamespaceSpec.Descriptor.Name, changed.Latest.Metadata.Namespace, changed.Latest.Metadata.Mesh);
        return pair.Find(source.Id) is { } root ? Given(root)
            : pair.Find(new ResourceId(kind, "", "", ns)) is { } space ? Given(space)
            : pair.Find(new ResourceId(MeshSpec.Descriptor.Name, "", "", mesh)) is { } its ? Given(its)
            : pair.Changed.Where(p => !p.Latest.IsDerived && !p.Latest.Kind.IsKuma && p.Latest.Metadata.Namespace == ns).OrderBy(p => p.Id).FirstOrDefault() is { } other
                ? Given(other)
                : new Cause(source.Id, CauseVerb.Understood, pair.Base.Find(source.Id) ?? source, pair.Head.Find(source.Id) ?? source);
    }

    private static Cause Given(ResourcePair pair) => new(
        pair.Id, pair.Before is null ? CauseVerb.Added : pair.After is null ? CauseVerb.Removed : CauseVerb.Changed, pair.Before, pair.After);
}
