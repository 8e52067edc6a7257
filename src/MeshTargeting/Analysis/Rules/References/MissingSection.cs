using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.References;

/// <summary>MS301: the service is there, and the port that the reference asks for is not.</summary>
internal sealed class MissingSection : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS301",
        Severity.Warning,
        "Port is not on the service",
        "Write the port's name as the service has it; its number stands for it only in a backendRef, or where the port has no name.",
        """
        A reference resolves to a service and then to one of its ports. In `to[].targetRef`, `sectionName` must be the port's name, or
        its number where the port has no name: `"80"` does not mean port 80 if that port is called `http`. In a backendRef, `port` and
        `sectionName` may be either. Where no port fits, Kuma says nothing: an item of `to` has no effect, and a backend is left out and
        its share goes to the others.

        Fires:

        ```yaml
        apiVersion: v1
        kind: Namespace
        metadata: {name: app, labels: {kuma.io/sidecar-injection: enabled}}
        ---
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
            - targetRef: {kind: MeshService, name: backend, sectionName: "80"}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        apiVersion: v1
        kind: Namespace
        metadata: {name: app, labels: {kuma.io/sidecar-injection: enabled}}
        ---
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
            - targetRef: {kind: MeshService, name: backend, sectionName: http}
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
            if (resolution is Unresolved { Reason: ResolutionReason.SectionNotFound or ResolutionReason.PortNotFound } unresolved)
            {
                context.Report($"{reference.Path}.{Field(reference)}", Messages.Of(unresolved), fix: unresolved.Fix);
            }
        }
    }

    /// <summary>The field that asks for the port; a name of the old form holds it too.</summary>
    private static string Field(Reference reference) => reference switch
    {
        { SectionName.Length: > 0 } => "sectionName",
        { Port: not null } => "port",
        _ => "name",
    };
}
