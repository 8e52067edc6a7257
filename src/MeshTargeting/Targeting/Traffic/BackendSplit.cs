namespace MeshTargeting.Targeting.Traffic;

/// <summary>Traffic divided among backends by their weights.</summary>
/// <param name="Backends">Those that get some.</param>
/// <param name="Dropped">Those that get none.</param>
internal sealed record BackendSplit(IReadOnlyList<BackendShare> Backends, IReadOnlyList<DroppedBackend> Dropped)
{
    /// <summary>Why Envoy would refuse these weights; null where it takes them.</summary>
    public string? Fault { get; private init; }

    /// <summary>Divides the traffic among the backends that take it.</summary>
    public static BackendSplit Among(IReadOnlyList<RouteBackend> backends)
    {
        var taking = backends.Where(b => b.Why is null).ToList();
        return Make(backends, taking, failing: 0, total: taking.Sum(WeightOf));
    }

    /// <summary>Divides the traffic among all backends, and lets fail what those would get that take none (3.0).</summary>
    public static BackendSplit AmongAll(IReadOnlyList<RouteBackend> backends)
    {
        var taking = backends.Where(b => b.Why is null).ToList();
        var total = taking.Sum(WeightOf);
        var lost = backends.Where(b => b.Why is not null).Sum(b => (double)b.Weight);
        return Make(backends, taking, failing: taking.Count == 0 ? 1 : lost == 0 ? 0 : lost / (total + lost), total);
    }

    /// <summary>Nothing for anybody, because something else comes before.</summary>
    public static BackendSplit None(IReadOnlyList<RouteBackend> backends, string why) =>
        new([], backends.Where(b => b.Place is not null).Select(b => new DroppedBackend(b.Place, b.Why ?? why, 0)).ToList());

    private static BackendSplit Make(IReadOnlyList<RouteBackend> backends, List<RouteBackend> taking, double failing, double total)
    {
        var dropped = backends.Where(b => b.Why is not null).ToList();
        var lost = dropped.Sum(b => (double)b.Weight);
        return new BackendSplit(
            taking.Select(b => new BackendShare(b.Target, b.Port, b.ServiceTag, (1 - failing) * PartOf(b), b.Place)).ToList(),
            dropped.Select(b => new DroppedBackend(b.Place, b.Why!, failing * (lost == 0 ? 1.0 / dropped.Count : b.Weight / lost))).ToList())
        {
            Fault = taking.Count < 2 ? null
                : total == 0 ? "the weights of the backends come to 0 when Kuma cuts them down to 32 bits, which Envoy refuses"
                : total > uint.MaxValue ? "the weights of the backends add up to more than 4294967295, which Envoy refuses"
                : null,
        };

        double PartOf(RouteBackend backend) => taking.Count == 1 ? 1 : total == 0 ? 0 : WeightOf(backend) / total;
    }

    /// <summary>Kuma cuts weights down to 32 bits (core/xds/split.go).</summary>
    private static double WeightOf(RouteBackend backend) => (uint)backend.Weight;
}
