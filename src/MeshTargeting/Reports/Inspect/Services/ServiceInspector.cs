using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Services;

/// <summary>Finds out who serves a MeshService, and who refers to it.</summary>
public static class ServiceInspector
{
    private static readonly IReadOnlyList<KindDescriptor> Policies = KindCatalog.All.Where(kind => kind.IsPolicy).ToArray();

    /// <summary>Who serves the service of a name, and who refers to it.</summary>
    /// <param name="input">The texts.</param>
    /// <param name="name">The service as the user names it.</param>
    /// <param name="mesh">The mesh in which it is looked for; null for all.</param>
    public static InspectResult<ServiceInspection> Inspect(CheckInput input, string name, string? mesh = null) => Inspector.Ask(
        input,
        world => ResourceNames.Find(world, [MeshServiceSpec.Descriptor], name, mesh),
        (world, service) => Inspect(world, (Resource<MeshServiceSpec>)service));

    /// <summary>Who serves a service, and who refers to it.</summary>
    public static ServiceInspection Inspect(World world, Resource<MeshServiceSpec> service)
    {
        var proxies = world.ProxiesOf(service);
        var ports = Ports(service, proxies);
        var referrers = Referrers(world, service);
        var places = Places.Of(referrers.Select(r => r.Place).Concat(ports.Select(p => p.ProtocolPlace)).Append(new ConfPlace(service, "")));
        return new ServiceInspection
        {
            World = world,
            Service = service,
            Selected = proxies.Count,
            Ports = ports,
            Referrers = referrers
                .OrderBy(r => r.Place.Policy.Source?.File, StringComparer.Ordinal)
                .ThenBy(r => places.Find(r.Place))
                .ThenBy(r => r.Place.Policy.Id)
                .ThenBy(r => r.Place.Path, StringComparer.Ordinal)
                .ToList(),
            PartOf = world.OfKind(service.Metadata.Mesh, MeshMultiZoneServiceSpec.Descriptor)
                .Where(m => m.Spec.Selector?.MeshService?.MatchLabels is { } labels && MeshServiceMatching.Includes(world.LabelsOf(service), labels))
                .ToList<Resource>(),
            Warnings = Warnings(world, service, proxies.Count, ports).ToList(),
            Places = places,
        };
    }

    private static List<ServedPort> Ports(Resource<MeshServiceSpec> service, IReadOnlyList<Resource<DataplaneSpec>> proxies)
    {
        var known = ServicePort.Of(service);
        var ports = new List<ServedPort>();
        for (var i = 0; i < known.Count; i++)
        {
            var port = service.Spec.Ports![i];
            var (from, place) = ProtocolSource.Of(service, i);
            ports.Add(new ServedPort(
                known[i],
                port.TargetPort?.ToString() ?? "0",
                from,
                place,
                proxies
                    .SelectMany(p => (p.Spec.Networking?.Inbound ?? []).Where(inbound => MeshServiceMatching.Serves(inbound, port)).Select(inbound =>
                        new ServingInbound(p, MeshServiceMatching.SectionName(inbound), inbound.Port ?? 0, MeshServiceMatching.IsHealthy(inbound))))
                    .ToList()));
        }

        return ports;
    }

    private static List<ServiceReferrer> Referrers(World world, Resource<MeshServiceSpec> service) => Policies
        .SelectMany(kind => world.OfKind(service.Metadata.Mesh, kind))
        .SelectMany(References.Of)
        .Select(r => (Reference: r, Hits: ReferenceResolver.Resolve(world, r).Targets.Where(t => t.Resource == service).ToList()))
        .Where(r => r.Hits.Count > 0)
        .Select(r => new ServiceReferrer(
            r.Reference,
            r.Hits.Exists(t => t.Section.Length == 0) ? [] : r.Hits.ConvertAll(t => t.Section),
            new ConfPlace(r.Reference.From, r.Reference.Path)))
        .ToList();

    private static IEnumerable<string> Warnings(World world, Resource<MeshServiceSpec> service, int selected, List<ServedPort> ports)
    {
        // A service of another zone has its proxies there.
        if (world.LabelsOf(service).GetValueOrDefault(KumaLabels.Origin) == "global" && selected == 0)
        {
            yield break;
        }

        if (selected == 0)
        {
            yield return "its selector selects no proxy in what was given: traffic to it has nowhere to go";
            yield break;
        }

        foreach (var port in ports.Where(p => p.Inbounds.Count == 0))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"port {port.Port}: no selected proxy has the inbound {port.TargetPort}, which is its targetPort: traffic to it has nowhere to go");
        }
    }
}
