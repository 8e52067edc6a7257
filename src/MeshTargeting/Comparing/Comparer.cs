using MeshTargeting.Comparing.Access;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Inventory;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Comparing.Policies;
using MeshTargeting.Comparing.Settings;
using MeshTargeting.Comparing.Traffic;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing;

/// <summary>
/// Finds what is otherwise in a second World than in a first. Only what can differ is compared: the proxies that touched policies select,
/// and those that are not the same themselves; and of these only what the touched policies set.
/// </summary>
public static class Comparer
{
    private static readonly IReadOnlyList<KindDescriptor> Kinds = KindCatalog.All.Where(kind => kind.IsPolicy).ToArray();

    /// <summary>Compares two Worlds. Resources that both have cost the least; see <see cref="World.With"/>.</summary>
    /// <param name="before">The first World.</param>
    /// <param name="after">The second World; it may be of another version of Kuma.</param>
    /// <param name="stop">Ends the work soon after nobody wants the answer any more.</param>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public static Differences Compare(World before, World after, CancellationToken stop = default)
    {
        var pair = new WorldPair(before, after);
        var causes = new CauseFinder(pair);
        var changes = new List<Change>(new InventoryComparer(pair, causes).Compare());
        if (pair.Changed.Count > 0 || !pair.IsOneVersion)
        {
            foreach (var mesh in pair.Meshes)
            {
                Compare(pair, causes, mesh, changes, stop);
            }
        }

        changes.AddRange(IdleFinder.Find(pair, changes, causes));
        return new Differences
        {
            Base = before,
            Head = after,
            Changes = ChangeOrder.Sort(changes),
            Proxies = changes.Where(c => c is SettingChange or TrafficChange or AccessChange).SelectMany(c => c.Proxies).Distinct().Order().ToArray(),
            ComparedProxies = pair.Proxies.All.Count,
        };
    }

    private static void Compare(WorldPair pair, CauseFinder causes, string mesh, List<Change> changes, CancellationToken stop)
    {
        var touched = TouchedPolicies.Of(pair, mesh);
        var reaches = new Reach.Pool(pair);
        var settings = new SettingCollector(pair);
        foreach (var kind in Kinds)
        {
            stop.ThrowIfCancellationRequested();
            var matches = KindMatches.Of(pair, touched, mesh, kind, reaches);
            new SettingComparer(pair, touched, mesh, settings).Compare(matches);
            changes.AddRange(new CoverageComparer(pair, causes).Compare(mesh, matches));
            changes.AddRange(OrderComparer.Compare(pair, matches, causes));
            changes.AddRange(new ReferenceComparer(pair, causes).Compare(mesh, kind, touched));
            if (kind == MeshTrafficPermissionSpec.Descriptor)
            {
                changes.AddRange(new AccessComparer(pair, mesh).Compare(matches, causes));
            }
        }

        changes.AddRange(settings.Changes(causes));
        stop.ThrowIfCancellationRequested();
        var traffic = new TrafficCollector(pair);
        var (http, tcp) = KindMatches.OfRoutes(pair, touched, mesh, reaches);
        new TrafficComparer(pair, touched, traffic).Compare(http, tcp);
        changes.AddRange(traffic.Changes(causes));
    }
}
