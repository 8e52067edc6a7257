using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>
/// The resources of a table, in order: all of them, and those that count. A change is first only noted (<see cref="With"/>), and the lists
/// are made when somebody goes through them: the World of a single review is asked for a few resources and thrown away.
/// </summary>
internal sealed class TableContent
{
    private Lists? _lists;
    private Overlay? _overlay;

    private TableContent(Lists? lists, Overlay? overlay)
    {
        _lists = lists;
        _overlay = overlay;
    }

    /// <summary>Every resource, duplicates included.</summary>
    public Resource[] All => Settled().All;

    /// <summary>One resource for each identity: the first, which is the one that counts.</summary>
    public Resource[] Counting => Settled().Counting;

    /// <summary>How many resources count.</summary>
    public int Count => Volatile.Read(ref _lists)?.Counting.Length ?? Volatile.Read(ref _overlay)?.Count ?? Settled().Counting.Length;

    /// <summary>The content of resources in any order.</summary>
    public static TableContent Of(IEnumerable<Resource> resources)
    {
        var all = resources.ToArray();
        Array.Sort(all, ResourceOrder.Instance);
        return new TableContent(new Lists(all, SortedResources.FirstOfEach(all)), null);
    }

    /// <summary>The content without some of its resources and with others, and which of those that count have gone and come.</summary>
    public TableContent With(
        IReadOnlyCollection<Resource> removed, IReadOnlyCollection<Resource> added, out IReadOnlyCollection<Resource> gone, out IReadOnlyCollection<Resource> come)
    {
        var lists = Settled();
        var left = new HashSet<Resource>();
        var arrived = new HashSet<Resource>();
        var touched = new Dictionary<ResourceId, Resource[]>();
        foreach (var resource in removed.Concat(added))
        {
            if (touched.ContainsKey(resource.Id))
            {
                continue;
            }

            var before = SortedResources.RangeOf(lists.All, resource.Id);
            var after = before.ToArray().Except(removed).Concat(added.Where(a => a.Id == resource.Id)).ToArray();
            Array.Sort(after, ResourceOrder.Instance);
            touched.Add(resource.Id, after);
            if (before.Length > 0)
            {
                left.Add(before[0]);
            }

            if (after.Length > 0)
            {
                arrived.Add(after[0]);
            }
        }

        arrived.RemoveWhere(left.Remove);
        (gone, come) = (left, arrived);
        return new TableContent(null, new Overlay(lists, removed, added, left, arrived, touched));
    }

    /// <summary>The resource of an identity that counts; null where there is none.</summary>
    public Resource? Find(ResourceId id)
    {
        var overlay = Volatile.Read(ref _overlay);
        if (overlay?.Touched.TryGetValue(id, out var touched) == true)
        {
            return touched.Length == 0 ? null : touched[0];
        }

        var range = SortedResources.RangeOf(overlay?.Base.Counting ?? Counting, id);
        return range.Length == 0 ? null : range[0];
    }

    /// <summary>All resources of an identity.</summary>
    public ReadOnlySpan<Resource> FindAll(ResourceId id)
    {
        var overlay = Volatile.Read(ref _overlay);
        return overlay?.Touched.TryGetValue(id, out var touched) == true ? touched : SortedResources.RangeOf(overlay?.Base.All ?? All, id);
    }

    private Lists Settled()
    {
        if (Volatile.Read(ref _lists) is { } lists)
        {
            return lists;
        }

        // Of two threads that come at once both make them: the results are alike, and either may stay. What was noted is let go, or
        // Worlds would hold on to all those before them.
        if (Volatile.Read(ref _overlay) is { } overlay)
        {
            lists = overlay.Apply();
            Volatile.Write(ref _lists, lists);
            Volatile.Write(ref _overlay, null);
            return lists;
        }

        return Volatile.Read(ref _lists)!;
    }

    private sealed record Lists(Resource[] All, Resource[] Counting);

    private sealed record Overlay(
        Lists Base,
        IReadOnlyCollection<Resource> Removed,
        IReadOnlyCollection<Resource> Added,
        IReadOnlyCollection<Resource> Gone,
        IReadOnlyCollection<Resource> Come,
        Dictionary<ResourceId, Resource[]> Touched)
    {
        public int Count => Base.Counting.Length - Gone.Count + Come.Count;

        public Lists Apply()
        {
            var all = SortedResources.Splice(Base.All, Removed, Added);
            var isUnique = ReferenceEquals(Base.All, Base.Counting) && Touched.Values.All(resources => resources.Length <= 1);
            return new Lists(all, isUnique ? all : SortedResources.Splice(Base.Counting, Gone, Come));
        }
    }
}
