using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Zones;

/// <summary>MS701: a reference by name to what belongs to another zone, or to none.</summary>
internal sealed class NameAcrossZones : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS701",
        Severity.Warning,
        "Name does not reach another zone",
        "Select the resource by labels, such as kuma.io/display-name, k8s.kuma.io/namespace and kuma.io/zone.",
        """
        A name is looked up in the policy's own zone. What was made in another zone, or on the global control plane, is not found by name, and
        from the global control plane nothing of a zone is. Labels reach across zones. A MeshMultiZoneService is made on the global control plane
        and belongs to no zone, so policies of zones refer to it by labels.

        It is only info where it was not stated for which zone the policy is meant (`--zone`), or where nothing was given of the policy's own zone
        in that namespace: a resource of the name may be there as well.

        Fires:

        ```yaml
        # options: mode=federated-zone zone=west
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app, labels: {kuma.io/zone: east, kuma.io/origin: global}}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: web, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app, labels: {kuma.io/origin: zone}}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        # options: mode=federated-zone zone=west
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app, labels: {kuma.io/zone: east, kuma.io/origin: global}}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: web, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app, labels: {kuma.io/origin: zone}}
        spec:
          to:
            - targetRef: {kind: MeshService, labels: {kuma.io/display-name: backend, kuma.io/zone: east}}
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
        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.To, ReferenceRole.Backend))
        {
            if (resolution is Unresolved { Reason: ResolutionReason.ZoneMismatch } unresolved)
            {
                context.Report($"{reference.Path}.name", Messages.Of(unresolved), unresolved.Conclusive ? null : Severity.Info, fix: unresolved.Fix);
            }
        }
    }
}
