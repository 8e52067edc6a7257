using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Fixing.Completions;

/// <summary>Finds the defaults that are worth writing out: the appProtocol of the ports of MeshServices.</summary>
/// <remarks>
/// Kuma takes a port without appProtocol for tcp, and then no HTTP route, retry or timeout works on it. Where every inbound that serves
/// the port says of itself that it is http, http2 or grpc, that is what was meant; else tcp stays what it was, and can be seen.
/// </remarks>
public static class WrittenDefaults
{
    /// <summary>What can be written out in resources, in their order.</summary>
    /// <param name="world">Everything that is known, the resources among it.</param>
    /// <param name="resources">The resources; derived ones are passed over.</param>
    public static IEnumerable<Completion> Of(World world, IEnumerable<Resource> resources) => resources
        .OfType<Resource<MeshServiceSpec>>()
        .Where(service => !service.IsDerived && service.Source is not null)
        .SelectMany(service => Of(world, service));

    private static IEnumerable<Completion> Of(World world, Resource<MeshServiceSpec> service)
    {
        var ports = service.Spec.Ports ?? [];
        for (var i = 0; i < ports.Count; i++)
        {
            // What is no port is reported as such; with an appProtocol it would be none either.
            if (ports[i] is { AppProtocol: null, Port: > 0 and <= 65535 } port)
            {
                var protocol = ProtocolOf(world, service, port) ?? "tcp";
                var edit = new PutMember($"spec.ports[{i}]", "appProtocol", $"\"{protocol}\"");
                yield return new Completion(service, $"spec.ports[{i}]", new Fix($"write appProtocol: {protocol}", edit));
            }
        }
    }

    /// <summary>The protocol that all inbounds which serve a port agree on; null where there are none, or where they do not.</summary>
    private static string? ProtocolOf(World world, Resource<MeshServiceSpec> service, MeshServicePort port)
    {
        // Without targetPort no inbound serves it; what is going to be written there is the port.
        var meant = port.TargetPort is null ? port with { TargetPort = new IntOrString(port.Port!.Value) } : port;
        string? common = null;
        foreach (var inbound in world.ProxiesOf(service).SelectMany(p => p.Spec.Networking?.Inbound ?? []).Where(i => MeshServiceMatching.Serves(i, meant)))
        {
            var protocol = ProtocolTags.Parse(inbound.Protocol) ?? ProtocolTags.Parse(inbound.Tags?.GetValueOrDefault(KumaLabels.ProtocolTag));
            if (protocol is not ("http" or "http2" or "grpc") || (common ?? protocol) != protocol)
            {
                return null;
            }

            common = protocol;
        }

        return common;
    }
}
