using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Selecting;

/// <summary>MS506: a policy for a MeshHTTPRoute by spec.targetRef.</summary>
internal sealed class TopLevelRoute : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS506",
        Severity.Warning,
        "MeshHTTPRoute as targetRef misses MeshServices",
        "Move the MeshHTTPRoute from spec.targetRef to to[].targetRef.",
        """
        A policy with a MeshHTTPRoute in `spec.targetRef` works on destinations by the tag `kuma.io/service` and on gateways. On destinations that
        are resources (MeshService, MeshExternalService, MeshMultiZoneService) its items of `to` have no effect. In a mesh whose
        `meshServices.mode` is Exclusive, sidecars have no other destinations. Routes are meant in `to[].targetRef` since these kinds exist.

        It is only info where the Mesh was not given.

        Fires:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ---
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: all
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {backendRefs: [{kind: MeshService, name: backend, port: 80}]}
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          targetRef: {kind: MeshHTTPRoute, name: all}
          to:
            - targetRef: {kind: Mesh}
              default: {http: {requestTimeout: 3s}}
        ```

        Mended:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ---
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: all
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {backendRefs: [{kind: MeshService, name: backend, port: 80}]}
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          to:
            - targetRef: {kind: MeshHTTPRoute, name: all}
              default: {http: {requestTimeout: 3s}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshHTTPRouteSpec.Descriptor, MeshSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        var policy = (IPolicySpec)resource.SpecObject;
        if (policy is not { TargetRef: { Kind: "MeshHTTPRoute" } target, ToItems.Count: > 0 }
            || !world.Options.Semantics.NamesInReferences
            || world.ModeOf(resource.Metadata.Mesh) == MeshServicesMode.Disabled
            || TopLevelRoutes.Of(world, resource, target) is not { Count: > 0 } routes
            || routes.All(route => ((IPolicySpec)route.SpecObject).TargetRef?.Kind == "MeshGateway"))
        {
            return;
        }

        var exclusive = world.ModeOf(resource.Metadata.Mesh) == MeshServicesMode.Exclusive;
        var known = world.Find(new ResourceId(MeshSpec.Descriptor.Name, "", "", resource.Metadata.Mesh)) is not null;
        context.Report(
            "spec.targetRef.kind",
            "a MeshHTTPRoute in spec.targetRef has no effect on traffic to MeshServices and the like"
            + (exclusive ? $", and in mesh {resource.Metadata.Mesh} sidecars send to nothing else" : ""),
            exclusive && known ? null : Severity.Info);
    }
}
