using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting.Subjects;

/// <summary>The destinations that an expectation speaks of.</summary>
internal static class DestinationSubjects
{
    /// <summary>The ports of <c>to</c>; all of its ports where it names none.</summary>
    public static Subject<Outbound> Find(World world, Resource document, ExpectedDestination to)
    {
        var kind = KindCatalog.FindKuma(to.Kind ?? MeshServiceSpec.Descriptor.Name)!;
        var found = new Selection(world, document).Find(kind, to.Name, to.Namespace, to.Labels);
        if (found.Problem is { } problem)
        {
            return Subject<Outbound>.None(problem);
        }

        if (kind == MeshHTTPRouteSpec.Descriptor)
        {
            var taken = found.Found.SelectMany(route => PortsOf(world, route)).Distinct().ToList();
            return taken.Count > 0 ? new Subject<Outbound>(taken, null) : Subject<Outbound>.None($"{found.Found[0]} is for no destination that exists");
        }

        var section = to.SectionName;
        var ports = found.Found.SelectMany(d => PortsOf(d, section)).ToList();
        return ports.Count > 0 ? new Subject<Outbound>(ports, null) : Subject<Outbound>.None(MissingPort(found.Found[0], section ?? ""));
    }

    /// <summary>The routes that <c>to</c> speaks of; null where it speaks of a destination.</summary>
    public static IReadOnlyList<Resource>? Routes(World world, Resource document, ExpectedDestination to) =>
        to.Kind == MeshHTTPRouteSpec.Descriptor.Name ? new Selection(world, document).Find(MeshHTTPRouteSpec.Descriptor, to.Name, to.Namespace, to.Labels).Found : null;

    /// <summary>The ports of a destination, or the one of this name or number.</summary>
    public static IEnumerable<Outbound> PortsOf(Resource destination, string? section)
    {
        var ports = OutboundList.PortsOf(destination);
        return (string.IsNullOrEmpty(section) ? ports
                : ServicePort.FindBackendPort(destination, section) is { } port ? ports.Where(p => p.Section == port.Section)
                : [])
            .Select(port => new Outbound(destination, port));
    }

    private static IEnumerable<Outbound> PortsOf(World world, Resource route) => References.Of(route)
        .Where(r => r.Role == ReferenceRole.To)
        .SelectMany(r => ReferenceResolver.Resolve(world, r).Targets)
        .SelectMany(t => PortsOf(t.Resource, t.Section));

    private static string MissingPort(Resource destination, string section)
    {
        var sections = ServicePort.Of(destination).Select(p => p.Section).ToList();
        var near = NearName.Find(section, sections);
        return $"{destination} has no port \"{section}\"; its ports: {Wording.List(ServicePort.Of(destination).Select(p => p.ToString()).ToList())}"
            + (near is null ? "" : $"; did you mean \"{near}\"?");
    }
}
