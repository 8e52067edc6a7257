namespace MeshTargeting.Tests.Planted.Mistakes;

/// <summary>What is wrong with objects of Kubernetes.</summary>
internal static class KubernetesMistakes
{
    public static readonly Mistake[] All =
    [
        new("an annotation misspelt", "MS914", "metadata.annotations[\"kuma.io/ignroe\"]", p => p.Quiet("Service").Put("metadata", "annotations", """{"kuma.io/ignroe": "true"}""")),
        new("the protocol of a port that is not there", "MS915", "metadata.annotations[\"9090.service.kuma.io/protocol\"]",
            p => p.Quiet("Service").Put("metadata", "annotations", """{"9090.service.kuma.io/protocol": "http"}""")),
        new("a Service without a selector", "MS916", "spec", p => p.Quiet("Service").Drop("spec", "selector")),
        new("a Service with appProtocol in upper case", "MS917", "spec.ports[0].appProtocol", p => p.Quiet("Service").Put("spec.ports[0]", "appProtocol", "\"Http\"")),
        new("injection switched with a word of one's own", "MS918", "metadata.labels[\"kuma.io/sidecar-injection\"]", p => p.Add(Documents.Of(
            """{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "planted", "labels": {"kuma.io/sidecar-injection": "on"}}}"""))),
    ];
}
