using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting.Subjects;

/// <summary>An inbound of a proxy.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Inbound">The inbound.</param>
internal sealed record InboundSubject(Resource<DataplaneSpec> Proxy, DataplaneInbound Inbound)
{
    /// <summary>The inbound as sectionName says it.</summary>
    public string Section => MeshServiceMatching.SectionName(Inbound);
}

/// <summary>The inbounds that an expectation speaks of.</summary>
internal static class InboundSubjects
{
    /// <summary>The inbounds of <c>at</c>.</summary>
    public static Subject<InboundSubject> Find(World world, Resource document, ExpectedInbounds at)
    {
        var kind = KindCatalog.FindKuma(at.Kind ?? MeshServiceSpec.Descriptor.Name)!;
        var found = new Selection(world, document).Find(kind, at.Name, at.Namespace, at.Labels);
        if (found.Problem is { } problem)
        {
            return Subject<InboundSubject>.None(problem);
        }

        var inbounds = found.Found.SelectMany(r => r is Resource<MeshServiceSpec> service ? Serving(world, service, at.SectionName) : Of((Resource<DataplaneSpec>)r, at.SectionName)).Distinct().ToList();
        return inbounds.Count > 0
            ? new Subject<InboundSubject>(inbounds, null)
            : Subject<InboundSubject>.None(Missing(found.Found[0], at.SectionName));
    }

    /// <summary>The inbounds that serve a port of a MeshService, or any of its ports.</summary>
    public static IEnumerable<InboundSubject> Serving(World world, Resource<MeshServiceSpec> service, string? section)
    {
        var wanted = string.IsNullOrEmpty(section) ? null : ServicePort.FindBackendPort(service, section);
        var ports = (service.Spec.Ports ?? []).Where(p => string.IsNullOrEmpty(section) || p.Port == wanted?.Number).ToList();
        return world.ProxiesOf(service)
            .SelectMany(p => (p.Spec.Networking?.Inbound ?? []).Where(i => ports.Exists(port => MeshServiceMatching.Serves(i, port))).Select(i => new InboundSubject(p, i)));
    }

    private static IEnumerable<InboundSubject> Of(Resource<DataplaneSpec> proxy, string? section) => (proxy.Spec.Networking?.Inbound ?? [])
        .Where(i => string.IsNullOrEmpty(section) || section == MeshServiceMatching.SectionName(i) || section == i.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .Select(i => new InboundSubject(proxy, i));

    private static string Missing(Resource found, string? section) => found.SpecObject switch
    {
        MeshServiceSpec when !string.IsNullOrEmpty(section) && ServicePort.FindBackendPort(found, section) is null =>
            $"{found} has no port \"{section}\"; its ports: {Wording.List(ServicePort.Of(found).Select(p => p.ToString()).ToList())}",
        MeshServiceSpec => $"no proxy in what was given serves {found}{(string.IsNullOrEmpty(section) ? "" : $", port {section}")}",
        _ => $"{found} has no inbound{(string.IsNullOrEmpty(section) ? "" : $" \"{section}\"")}",
    };
}
