using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Inspect;

/// <summary>
/// Answers which proxies a resource is for, page by page, those of a name alone where the query asks for it
/// (pkg/api-server/resource_endpoints.go, matchingDataplanesForFilter).
/// </summary>
internal static class DataplaneList
{
    private const string NoPolicy = "Could not retrieve policy";

    public static Answer Tell(Question question, KindDescriptor kind, Func<World, Resource, IEnumerable<Resource<DataplaneSpec>>> select)
    {
        var (page, error) = Page.Of(question, NoPolicy);
        if (page is null)
        {
            return error!;
        }

        if (question.Find(kind) is not { } resource)
        {
            return KumaError.NotFound(NoPolicy);
        }

        var part = question.Query("name");
        var proxies = select(question.World, resource)
            .Where(p => CoreNames.Of(p).Contains(part, StringComparison.Ordinal))
            .OrderBy(CoreNames.Of, StringComparer.Ordinal)
            .ToList();
        var (items, next) = page.Of(proxies, "failed inspect", out error);
        if (error is not null)
        {
            return error;
        }

        var list = new ResourceList(proxies.Count, items.Select(Meta.Of).ToList(), next is null ? null : Page.Link(question.Request, next));
        return Answer.Of(list, InspectJson.Default.ResourceList);
    }
}
