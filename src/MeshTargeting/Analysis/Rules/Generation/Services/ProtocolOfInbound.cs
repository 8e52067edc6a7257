using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Generation.Services;

/// <summary>MS906: the appProtocol of a MeshService's port is another than that of the inbounds that serve it.</summary>
internal sealed class ProtocolOfInbound : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS906",
        Severity.Warning,
        "appProtocol is not the protocol of the inbound",
        "Write the same protocol at the MeshService and at the inbound (the tag kuma.io/protocol, or the appProtocol of the Kubernetes Service).",
        """
        Clients go by the `appProtocol` of the MeshService, and the proxy that serves it by the protocol of its own inbound. Where the client's
        proxy speaks HTTP and the other takes the bytes for plain TCP, the workload gets the HTTP/2 that proxies speak among each other, which
        few expect. That is a warning where the inbound says tcp. Other differences are info: traffic flows, but policies that are for HTTP have
        an effect on one side alone; so it is where one of the two is left out, which means tcp.

        Fires:

        ```yaml
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, name: http, tags: {kuma.io/service: backend, kuma.io/protocol: tcp}}]
        ---
        type: MeshService
        mesh: default
        name: backend
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
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
        var proxies = ports.Count == 0 ? [] : context.ProxiesOf(service);
        for (var i = 0; i < ports.Count && proxies.Count > 0; i++)
        {
            var port = ports[i];
            var serving = proxies
                .SelectMany(p => (p.Spec.Networking?.Inbound ?? []).Where(inbound => MeshServiceMatching.Serves(inbound, port)).Select(inbound => (Proxy: p, Inbound: inbound)))
                .ToList();
            var protocols = serving.Select(s => PortProtocol.Parse(PortProtocol.Of(s.Inbound))).Distinct().ToList();
            var own = port.AppProtocol ?? "tcp";
            if (port.TargetPort is not null && protocols is [var protocol] && protocol != own && PortProtocol.Parse(own) == own)
            {
                Judge(i, port, serving[0].Proxy, serving[0].Inbound, protocol, context);
            }
        }
    }

    private static void Judge(int i, MeshServicePort port, Resource proxy, DataplaneInbound inbound, string protocol, AnalysisContext context)
    {
        // What Kuma fills in where nothing is said is no word of the user's.
        var isSaid = !proxy.IsDerived && (inbound.Protocol ?? inbound.Tags?.GetValueOrDefault(KumaLabels.ProtocolTag)) is not null;
        if (port.AppProtocol is null)
        {
            if (PortProtocol.IsHttp(protocol))
            {
                context.Report(
                    $"spec.ports[{i}]",
                    $"appProtocol is left out, which means tcp, and the inbound that serves the port speaks {protocol} ({proxy.Id}): nothing that is for HTTP works on it",
                    Severity.Info,
                    fix: new Fix($"write appProtocol: {protocol}", new PutMember($"spec.ports[{i}]", "appProtocol", JsonText.Of(protocol))));
            }
        }
        else if (isSaid || PortProtocol.IsHttp(protocol))
        {
            context.Report(
                $"spec.ports[{i}].appProtocol",
                $"appProtocol is {port.AppProtocol}, and the inbound that serves the port says {protocol} ({proxy.Id})",
                isSaid && PortProtocol.IsHttp(port.AppProtocol) && !PortProtocol.IsHttp(protocol) ? null : Severity.Info);
        }
    }
}
