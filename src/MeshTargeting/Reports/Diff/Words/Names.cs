using System.Globalization;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Reports.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Reports.Diff.Words;

/// <summary>Names few and counts many, so that a line can be read however many it is about.</summary>
internal static class Names
{
    /// <summary>So many are named one by one; of more, two are.</summary>
    private const int Few = 3;

    /// <summary><c>shop/web-0, shop/web-1 and 12 more</c>; <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "nobody",
        1 => names[0],
        <= Few => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{names[0]}, {names[1]} and {names.Count - 2} more"),
    };

    /// <summary>Proxies: by name, many with their number before.</summary>
    public static string Proxies(IReadOnlyList<ResourceId> ids)
    {
        var names = List(ids.Select(Short).ToList());
        return ids.Count <= Few ? names : $"{Plural.Of(ids.Count, "proxy", "proxies")} ({names})";
    }

    /// <summary><c>namespace/name</c>, or the bare name.</summary>
    public static string Short(ResourceId id) => id.Namespace.Length == 0 ? id.Name : $"{id.Namespace}/{id.Name}";

    /// <summary>Where at some proxies something is otherwise: <c>shop/web → payments/payments:http</c>.</summary>
    public static string Where(Change change)
    {
        var proxies = Proxies(change.Proxies);
        if (change.Spots.Count == 0)
        {
            return proxies;
        }

        var inbounds = change.Spots.Where(s => s.Kind == SpotKind.Inbound).ToList();
        if (inbounds.Count == change.Spots.Count)
        {
            return $"{proxies}, incoming{Inbounds(inbounds)}";
        }

        return change.Spots.All(s => s.Kind == SpotKind.WholeProxy) ? proxies : $"{proxies} → {Destinations(change.Spots)}";
    }

    /// <summary>Destinations: <c>payments/payments:http</c>; what is no MeshService with its kind.</summary>
    public static string Destinations(IReadOnlyList<Spot> spots)
    {
        var named = spots.Where(s => s.Kind != SpotKind.AnyDestination).Select(Of).ToList();
        if (named.Count == spots.Count)
        {
            return List(named);
        }

        // What holds for the mesh reaches a destination with rules of its own only as far as these leave it.
        return named.Count == 0 ? "destinations without rules of their own" : $"destinations without rules of their own, and {List(named)}";
    }

    private static string Of(Spot spot) => spot.Kind switch
    {
        SpotKind.Destination when spot.Resource.Kind == MeshServiceSpec.Descriptor.Name => $"{Short(spot.Resource)}:{spot.Section}",
        SpotKind.Destination => $"{spot.Resource}:{spot.Section}",
        SpotKind.Route => $"along {spot.Resource}",
        SpotKind.Tags => spot.Traffic.Length == 0 ? "any service by tags" : spot.Traffic,
        SpotKind.GatewayListener => $"what listener {spot.Section} takes{(spot.Traffic.Length == 0 ? "" : $", {spot.Traffic}")}",
        _ => "",
    };

    private static string Inbounds(List<Spot> spots)
    {
        var sections = spots.Select(s => s.Section).Distinct().ToList();
        var traffic = spots.Select(s => s.Traffic).Distinct().Where(t => t.Length > 0).ToList();
        return $" at {List(sections)}{(traffic.Count == 0 ? "" : $", from {List(traffic)}")}";
    }
}
