using MeshTargeting.Findings;

namespace MeshTargeting.Analysis.Orphaning;

/// <summary>MS309: what a deletion or a change takes from others. Of a change it is said, and not of manifests as they stand.</summary>
public static class OrphanRules
{
    /// <summary>MS309: policies refer to what goes.</summary>
    public static readonly RuleDescriptor Orphaned = new(
        "MS309",
        Severity.Warning,
        "Others refer to what goes",
        "Change or delete those that refer to it first; or keep the name, the port or the labels by which they find it.",
        """
        Kuma deletes a MeshService, renames its port or takes away its labels without a word about the policies and routes that refer to
        it. Their references then find nothing: timeouts are gone, and traffic of a route has nowhere to go.

        The webhook says so when a MeshService, MeshExternalService, MeshMultiZoneService, MeshHTTPRoute, MeshGateway or Mesh is deleted
        or changed, and names who is concerned. It is a warning, for tools that delete service and policy together do so in any order;
        `--enforce MS309`, or the annotation `meshservice.io/enforce: MS309` of the namespace, makes it a denial. What the control plane,
        the garbage collector and the deletion of a whole namespace remove is never denied.

        Of manifests as they stand there is nothing to say, so `meshservice check` never reports it; `meshservice diff BASE HEAD` tells a
        pull request's reviewers the same.

        Fires, where MeshTimeout `slow` refers to port `http` of this service:

        ```text
        $ kubectl delete meshservice backend -n app
        Warning: MS309 MeshTimeout app/slow (spec.to[0].targetRef) refers to it and will find nothing once it is deleted
        ```

        Mended:

        ```text
        $ kubectl delete meshtimeout slow -n app
        $ kubectl delete meshservice backend -n app
        ```
        """);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<RuleDescriptor> All = [Orphaned];
}
