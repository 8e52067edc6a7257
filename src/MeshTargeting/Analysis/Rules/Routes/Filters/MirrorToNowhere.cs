using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Routes.Filters;

/// <summary>MS412: a mirror leads nowhere.</summary>
internal sealed class MirrorToNowhere : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS412",
        Severity.Error,
        "Mirror leads nowhere",
        "Write the value of the tag kuma.io/service of the proxies that are to get the copies, without port, namespace and labels.",
        """
        Kuma 2.14 resolves the backendRef of a RequestMirror by the inbound tag `kuma.io/service` alone, whatever stands beside the name: a
        MeshService is never found, not by name and port, and not by labels. The proxies with that tag must speak HTTP, and the weight must
        not be 0. If there is no such service Kuma fails, and not for this route alone: every proxy that is given the route keeps the
        configuration that it has, for all its traffic, and a new one gets none. On Kubernetes the tag reads `name_namespace_svc_port`.

        A tag that no proxy in what was given has is info, because the proxy may stand in another repository, and a warning where the World is
        complete or a proxy has almost that tag. Under Kuma 3.0 mirrors go to resources, and one that leads nowhere is left out.

        Fires:

        ```yaml
        type: Dataplane
        mesh: default
        name: recorder-1
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, tags: {kuma.io/service: recorder-blue, kuma.io/protocol: http}}]
        ---
        type: MeshService
        mesh: default
        name: recorder
        spec:
          selector: {dataplaneTags: {kuma.io/service: recorder-blue}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: shadow
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    filters: [{type: RequestMirror, requestMirror: {backendRef: {kind: MeshService, name: recorder, port: 80}}}]
        ```

        Mended:

        ```yaml
        type: Dataplane
        mesh: default
        name: recorder-1
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, tags: {kuma.io/service: recorder-blue, kuma.io/protocol: http}}]
        ---
        type: MeshHTTPRoute
        mesh: default
        name: shadow
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    filters: [{type: RequestMirror, requestMirror: {backendRef: {kind: MeshService, name: recorder-blue}}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (!context.World.Options.Semantics.MirrorsToTags)
        {
            ReportLeftOut(context);
            return;
        }

        var faults = FilterFaults.Of(resource, context, RouteFaultKind.Mirror).Select(f => f.Fault).ToDictionary(f => f.Place!.Path);
        foreach (var (reference, _) in faults.Count == 0 ? [] : context.Resolve(ReferenceRole.Mirror))
        {
            if (faults.TryGetValue(reference.Path, out var fault) && !reference.IsMarkedUnresolved)
            {
                Report(reference, fault, context);
            }
        }
    }

    private static void Report(Reference reference, RouteFault fault, AnalysisContext context)
    {
        var world = context.World;
        if (fault.Mirrored is not Unresolved unresolved)
        {
            var path = fault.Mirrored is null ? $"{reference.Path}.weight" : reference.Path;
            context.Report(path, $"{fault.Sentence}, so {FilterFaults.Effect}");
        }
        else if (reference.Labels is not null && reference.Name.Length == 0)
        {
            context.Report(reference.Path, $"Kuma does not read the labels of a mirror, and finds nothing, so {FilterFaults.Effect}");
        }
        else if (reference.Ref.Kind == "MeshService" && Lookup.ByName(world, MeshServiceSpec.Descriptor, reference) is Resource<MeshServiceSpec> service)
        {
            var tag = TagOf(world, service, reference);
            context.Report(
                reference.Path,
                $"Kuma resolves mirrors by the inbound tag kuma.io/service alone, and \"{reference.Name}\" is the name of a MeshService, "
                + $"not such a tag, so {FilterFaults.Effect}{(tag is null ? "" : $"; write name: {tag}")}",
                fix: tag is null ? null : Naming(tag, reference));
        }
        else if (unresolved.Reason != ResolutionReason.InvalidKind)
        {
            var shows = unresolved.Conclusive && (world.Options.IsComplete || unresolved.Suggestion is not null);
            context.Report(
                reference.Path,
                $"{unresolved.Explanation}; if nothing has, {FilterFaults.Effect}{(unresolved.Suggestion is { } instead ? $"; {instead}" : "")}",
                shows ? Severity.Warning : Severity.Info,
                fix: unresolved.Fix);
        }
    }

    private static void ReportLeftOut(AnalysisContext context)
    {
        // A name or a subset, which this version has no more, it refuses itself.
        foreach (var (reference, resolution) in context.Resolve(ReferenceRole.Mirror))
        {
            if (resolution is Unresolved { Reason: not (ResolutionReason.InvalidKind or ResolutionReason.NameMissing or ResolutionReason.LegacyServiceTag) } unresolved)
            {
                context.Report(
                    reference.Path,
                    $"no copies are sent: {Messages.Of(unresolved)}",
                    unresolved.Conclusive ? Severity.Warning : Severity.Info,
                    fix: unresolved.Fix);
            }
        }
    }

    /// <summary>The one value of the tag that the proxies have which serve the port, if it will do for a mirror.</summary>
    private static string? TagOf(World world, Resource<MeshServiceSpec> service, Reference reference)
    {
        var ports = service.Spec.Ports ?? [];
        var port = reference.Port is { } number ? ports.FirstOrDefault(p => p.Port == number)
            : reference.SectionName.Length > 0 ? ports.FirstOrDefault(p => p.SectionName() == reference.SectionName)
            : ports is [var only] ? only
            : null;
        if (port is null)
        {
            return null;
        }

        var tags = world.ProxiesOf(service)
            .SelectMany(proxy => proxy.Spec.Networking?.Inbound ?? [])
            .Where(inbound => MeshServiceMatching.Serves(inbound, port))
            .Select(inbound => inbound.Tags?.GetValueOrDefault(KumaLabels.ServiceTag))
            .Distinct()
            .ToList();
        return tags is [{ Length: > 0 } tag] && PortProtocol.IsHttp(TaggedService.ProtocolOf(world, service.Metadata.Mesh, tag)) ? tag : null;
    }

    private static Fix Naming(string tag, Reference reference)
    {
        var edits = new List<NodeEdit> { new ReplaceValue($"{reference.Path}.name", $"\"{tag}\"") };
        Remove(reference.Ref.Namespace is not null, "namespace");
        Remove(reference.Ref.SectionName is not null, "sectionName");
        Remove(reference.Port is not null, "port");
        return new Fix($"write name: {tag}, the proxies' tag kuma.io/service", edits);

        void Remove(bool isThere, string member)
        {
            if (isThere)
            {
                edits.Add(new RemoveNode($"{reference.Path}.{member}"));
            }
        }
    }
}
