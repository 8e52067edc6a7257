using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Routes.Overlaps;

/// <summary>A port that an item of a MeshTCPRoute is for.</summary>
/// <param name="Destination">The destination.</param>
/// <param name="Port">The port.</param>
/// <param name="HttpRoute">A MeshHTTPRoute that all proxies with the MeshTCPRoute have for the port; null where none is certain to be.</param>
internal sealed record TcpRoutePort(Resource Destination, ServicePort Port, Resource? HttpRoute)
{
    /// <summary>Whether Kuma takes it for one of HTTP.</summary>
    public bool IsHttp => PortProtocol.IsHttpBased(Port.AppProtocol);
}

/// <summary>An item of a MeshTCPRoute with rules, and the ports that it is for.</summary>
/// <param name="Path">The token of its targetRef that says what it is for.</param>
/// <param name="Ports">The ports, at least one.</param>
internal sealed record TcpRouteItem(string Path, IReadOnlyList<TcpRoutePort> Ports)
{
    /// <summary>The items of a MeshTCPRoute that have rules and are for something; those without rules are another mistake.</summary>
    public static IEnumerable<TcpRouteItem> Of(Resource route, AnalysisContext context)
    {
        var world = context.World;
        if (WrittenRule.IsForGateway(world, route) || PolicyTraits.Of(route, world.Options).IsShadow)
        {
            yield break;
        }

        foreach (var item in WrittenRule.Of(route, world.Options.Semantics).Select(rule => rule.Item))
        {
            var ports = ItemTargets.Of(world, item).SelectMany(target => PortsOf(world, route, target)).ToList();
            if (ports.Count > 0)
            {
                yield return new TcpRouteItem($"{item.Path}.targetRef.{FieldOf(item.TargetRef!)}", ports);
            }
        }
    }

    /// <summary>Ports as messages name them.</summary>
    public static string Names(IReadOnlyList<TcpRoutePort> ports) => ports.GroupBy(port => port.Destination).ToList() switch
    {
        [var one] when ports.Count == 1 => $"port {ports[0].Port} of {one.Key}",
        [var one] => $"ports {Wording.List(one.Select(port => port.Port.ToString()).ToList())} of {one.Key}",
        var many => $"the ports of {Wording.List(many.Select(same => same.Key.ToString()).ToList())}",
    };

    private static IEnumerable<TcpRoutePort> PortsOf(World world, Resource route, RuleTarget target)
    {
        var http = ItemsOnTarget.Of(world, MeshHTTPRouteSpec.Descriptor, target.Resource, policy => PolicyReach.Includes(world, policy, route));
        return ServicePort.Of(target.Resource)
            .Where(port => target.Section.Length == 0 || port.Section == target.Section)
            .Select(port => new TcpRoutePort(
                target.Resource, port, http.Where(item => item.CountsFor(port.Section)).Select(item => item.Item.Policy).FirstOrDefault()));
    }

    private static string FieldOf(TargetRef reference) => reference switch
    {
        { SectionName.Length: > 0 } => "sectionName",
        { Labels.Count: > 0 } => "labels",
        _ => "name",
    };
}
