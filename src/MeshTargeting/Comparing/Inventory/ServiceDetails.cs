using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Inventory;

/// <summary>Says in words what a destination is, and what of it is otherwise.</summary>
internal static class ServiceDetails
{
    /// <summary>What there is to say of a destination that comes or goes.</summary>
    public static IEnumerable<string> Of(World world, Resource destination)
    {
        var ports = ServicePort.Of(destination);
        yield return ports.Count == 0 ? "without ports" : $"{(ports.Count == 1 ? "port" : "ports")} {Wording.List(ports.Select(Port).ToList())}";
        if (destination is Resource<MeshServiceSpec> service)
        {
            var count = world.ProxiesOf(service).Count;
            yield return count == 0 ? "served by no proxy in what was given" : string.Create(CultureInfo.InvariantCulture, $"served by {count} {(count == 1 ? "proxy" : "proxies")}");
        }
    }

    /// <summary>What of the ports of a destination is otherwise.</summary>
    public static IEnumerable<string> OfPorts(Resource before, Resource after)
    {
        var (was, now) = (ServicePort.Of(before), ServicePort.Of(after));
        foreach (var port in now.Where(p => !was.Any(o => o.Section == p.Section)))
        {
            // A port of the same number under another name is the same port to clients, and another to references.
            yield return was.FirstOrDefault(o => o.Number == port.Number && !now.Any(n => n.Section == o.Section)) is { } old
                ? $"port {old.Section} is now called {Port(port)}: references to its old name miss it"
                : $"gains port {Port(port)}";
        }

        foreach (var port in was.Where(p => !now.Any(n => n.Section == p.Section) && !now.Any(n => n.Number == p.Number && !was.Any(o => o.Section == n.Section))))
        {
            yield return $"loses port {Port(port)}";
        }

        foreach (var (old, young) in now.Join(was, n => n.Section, o => o.Section, (n, o) => (o, n)))
        {
            if (old.AppProtocol != young.AppProtocol)
            {
                yield return $"port {young}: protocol {old.AppProtocol} → {young.AppProtocol}";
            }

            if (old.Number != young.Number)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"port {young.Section}: number {old.Number} → {young.Number}");
            }
        }

        foreach (var detail in OfTargetPorts(before, after))
        {
            yield return detail;
        }
    }

    private static IEnumerable<string> OfTargetPorts(Resource before, Resource after)
    {
        if (before is not Resource<MeshServiceSpec> was || after is not Resource<MeshServiceSpec> now)
        {
            yield break;
        }

        foreach (var port in now.Spec.Ports ?? [])
        {
            var old = was.Spec.Ports?.FirstOrDefault(p => p.SectionName() == port.SectionName());
            if (old is not null && old.TargetPort?.ToString() != port.TargetPort?.ToString())
            {
                yield return $"port {port.SectionName()}: targetPort {old.TargetPort?.ToString() ?? "none"} → {port.TargetPort?.ToString() ?? "none"}";
            }
        }
    }

    private static string Port(ServicePort port) => $"{port} {port.AppProtocol}";
}
