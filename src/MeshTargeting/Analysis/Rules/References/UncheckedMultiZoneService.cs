using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.References;

/// <summary>MS307: what Kuma checks in every reference but those to a MeshMultiZoneService.</summary>
internal sealed class UncheckedMultiZoneService : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS307",
        Severity.Warning,
        "MeshMultiZoneService reference that says nothing, or too much",
        "Write either a name or labels, and nothing that a MeshMultiZoneService does not have.",
        """
        Of references to any other kind Kuma demands a name or labels, and refuses both together, as well as fields that the kind does not
        have. References of kind MeshMultiZoneService it takes as they are. One with neither means nothing; beside labels a name does not
        count; `tags`, `mesh` and `proxyTypes` are passed over.

        Fires:

        ```yaml
        # options: mode=global
        type: MeshMultiZoneService
        mesh: default
        name: backend
        spec:
          selector: {meshService: {matchLabels: {kuma.io/display-name: backend}}}
          ports: [{port: 80, appProtocol: http}]
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          to:
            - targetRef: {kind: MeshMultiZoneService, name: backend, tags: {version: v1}}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        # options: mode=global
        type: MeshMultiZoneService
        mesh: default
        name: backend
        spec:
          selector: {meshService: {matchLabels: {kuma.io/display-name: backend}}}
          ports: [{port: 80, appProtocol: http}]
        ---
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          to:
            - targetRef: {kind: MeshMultiZoneService, name: backend}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (!context.World.Options.Semantics.NamesInReferences)
        {
            return;
        }

        foreach (var reference in Targeting.References.Of(resource))
        {
            if (reference is { Ref.Kind: "MeshMultiZoneService", Role: ReferenceRole.To or ReferenceRole.Backend })
            {
                Judge(reference, context);
            }
        }
    }

    private static void Judge(Reference reference, AnalysisContext context)
    {
        if (reference.Name.Length == 0 && reference.Labels is null)
        {
            context.Report(reference.Path, "the reference gives neither a name nor labels, and means no MeshMultiZoneService");
            return;
        }

        if (reference is { Name.Length: > 0, Labels: not null })
        {
            context.Report($"{reference.Path}.name", $"beside labels the name {reference.Name} does not count");
        }

        IgnoreField(reference, "tags", reference.Ref.Tags is { Count: > 0 }, context);
        IgnoreField(reference, "mesh", !string.IsNullOrEmpty(reference.Ref.Mesh), context);
        IgnoreField(reference, "proxyTypes", reference.Ref.ProxyTypes is { Count: > 0 }, context);
    }

    private static void IgnoreField(Reference reference, string field, bool isSet, AnalysisContext context)
    {
        if (isSet)
        {
            var path = $"{reference.Path}.{field}";
            context.Report(path, $"{field} does not count in a reference to a MeshMultiZoneService", fix: new Fix($"remove {field}", new RemoveNode(path)));
        }
    }
}
