using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Targeting.Services;

namespace MeshTargeting.Server.Inspect;

/// <summary>
/// <c>GET /meshes/{mesh}/meshservices/{name}/_dataplanes</c>, and the same under its older name <c>_resources/dataplanes</c>: the
/// proxies that a MeshService selects.
/// </summary>
internal static class MeshServiceDataplanes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "_dataplanes", "dataplanesOfMeshService");
        Map(app, "_resources/dataplanes", "resourcesOfMeshService");
    }

    private static void Map(IEndpointRouteBuilder app, string tail, string name) => app.MapInspect<ResourceList>(
        $"/meshes/{{mesh}}/meshservices/{{name}}/{tail}",
        name,
        "The proxies that a MeshService selects",
        "The Dataplanes that the MeshService's selector selects. As in Kuma these are more than get its traffic: `*` stands for any value of "
        + "a tag, and gateways count. Pages as for policies.",
        question => DataplaneList.Tell(
            question, MeshServiceSpec.Descriptor, (world, service) => ServiceProxies.Of(world, (Resource<MeshServiceSpec>)service)),
        Parameters.OfLists);
}
