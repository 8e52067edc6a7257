using System.Collections.Concurrent;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>What rules about the road to Kuma 3.0 find out together; made for one analysis, and most of it never.</summary>
internal sealed class UpgradeFacts
{
    private readonly Lazy<Collectors> _collectors;
    private readonly ConcurrentDictionary<(string Mesh, string Kind), PrecedenceShifts> _shifts = new(1, 1);
    private readonly ConcurrentDictionary<string, FaultsBeside> _faults = new(1, 1, StringComparer.Ordinal);

    public UpgradeFacts(World world)
    {
        World = world;
        _collectors = new(() => new Collectors(this));
    }

    /// <summary>The World under 3.0.</summary>
    public World World { get; }

    /// <summary>The collectors of telemetry that policies name by their endpoints.</summary>
    public Collectors Collectors => _collectors.Value;

    /// <summary>The same resources under 2.14.</summary>
    public World Earlier => World.Earlier;

    /// <summary>Which policies of a kind another one would come to outrank, or no longer would.</summary>
    public PrecedenceShifts ShiftsOf(string mesh, KindDescriptor kind) =>
        _shifts.GetOrAdd((mesh, kind.Name), static (key, given) => PrecedenceShifts.Of(given.Earlier, key.Mesh, given.Kind), (Earlier, Kind: kind));

    /// <summary>Which MeshFaultInjections of a mesh meet where <c>from</c> of one of them speaks.</summary>
    public FaultsBeside FaultsOf(string mesh) => _faults.GetOrAdd(mesh, static (key, earlier) => FaultsBeside.Of(earlier, key), Earlier);
}
