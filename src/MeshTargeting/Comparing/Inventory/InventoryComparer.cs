using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Comparing.Inventory;

/// <summary>Finds destinations, proxies and meshes that have come, have gone or are otherwise.</summary>
internal sealed class InventoryComparer(WorldPair pair, CauseFinder causes)
{
    /// <summary>What is otherwise, in no order.</summary>
    public IEnumerable<ResourceChange> Compare()
    {
        foreach (var changed in pair.Changed)
        {
            var details = changed.Latest switch
            {
                { Kind.IsDestination: true } => OfDestination(changed),
                Resource<DataplaneSpec> => ProxyDetails.Of(pair, changed),
                Resource<MeshSpec> => MeshDetails.Of(pair, changed),
                _ => [],
            };
            if (Change(changed.Latest, VerbOf(changed), details, causes.Of(changed)) is { } change)
            {
                yield return change;
            }
        }

        foreach (var change in OfServing())
        {
            yield return change;
        }
    }

    private static CauseVerb VerbOf(ResourcePair changed) =>
        changed.Before is null ? CauseVerb.Added : changed.After is null ? CauseVerb.Removed : CauseVerb.Changed;

    private static ResourceChange? Change(Resource resource, CauseVerb verb, IEnumerable<string> details, Cause cause)
    {
        var all = details.ToArray();
        return all.Length == 0 ? null : new ResourceChange { Cause = cause, Resource = resource.Id, Verb = verb, Details = all };
    }

    private IEnumerable<string> OfDestination(ResourcePair changed) => changed switch
    {
        { Before: { } before, After: { } after } => [.. ServiceDetails.OfPorts(before, after), .. OfServing(before, after), .. OfOrigin(before, after)],
        { After: { } come } => ServiceDetails.Of(pair.Head, come),
        _ => [.. ServiceDetails.Of(pair.Base, changed.Before!), .. OfSuccessor(changed.Before!)],
    };

    /// <summary>Services that stay what they are, and whose proxies do not.</summary>
    private IEnumerable<ResourceChange> OfServing()
    {
        foreach (var mesh in pair.Meshes.Where(mesh => !pair.IsOneVersion || pair.ChangedOf(mesh, DataplaneSpec.Descriptor).Any()))
        {
            foreach (var now in pair.Head.OfKind(mesh, MeshServiceSpec.Descriptor).Where(s => !pair.IsChanged(s)))
            {
                if (pair.Base.Find(now.Id) is Resource<MeshServiceSpec> was && OfServing(was, now).ToList() is { Count: > 0 } details)
                {
                    yield return new ResourceChange { Cause = CauseOf(was, now), Resource = now.Id, Verb = CauseVerb.Changed, Details = details };
                }
            }
        }
    }

    private Cause CauseOf(Resource<MeshServiceSpec> was, Resource<MeshServiceSpec> now) =>
        causes.OfResources(pair.Base.ProxiesOf(was).Concat(pair.Head.ProxiesOf(now)).Select(p => p.Id))
        ?? new Cause(now.Id, CauseVerb.Understood, was, now);

    private IEnumerable<string> OfServing(Resource before, Resource after)
    {
        if (before is not Resource<MeshServiceSpec> was || after is not Resource<MeshServiceSpec> now)
        {
            return [];
        }

        var (old, young) = (pair.Base.ProxiesOf(was).Select(p => p.Id).ToList(), pair.Head.ProxiesOf(now).Select(p => p.Id).ToList());
        var (lost, gained) = (old.Except(young).ToList(), young.Except(old).ToList());
        return lost.Count + gained.Count == 0 ? [] : [.. Served(young.Count, gained, lost)];
    }

    private static IEnumerable<string> Served(int count, List<ResourceId> gained, List<ResourceId> lost)
    {
        if (gained.Count > 0)
        {
            yield return $"is now served by {Names(gained)} too";
        }

        if (lost.Count > 0)
        {
            yield return $"is no longer served by {Names(lost)}{(count == 0 ? ", and by nobody else" : "")}";
        }
    }

    private static IEnumerable<string> OfOrigin(Resource before, Resource after) => (before.IsDerived, after.IsDerived) switch
    {
        (true, false) => [$"stands in the input now and takes the place of what Kuma makes of {before.DerivedFrom!.Id}"],
        (false, true) => [$"no longer stands in the input; Kuma makes it of {after.DerivedFrom!.Id}"],
        _ => [],
    };

    /// <summary>A new service of the same proxies and ports in the same namespace is likely the same one under another name.</summary>
    private IEnumerable<string> OfSuccessor(Resource gone)
    {
        if (gone is not Resource<MeshServiceSpec> was)
        {
            return [];
        }

        var proxies = pair.Base.ProxiesOf(was).Select(p => p.Id).ToHashSet();
        var ports = ServicePort.Of(was).Select(p => p.Number).ToHashSet();
        return pair.ChangedOf(was.Metadata.Mesh, MeshServiceSpec.Descriptor)
            .Where(c => c.Before is null && c.After!.Metadata.Namespace == was.Metadata.Namespace)
            .Select(c => (Resource<MeshServiceSpec>)c.After!)
            .Where(s => proxies.Count > 0 && proxies.SetEquals(pair.Head.ProxiesOf(s).Select(p => p.Id)) && ports.SetEquals(ServicePort.Of(s).Select(p => p.Number)))
            .OrderBy(s => s.Id)
            .Select(s => $"{s.Id}, which is new, has the same ports and proxies: it may be the same under another name")
            .Take(1);
    }

    private static string Names(List<ResourceId> ids) => Wording.List(
        ids.Order().Select(id => id.Namespace.Length == 0 ? id.Name : $"{id.Namespace}/{id.Name}").ToList());
}
