using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Selecting;

/// <summary>MS509: a policy for a service of its own namespace, which counts for clients of that namespace alone.</summary>
internal sealed class OwnServiceByLabels : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS509",
        Severity.Info,
        "Own service by labels",
        "If every client is meant, refer to the service by its name.",
        """
        A policy for a service of its own namespace counts for all clients of the service, wherever they are, if it refers to the service by name:
        Kuma takes it for the policy of the service's owner. If it refers to it by labels, Kuma takes it for a client's, and it counts in its own
        namespace alone. From Kuma 3.0 on labels do as names did.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, labels: {kuma.io/display-name: backend, k8s.kuma.io/namespace: app}}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var options = context.World.Options;
        var ns = resource.Metadata.Namespace;
        if (resource.Envelope != Envelope.Kubernetes || !options.Semantics.NamesInReferences || resource.SpecObject is not IPolicySpec { ToItems: { Count: > 0 } items }
            || PolicyTraits.Of(resource, options).Role != PolicyRole.Consumer
            || !items.All(item => item.TargetRef is { Kind: "MeshService", Labels.Count: > 0 } target && Names(target.Labels, ns)))
        {
            return;
        }

        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.To))
        {
            if (resolution is Resolved { Hits: [var hit] } && hit.Resource.Metadata.Namespace == ns)
            {
                context.Report(
                    $"{reference.Path}.labels",
                    $"by labels the policy counts for clients in namespace {ns} alone; by the name of {hit.Resource.Id} it would count for all of them");
            }
        }
    }

    /// <summary>Whether labels say which service is meant: that of a name in the policy's namespace.</summary>
    private static bool Names(IReadOnlyDictionary<string, string> labels, string ns) =>
        labels.ContainsKey(KumaLabels.DisplayName) && labels.GetValueOrDefault(KumaLabels.Namespace) == ns && labels.Count == 2;
}
