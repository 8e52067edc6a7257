using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Routes.Overlaps;

/// <summary>MS420: an item for a MeshHTTPRoute switches off the other items of its policy for services by tag.</summary>
internal sealed class MixedWithRoutes : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS420",
        Severity.Warning,
        "Item for a route switches off the others",
        "Put the items for routes into a policy of their own.",
        """
        In a mesh whose `meshServices.mode` is not Exclusive, proxies send traffic to destinations by the tag `kuma.io/service` as well, in
        mode Disabled to those alone. For them Kuma passes over a policy as a whole as soon as one item of its `to` is for a MeshHTTPRoute:
        its items for the mesh and for services have no effect there either.

        It is a warning in mode Disabled, and info in the modes in which destinations by tag are some of several.

        Fires:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Disabled}
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {http: {requestTimeout: 30s}}
            - targetRef: {kind: MeshHTTPRoute, name: search}
              default: {http: {requestTimeout: 60s}}
        ```

        Mended:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Disabled}
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {http: {requestTimeout: 30s}}
        ---
        type: MeshTimeout
        mesh: default
        name: slow-search
        spec:
          to:
            - targetRef: {kind: MeshHTTPRoute, name: search}
              default: {http: {requestTimeout: 60s}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = [MeshSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        var items = ((IPolicySpec)resource.SpecObject).ToItems ?? [];
        var ofRoute = items.Index().FirstOrDefault(item => item.Item.TargetRef?.Kind == "MeshHTTPRoute", (-1, null!));
        if (ofRoute.Index < 0 || !world.Options.Semantics.ServiceTagSelectors || world.ModeOf(resource.Metadata.Mesh) == MeshServicesMode.Exclusive)
        {
            return;
        }

        // What selects by labels, a port or a resource of another kind is never for a destination by tag.
        var others = items.Index()
            .Where(item => item.Item.TargetRef is { Kind: "Mesh" } or { Kind: "MeshService", Name.Length: > 0, SectionName: null or "" })
            .Select(item => $"spec.to[{item.Index}]")
            .ToList();
        if (others.Count > 0)
        {
            context.Report(
                $"spec.to[{ofRoute.Index}].targetRef.kind",
                $"beside an item for a MeshHTTPRoute Kuma passes over {Targeting.Wording.List(others)} for destinations by kuma.io/service",
                world.ModeOf(resource.Metadata.Mesh) == MeshServicesMode.Disabled ? null : Severity.Info);
        }
    }
}
