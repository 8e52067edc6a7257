using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Selecting;

/// <summary>MS503: a policy applies to no proxy.</summary>
internal sealed class NoProxySelected : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS503",
        Severity.Warning,
        "Selects no proxy",
        "Correct what the targetRef selects by, or add the workload. If it is kept elsewhere, name that place with --context.",
        """
        A policy whose `targetRef` fits no proxy is admitted and does nothing. So is one that fits proxies of another namespace: a policy that is
        neither of the system namespace nor for services of its own counts in its own namespace alone.

        The workload may stand in another repository. So this is only reported where proxies of the place are known, given as Dataplanes or Pods
        or derived from workloads, and as info, unless a proxy has almost the labels or tags that are asked for, or would be selected but for its
        namespace, or has them all but lacks the inbound, or `--context` or `complete: true` says that nothing is missing.

        Fires:

        ```yaml
        type: Dataplane
        mesh: default
        name: backend-1
        labels: {app: backend}
        networking:
          address: 10.0.0.1
          inbound: [{name: http, port: 8080, tags: {kuma.io/service: backend}}]
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          targetRef: {kind: Dataplane, labels: {app: backedn}}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        type: Dataplane
        mesh: default
        name: backend-1
        labels: {app: backend}
        networking:
          address: 10.0.0.1
          inbound: [{name: http, port: 8080, tags: {kuma.io/service: backend}}]
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          targetRef: {kind: Dataplane, labels: {app: backend}}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfSelection;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        var target = ((IPolicySpec)resource.SpecObject).TargetRef;
        if (target?.Kind == "MeshHTTPRoute" || IsGone(target, world) || SelectsNothingByItself(resource, target, world) || ProxyMatching.SelectsAny(world, resource)
            || Meshes.IsMisspelt(world, resource.Metadata.Mesh))
        {
            return;
        }

        if (target?.Kind is null or "Mesh")
        {
            OfNamespace(resource, context);
            return;
        }

        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.TopLevel))
        {
            if (resolution is Unresolved { Reason: ResolutionReason.NoProxyMatches or ResolutionReason.SectionNotFound } unresolved
                && (unresolved.Conclusive || Knowledge.GapOfProxies(world, reference) is null))
            {
                context.Report(PathOf(reference, unresolved), Messages.Of(unresolved), unresolved.Conclusive ? null : Severity.Info, fix: unresolved.Fix);
            }
        }
    }

    /// <summary>Whether the kind is one that this version of Kuma refuses here.</summary>
    private static bool IsGone(TargetRef? target, World world) =>
        !world.Options.Semantics.NamesInReferences && target?.Kind is not (null or "Mesh" or "Dataplane");

    /// <summary>Whether another rule says already that the targetRef, by what stands in it, selects no proxy.</summary>
    private static bool SelectsNothingByItself(Resource resource, TargetRef? target, World world) => target switch
    {
        { Kind: "Dataplane", Namespace.Length: > 0, Name: null or "", Labels: null or { Count: 0 } } => world.Options.Semantics.NamesInReferences,
        { Kind: "MeshService" } => TopLevelService.IsNoTag(resource, target, world.Options),
        _ => false,
    };

    /// <summary>A policy for every proxy has none only where it is confined to a namespace without any.</summary>
    private static void OfNamespace(Resource resource, AnalysisContext context)
    {
        var traits = PolicyTraits.Of(resource, context.World.Options);
        if (context.World.Options.IsComplete && context.World.OfKind(resource.Metadata.Mesh, DataplaneSpec.Descriptor).Count > 0
            && traits is { Filter.Namespace: { } ns, TargetRef.ProxyTypes: null or { Count: 0 } })
        {
            context.Report(
                "metadata.namespace", $"a policy of role {traits.Role.Name} counts in its own namespace alone, and {ns} has no proxy in what was given");
        }
    }

    private static string PathOf(Reference reference, Unresolved unresolved) => reference switch
    {
        _ when unresolved.Reason == ResolutionReason.SectionNotFound => $"{reference.Path}.sectionName",
        { Ref.Kind: "MeshService" or "MeshServiceSubset" or "MeshGateway" } => $"{reference.Path}.name",
        { Labels: not null } => $"{reference.Path}.labels",
        { Name.Length: > 0 } => $"{reference.Path}.name",
        { Ref.Tags.Count: > 0 } => $"{reference.Path}.tags",
        _ => reference.Path,
    };
}
