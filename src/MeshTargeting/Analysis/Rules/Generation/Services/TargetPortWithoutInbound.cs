using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Generation.Services;

/// <summary>MS905: no proxy of a MeshService has an inbound for a targetPort.</summary>
internal sealed class TargetPortWithoutInbound : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS905",
        Severity.Warning,
        "targetPort that no inbound has",
        "Write the number or the name of an inbound of the proxies that the selector matches.",
        """
        A port of a MeshService is served by the inbounds whose number is its `targetPort`, or whose name is, where it is written as text. If no
        proxy that the selector matches has such an inbound, the port has no endpoints and the service stays Unavailable.

        On Kubernetes a Pod's proxy has an inbound for each port of the Services that select the Pod. Where the proxies were only derived from
        workloads, another Service may be kept elsewhere: then it is info, unless the name is a misspelling of one that is there.

        Fires:

        ```yaml
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, name: http, tags: {kuma.io/service: backend, kuma.io/protocol: http}}]
        ---
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8081, appProtocol: http}]
        ```

        Mended:

        ```yaml
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, name: http, tags: {kuma.io/service: backend, kuma.io/protocol: http}}]
        ---
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshServiceSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } =
    [
        DataplaneSpec.Descriptor,
        NamespaceSpec.Descriptor,
        PodSpec.Descriptor,
        ServiceSpec.Descriptor,
        DeploymentSpec.Descriptor,
        StatefulSetSpec.Descriptor,
        DaemonSetSpec.Descriptor,
        MeshSpec.Descriptor,
    ];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var service = (Resource<MeshServiceSpec>)resource;
        var ports = service.Spec.Ports ?? [];
        if (ports.Count == 0 || context.ProxiesOf(service) is not { Count: > 0 } proxies)
        {
            return;
        }

        var inbounds = proxies.SelectMany(p => p.Spec.Networking?.Inbound ?? []).ToList();
        var isKnown = context.World.Options.IsComplete || proxies.All(p => !p.IsDerived);
        if (!isKnown && inbounds.TrueForAll(i => i.Port == Worlds.Derivation.Inbounds.ServicelessPort))
        {
            return;
        }

        for (var i = 0; i < ports.Count; i++)
        {
            if (ports[i] is { TargetPort: { } target, Port: > 0 and <= 65535 } port && !inbounds.Exists(inbound => MeshServiceMatching.Serves(inbound, port)))
            {
                var path = $"spec.ports[{i}].targetPort";
                var (meant, isMisspelt) = Meant(target, inbounds, ports.Count);
                context.Report(
                    path,
                    $"no inbound of {Wording.List(proxies.Select(p => p.Id.ToString()).ToList())} is {(target.IsString ? $"called {target}" : $"at port {target}")}, "
                    + $"so the port has no endpoints; there {Names(inbounds)}",
                    isKnown || isMisspelt ? null : Severity.Info,
                    fix: meant is null ? null : new Fix($"write targetPort: {meant}", new ReplaceValue(path, meant.Value.IsString ? JsonText.Of(meant.Value.Text!) : meant.Value.ToString())));
            }
        }
    }

    /// <summary>What was meant, where nothing else can be: a name of which this one is a misspelling, or the only inbound for the only port.</summary>
    private static (IntOrString? Meant, bool IsMisspelt) Meant(IntOrString target, List<DataplaneInbound> inbounds, int ports)
    {
        if (target.IsString
            && NearName.Find(target.Text!, inbounds.Select(i => i.Name ?? "").Where(n => n.Length > 0).Distinct(), out var isOnly) is { } near
            && NearName.IsMisspelling(target.Text!, near))
        {
            return (isOnly ? new IntOrString(near) : null, true);
        }

        var only = inbounds.Select(i => (i.Name, i.Port)).Distinct().ToList();
        return (ports == 1 && only is [var (name, number)] ? target.IsString && !string.IsNullOrEmpty(name) ? new IntOrString(name) : new IntOrString((int)(number ?? 0)) : null, false);
    }

    private static string Names(List<DataplaneInbound> inbounds)
    {
        var names = inbounds.Select(i => Wording.Port(Targeting.Proxies.SectionOf(i), (int?)i.Port)).Distinct().Order(StringComparer.Ordinal).ToList();
        return $"{(names.Count == 1 ? "is" : "are")} {Wording.List(names)}";
    }
}
