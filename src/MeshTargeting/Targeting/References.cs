using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting;

/// <summary>Finds every reference that a policy holds.</summary>
public static class References
{
    /// <summary>
    /// The targetRefs and backendRefs of a resource in the order of the manifest; empty for what is no policy. A targetRef that the
    /// manifest leaves out is none, although an absent <c>spec.targetRef</c> means the mesh.
    /// </summary>
    public static IReadOnlyList<Reference> Of(Resource resource)
    {
        if (resource.SpecObject is not IPolicySpec policy)
        {
            return [];
        }

        var references = new List<Reference>();
        Add(references, resource, "spec.targetRef", policy.TargetRef, ReferenceRole.TopLevel);
        for (var i = 0; i < policy.ToItems?.Count; i++)
        {
            Add(references, resource, $"spec.to[{i}].targetRef", policy.ToItems[i].TargetRef, ReferenceRole.To);
            AddOfRoute(references, resource, i);
        }

        for (var i = 0; i < policy.FromItems?.Count; i++)
        {
            Add(references, resource, $"spec.from[{i}].targetRef", policy.FromItems[i].TargetRef, ReferenceRole.From);
        }

        return references;
    }

    private static void AddOfRoute(List<Reference> references, Resource resource, int to)
    {
        switch (resource.SpecObject)
        {
            case MeshHTTPRouteSpec http:
                var httpRules = http.To![to].Rules ?? [];
                for (var i = 0; i < httpRules.Count; i++)
                {
                    var at = $"spec.to[{to}].rules[{i}].default";
                    var filters = httpRules[i].Default?.Filters ?? [];
                    for (var j = 0; j < filters.Count; j++)
                    {
                        var mirror = filters[j].RequestMirror?.BackendRef;
                        Add(references, resource, $"{at}.filters[{j}].requestMirror.backendRef", mirror, ReferenceRole.Mirror);
                    }

                    AddBackends(references, resource, at, httpRules[i].Default?.BackendRefs);
                }

                break;

            case MeshTCPRouteSpec tcp:
                var tcpRules = tcp.To![to].Rules ?? [];
                for (var i = 0; i < tcpRules.Count; i++)
                {
                    AddBackends(references, resource, $"spec.to[{to}].rules[{i}].default", tcpRules[i].Default?.BackendRefs);
                }

                break;
        }
    }

    private static void AddBackends(List<Reference> references, Resource resource, string at, IReadOnlyList<BackendRef>? backends)
    {
        for (var i = 0; i < backends?.Count; i++)
        {
            Add(references, resource, $"{at}.backendRefs[{i}]", backends[i], ReferenceRole.Backend);
        }
    }

    private static void Add(List<Reference> references, Resource resource, string path, TargetRef? reference, ReferenceRole role)
    {
        if (reference is not null)
        {
            references.Add(new Reference(resource, path, reference, role));
        }
    }
}
