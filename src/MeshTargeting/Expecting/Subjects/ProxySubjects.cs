using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting.Subjects;

/// <summary>The proxies that an expectation speaks of.</summary>
internal static class ProxySubjects
{
    /// <summary>The proxies of <c>from</c>; all of the mesh where it is absent, builtin gateways left out, which send by routes of their own.</summary>
    public static Subject<Resource<DataplaneSpec>> Find(World world, Resource document, ExpectedProxies? from)
    {
        var selection = new Selection(world, document);
        var selected = selection.Find(DataplaneSpec.Descriptor, from?.Name, from?.Name is null && from?.Service is not null ? null : from?.Namespace, from?.Labels);
        var proxies = selected.Found.Cast<Resource<DataplaneSpec>>();
        if (selected.Problem is { } problem)
        {
            return Subject<Resource<DataplaneSpec>>.None($"from selects no proxy: {problem}");
        }

        if (from?.Service is { } name)
        {
            var services = selection.Find(MeshServiceSpec.Descriptor, name, from.Namespace, null);
            if (services.Problem is { } missing)
            {
                return Subject<Resource<DataplaneSpec>>.None($"from selects no proxy: {missing}");
            }

            var serving = services.Found.SelectMany(s => world.ProxiesOf((Resource<MeshServiceSpec>)s)).ToHashSet();
            proxies = proxies.Where(serving.Contains);
        }

        var found = proxies.Where(p => p.Spec.Networking?.Gateway?.Type != "BUILTIN" || !world.Options.Semantics.BuiltinGateways).ToList();
        return found.Count > 0
            ? new Subject<Resource<DataplaneSpec>>(found, null)
            : Subject<Resource<DataplaneSpec>>.None(
                from?.Service is { } service ? $"from selects no proxy: none in what was given serves MeshService {service}" : "from selects no proxy but builtin gateways");
    }
}
