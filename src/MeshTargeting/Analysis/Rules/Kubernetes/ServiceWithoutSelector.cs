using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Analysis.Rules.Kubernetes;

/// <summary>MS916: a Service without a selector becomes a MeshService of the whole namespace.</summary>
internal sealed class ServiceWithoutSelector : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS916",
        Severity.Warning,
        "Service without a selector",
        "Give the Service a selector, or take it out of the mesh with the annotation kuma.io/ignore: \"true\".",
        """
        Kubernetes takes the endpoints of a Service without a selector from elsewhere. Kuma makes a MeshService of it all the same, whose selector is
        that of the Service and the namespace: without the former it selects every proxy of the namespace, and sends them requests where they listen
        at the port.

        Fires:

        ```yaml
        apiVersion: v1
        kind: Namespace
        metadata: {name: app, labels: {kuma.io/sidecar-injection: enabled}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: database, namespace: app}
        spec:
          ports: [{name: sql, port: 5432, targetPort: 5432}]
        ```

        Mended:

        ```yaml
        apiVersion: v1
        kind: Namespace
        metadata: {name: app, labels: {kuma.io/sidecar-injection: enabled}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: database, namespace: app, annotations: {kuma.io/ignore: "true"}}
        spec:
          ports: [{name: sql, port: 5432, targetPort: 5432}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [ServiceSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => MadeServices.Reads;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (((ServiceSpec)resource.SpecObject) is { Selector: null or { Count: 0 }, ClusterIP: not "None" } && MadeServices.Of(context.World, resource) is { } made)
        {
            context.Report("spec", $"{made.Id}, which Kuma makes of it, selects every proxy of namespace {resource.Metadata.Namespace}", anchor: Anchor.Key);
        }
    }
}
