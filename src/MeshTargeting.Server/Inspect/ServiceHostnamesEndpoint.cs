using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Inspect;

/// <summary><c>GET /meshes/{mesh}/{services}/{name}/_hostnames</c>: the hostnames of a service (pkg/api-server/inspect_mesh_service.go).</summary>
internal static class ServiceHostnamesEndpoint
{
    private static readonly KindDescriptor[] Kinds =
        [MeshServiceSpec.Descriptor, MeshExternalServiceSpec.Descriptor, MeshMultiZoneServiceSpec.Descriptor];

    public static void Map(IEndpointRouteBuilder app) => app.MapInspect<HostnameList>(
        "/meshes/{mesh}/{services}/{name}/_hostnames",
        "hostnamesOfService",
        "The hostnames of a service",
        "The hostnames that HostnameGenerators give a MeshService, MeshMultiZoneService or MeshExternalService, and the zones where they "
        + "are known.",
        Tell);

    private static Answer Tell(Question question)
    {
        if (Array.Find(Kinds, k => k.Plural == question.Parameter("services")) is not { } kind)
        {
            var known = string.Join(',', Kinds.Select(k => k.Plural));
            return new KumaError(StatusCodes.Status400BadRequest, $"only \"{known}\" are available for inspection", "Resource is not valid");
        }

        // A hostname hangs on the labels that the control plane gives a service, and services that it makes have hostnames as well.
        var world = question.Snapshot.World;
        if (CoreNames.Find(world, kind, question.Mesh, question.Name) is not { } service)
        {
            return KumaError.NotFound("could not retrieve service");
        }

        var hostnames = ServiceHostnames.Of(world, service);
        if (hostnames.Error is not null)
        {
            return KumaError.Internal("could not generate hostname");
        }

        var items = hostnames.Names.Select(h => new HostnameItem(h.Name, [new HostnameZone(h.Zone)])).ToList();
        return Answer.Of(new HostnameList(items.Count, items.Count == 0 ? null : items), InspectJson.Default.HostnameList);
    }
}
