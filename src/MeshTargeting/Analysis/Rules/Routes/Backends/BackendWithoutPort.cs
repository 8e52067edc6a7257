using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Routes.Backends;

/// <summary>MS401: a backendRef to a MeshService has neither port nor sectionName.</summary>
internal sealed class BackendWithoutPort : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS401",
        Severity.Warning,
        "backendRef without port",
        "Write the port of the MeshService.",
        """
        A backendRef of kind MeshService with neither `port` nor `sectionName` is not a reference to a MeshService: Kuma looks for
        proxies whose inbounds have the tag `kuma.io/service` with that name. On Kubernetes that tag reads
        `name_namespace_svc_port`, so the name of a MeshService is never one. The backend is left out; a rule of an HTTP route without any
        is skipped, and a TCP route sends traffic to a cluster without endpoints.

        Where a proxy does have the tag it is only info: traffic flows, but past the MeshService, and Kuma 3.0 knows no such tags. So it
        is where the name may be such a tag and no proxies that could have it were given.

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
        kind: MeshHTTPRoute
        metadata: {name: all, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs: [{kind: MeshService, name: backend}]
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
        kind: MeshHTTPRoute
        metadata: {name: all, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    backendRefs: [{kind: MeshService, name: backend, port: 80}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Routes;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (!context.World.Options.Semantics.ServiceTagSelectors)
        {
            return;
        }

        var exclusive = context.World.ModeOf(resource.Metadata.Mesh) == MeshServicesMode.Exclusive;
        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.Backend))
        {
            if (!reference.GoesByServiceTag || reference.Ref.Kind != "MeshService" || reference.IsMarkedUnresolved)
            {
                continue;
            }

            if (resolution is Resolved && exclusive)
            {
                context.Report(
                    reference.Path,
                    $"without port or sectionName Kuma takes \"{reference.Name}\" for a value of the inbound tag kuma.io/service, "
                    + "not for the name of a MeshService",
                    Severity.Info);
            }
            else if (resolution is Unresolved unresolved && (exclusive || unresolved.Suggestion is not null))
            {
                // In the other modes a name may be that of a destination which the input does not show: another zone's, or external.
                var certain = unresolved.Conclusive || unresolved.Suggestion is not null;
                context.Report(reference.Path, Messages.Of(unresolved), certain ? null : Severity.Info, fix: OfOnlyPort(context.World, reference));
            }
        }
    }

    /// <summary>Where there is a MeshService of the name, and it has one port, that is what was left out.</summary>
    private static Fix? OfOnlyPort(World world, Reference reference)
    {
        if (reference.Name.Length == 0 || Lookup.ByName(world, MeshServiceSpec.Descriptor, reference) is not { } service || ServicePort.Of(service) is not [var only])
        {
            return null;
        }

        var port = only.Number.ToString(CultureInfo.InvariantCulture);
        return new Fix(
            $"write port: {port}",
            new PutMember(reference.Path, "port", port, After: string.IsNullOrEmpty(reference.Ref.Namespace) ? "name" : "namespace"));
    }
}
