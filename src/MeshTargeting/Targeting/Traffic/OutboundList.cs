using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>Outbounds while they are collected: each port of a destination once, the last of those that share a name.</summary>
internal sealed class OutboundList
{
    private readonly Dictionary<Resource, List<ServicePort>> _ports = [];

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => _ports.Count == 0;

    /// <summary>Adds a port of a destination.</summary>
    public void Add(Resource destination, ServicePort port)
    {
        if (!_ports.TryGetValue(destination, out var ports))
        {
            _ports.Add(destination, ports = []);
        }

        var same = ports.FindIndex(p => p.Section == port.Section);
        if (same < 0)
        {
            ports.Add(port);
        }
        else
        {
            ports[same] = port;
        }
    }

    /// <summary>Adds all ports of a destination.</summary>
    public void AddAll(Resource destination)
    {
        foreach (var port in PortsOf(destination))
        {
            Add(destination, port);
        }
    }

    /// <summary>What was added, by identity and then in the order of the manifest.</summary>
    public List<Outbound> InOrder()
    {
        var outbounds = new List<Outbound>();
        foreach (var (destination, ports) in _ports.OrderBy(p => p.Key, ResourceOrder.Instance))
        {
            var declared = ServicePort.Of(destination).ToList();
            outbounds.AddRange(ports.OrderBy(port => declared.FindIndex(p => p.Section == port.Section)).Select(port => new Outbound(destination, port)));
        }

        return outbounds;
    }

    /// <summary>The ports of a destination in the order of its manifest, each section once.</summary>
    public static IReadOnlyList<ServicePort> PortsOf(Resource destination)
    {
        var ports = ServicePort.Of(destination);
        return ports.Count < 2 || ports.DistinctBy(p => p.Section).Count() == ports.Count
            ? ports
            : ports.GroupBy(p => p.Section).Select(same => same.Last()).ToArray();
    }
}
