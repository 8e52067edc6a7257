using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Orphaning;

/// <summary>
/// What the deletion or the change of one resource takes from those that refer to it: references that resolve before and not after. Only
/// those are looked at that may refer to it, however large the World is.
/// </summary>
public static class OrphanFinder
{
    /// <summary>Whether others refer to resources of a kind at all.</summary>
    public static bool Concerns(KindDescriptor kind) =>
        kind.IsDestination || kind == MeshHTTPRouteSpec.Descriptor || kind == MeshGatewaySpec.Descriptor || kind == MeshSpec.Descriptor;

    /// <summary>What is orphaned, as one finding about the resource that goes or changes; null where nothing is.</summary>
    /// <param name="before">The World as it is.</param>
    /// <param name="after">The World as it is to be.</param>
    /// <param name="was">The resource as it is.</param>
    /// <param name="now">The resource as it is to be; null where it is deleted.</param>
    public static Finding? Find(World before, World after, Resource was, Resource? now)
    {
        var message = was is Resource<MeshSpec>
            ? now is null ? OfMesh(before, was.Metadata.Name) : null
            : Concerns(was.Kind) ? OfReferences([.. Orphans(before, after, was)], now is null) : null;
        return message is null
            ? null
            : new Finding { Rule = OrphanRules.Orphaned, Message = message, Resource = was.Id, Source = (now ?? was).Source };
    }

    /// <summary>A reference that is left without a target.</summary>
    /// <param name="From">Who refers.</param>
    /// <param name="Path">Where.</param>
    /// <param name="Why">Why it will find nothing.</param>
    private readonly record struct Orphan(ResourceId From, string Path, string Why);

    private static IEnumerable<Orphan> Orphans(World before, World after, Resource target) =>
        before.ReferrersAmong(target)
            .Where(referrer => referrer.Id != target.Id)
            .OrderBy(referrer => referrer.Id)
            .SelectMany(referrer => referrer is Resource<MeshMultiZoneServiceSpec> service
                ? OfSelector(before, after, service)
                : OfPolicy(before, after, referrer));

    private static IEnumerable<Orphan> OfPolicy(World before, World after, Resource policy)
    {
        foreach (var reference in References.Of(policy))
        {
            if (ReferenceResolver.Resolve(before, reference) is not Unresolved && ReferenceResolver.Resolve(after, reference) is Unresolved now)
            {
                yield return new Orphan(policy.Id, reference.Path, now.Explanation);
            }
        }
    }

    private static IEnumerable<Orphan> OfSelector(World before, World after, Resource<MeshMultiZoneServiceSpec> service)
    {
        var labels = service.Spec.Selector?.MeshService?.MatchLabels ?? ResourceMetadata.None;
        var mesh = service.Metadata.Mesh;
        if (before.Select(mesh, MeshServiceSpec.Descriptor, labels).Count > 0 && after.Select(mesh, MeshServiceSpec.Descriptor, labels).Count == 0)
        {
            yield return new Orphan(service.Id, "spec.selector", $"no MeshService has the labels {Wording.Labels(labels)}");
        }
    }

    private static string? OfReferences(IReadOnlyList<Orphan> orphans, bool isDeletion)
    {
        if (orphans.Count == 0)
        {
            return null;
        }

        var who = orphans.Select(o => o.From).Distinct().ToList();
        var names = orphans.Count == 1 ? $"{who[0]} ({orphans[0].Path})" : Wording.List([.. who.Select(id => id.ToString())]);
        return isDeletion
            ? $"{names} {(who.Count == 1 ? "refers" : "refer")} to it and will find nothing once it is deleted"
            : $"{names} will find nothing after this change: {orphans[0].Why}";
    }

    private static string? OfMesh(World world, string mesh)
    {
        var members = KindCatalog.All.Where(kind => kind.Scope == KindScope.Mesh)
            .SelectMany(kind => world.OfKind(mesh, kind))
            .Where(resource => !resource.IsDerived)
            .Select(resource => resource.Id.ToString())
            .ToList();
        return members.Count == 0 ? null : $"{Wording.List(members)} {(members.Count == 1 ? "belongs" : "belong")} to this mesh";
    }
}
