using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Analysis.Rules.Kubernetes;

/// <summary>MS915: an annotation PORT.service.kuma.io/protocol is for no port of the Service, or names no protocol.</summary>
internal sealed class PortProtocolAnnotation : Rule
{
    private static readonly string[] Protocols = ["tcp", "http", "http2", "grpc", "kafka"];

    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS915",
        Severity.Warning,
        "Protocol of a port that says nothing",
        "Write the number of the Service's port and one of tcp, http, http2, grpc and kafka; or give the port an appProtocol.",
        """
        The annotation `PORT.service.kuma.io/protocol` tells what the Pods behind a port of a Service speak, where the port has no `appProtocol`.
        PORT is the number of the Service's port, not its targetPort: with another number it is about nothing, and a word that Kuma does not know
        means tcp. The MeshService that Kuma makes of the Service does not read it; `appProtocol` counts for both.

        Fires:

        ```yaml
        apiVersion: v1
        kind: Service
        metadata:
          name: backend
          namespace: app
          annotations: {8080.service.kuma.io/protocol: http}
        spec:
          selector: {app: backend}
          ports: [{name: http, port: 80, targetPort: 8080}]
        ```

        Mended:

        ```yaml
        apiVersion: v1
        kind: Service
        metadata:
          name: backend
          namespace: app
          annotations: {80.service.kuma.io/protocol: http}
        spec:
          selector: {app: backend}
          ports: [{name: http, port: 80, targetPort: 8080}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [ServiceSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var ports = ((ServiceSpec)resource.SpecObject).Ports ?? [];
        foreach (var (key, value) in resource.Metadata.Annotations)
        {
            if (!key.EndsWith(KumaKeys.PortProtocol, StringComparison.Ordinal)
                || !int.TryParse(key[..^KumaKeys.PortProtocol.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            var path = KumaKeys.PathOf("metadata.annotations", key);
            if (!ports.Any(port => port.Port == number))
            {
                var behind = ports.Where(port => port.TargetPort is { IsString: false } target && target.Number == number).Select(port => port.Port ?? 0).Distinct().ToList();
                var meant = behind is [var only] ? $"{only}{KumaKeys.PortProtocol}" : null;
                context.Report(
                    path,
                    $"the Service has no port {number}{(meant is null ? "" : $", which is the targetPort of its port {behind[0]}")}: the annotation has no effect",
                    anchor: Anchor.Key,
                    fix: meant is null || resource.Metadata.Annotations.ContainsKey(meant) ? null : new Fix($"write {meant}", new RenameMember(path, meant)));
            }
            else if (ProtocolTags.Parse(value) is null)
            {
                var near = NearName.Find(value, Protocols);
                context.Report(path, $"\"{value}\" is no protocol that Kuma knows, and it takes it for tcp{(near is null ? "" : $"; did you mean \"{near}\"?")}");
            }
        }
    }
}
