using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Targeting;

namespace MeshTargeting.Server.Inspect;

/// <summary><c>GET /meshes/{mesh}/{policies}/{name}/_resources/dataplanes</c>: the proxies that a policy selects.</summary>
internal static class PolicyDataplanes
{
    public static void Map(IEndpointRouteBuilder app) => app.MapInspect<ResourceList>(
        "/meshes/{mesh}/{policies}/{name}/_resources/dataplanes",
        "dataplanesOfPolicy",
        "The proxies that a policy selects",
        "The Dataplanes that the policy's targetRef selects, its zone and role considered; for policies of the old kind those that its "
        + "selectors select. Pages have the size of `size` (100, at most 1000) and begin at `offset`; `name` keeps those whose names contain it.",
        Tell,
        Parameters.OfLists);

    private static Answer Tell(Question question)
    {
        if (PolicyPaths.Find(question.Parameter("policies"), question.World.Options.Semantics) is not { } kind)
        {
            return KumaError.NotFound("Could not retrieve policy");
        }

        if (!question.MeshExists)
        {
            return KumaError.NotFound("Failed to retrieve Mesh");
        }

        return DataplaneList.Tell(question, kind, (world, policy) => kind.IsPolicy
            ? ProxyMatching.Listed(world, policy)
            : LegacyPolicies.Select(world, policy));
    }
}
