using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>Policies and gateways that select nothing, so that the engine has enough of them to go by its indexes.</summary>
internal static class Crowd
{
    private const int Size = 20;

    public static IEnumerable<Resource> Of(KindDescriptor kind, Envelope envelope) =>
        Enumerable.Range(0, Size).SelectMany(i => new[] { Policy(kind, i, envelope), Gateway(i, envelope) });

    public static bool Includes(Resource resource) => resource.Metadata.Name is ['x', _, _];

    private static Resource Policy(KindDescriptor kind, int number, Envelope envelope) => kind.Decode(
        new ResourceMetadata { Name = $"x{number:d2}", Mesh = "default", Namespace = envelope == Envelope.Kubernetes ? "kuma-system" : "" },
        """{"targetRef":{"kind":"Dataplane","name":"nobody"}}"""u8.ToArray(),
        default,
        envelope,
        null);

    private static Resource<MeshGatewaySpec> Gateway(int number, Envelope envelope) => new(
        MeshGatewaySpec.Descriptor,
        new ResourceMetadata { Name = $"x{number:d2}", Mesh = "default" },
        new MeshGatewaySpec { Selectors = [new() { Match = new Dictionary<string, string> { [KumaLabels.ServiceTag] = "nobody" } }] },
        envelope);
}
