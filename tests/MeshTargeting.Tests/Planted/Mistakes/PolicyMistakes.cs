namespace MeshTargeting.Tests.Planted.Mistakes;

/// <summary>Policies that do not do what they seem to.</summary>
internal static class PolicyMistakes
{
    private const string Conf = "spec.to[0].default";

    public static readonly Mistake[] All =
    [
        new("to beside rules", "MS118", "spec", p => p.First("MeshTimeout", d => d.Name.EndsWith("-inbound", StringComparison.Ordinal)).Put(
            "spec", "to", """[{"targetRef": {"kind": "Mesh"}, "default": {"idleTimeout": "1h"}}]"""), "MS119"),
        new("a namespace in place of a name", "MS502", "spec.targetRef.namespace", p => p.Add(
            "MeshTimeout", "kuma-system", $$"""{"targetRef": {"kind": "Dataplane", "namespace": "{{p.Service().Namespace}}"}, "to": [{"targetRef": {"kind": "Mesh"}, "default": {"idleTimeout": "1h"} }]}""")),
        new("labels of no proxy", "MS503", "spec.targetRef.labels", p => Inbound(p).Put("spec.targetRef", "labels", """{"app": "nobody"}""")),
        new("an inbound that proxies lack", "MS503", "spec.targetRef.sectionName", p => Inbound(p).Put("spec.targetRef", "sectionName", "\"admin\"")),
        new("a MeshService as its own proxies", "MS505", "spec.targetRef.name", p => p.Add(
            "MeshTimeout", p.Service().Namespace, $$"""{"targetRef": {"kind": "MeshService", "name": "{{p.Service().Name}}"}, "to": [{"targetRef": {"kind": "Mesh"}, "default": {"idleTimeout": "1h"} }]}""")),
        new("a route as targetRef", "MS506", "spec.targetRef.kind", p => p.Add(
            "MeshTimeout", "kuma-system", $$"""{"targetRef": {"kind": "MeshHTTPRoute", "name": "{{p.Route().Name}}", "namespace": "{{p.Route().Namespace}}"}, "to": [{"targetRef": {"kind": "Mesh"}, "default": {"http": {"requestTimeout": "1s"} } }]}""")),
        new("a policy that says nothing", "MS510", "spec", p => p.Add("MeshRetry", "kuma-system", """{"targetRef": {"kind": "Mesh"}}""")),
        new("permissions without identities", "MS520", "spec.rules", p =>
        {
            p.First("Mesh").Drop("spec", "mtls");
            return p.First("MeshTrafficPermission");
        }),
        new("from beside rules", "MS521", "spec.from", p => p.Add(
            "MeshTrafficPermission", "kuma-system", """{"from": [{"targetRef": {"kind": "Mesh"}, "default": {"action": "Deny"}}]}""")),
        new("destinations that the mode leaves out", "MS525", "spec.default.appendMatch", p => p.Add(
            "MeshPassthrough", "kuma-system", """{"default": {"passthroughMode": "None", "appendMatch": [{"type": "Domain", "value": "example.com", "port": 443, "protocol": "tls"}]}}""")),
        new("hash policies of a balancer that has none", "MS526", $"{Conf}.hashPolicies", p => p.PolicyFor("MeshLoadBalancingStrategy").Put(
            Conf, "hashPolicies", """[{"type": "Connection", "connection": {"sourceIP": true}}]"""), "MS602 MS601"),
        new("an identity for nobody", "MS527", "spec.selector", p => p.Add("MeshIdentity", "kuma-system", """{"provider": {"type": "Spire", "spire": {}}}""")),
        new("retries of HTTP on tcp", "MS601", $"{Conf}.http", p => p.First("MeshRetry", d => d.At($"{Conf}.tcp") is not null).Put("spec.to[0]", "default", """{"http": {"numRetries": 3}}""")),
        new("retries of tcp on HTTP", "MS602", $"{Conf}.tcp", p => p.First("MeshRetry", d => d.At($"{Conf}.http") is not null).Put("spec.to[0]", "default", """{"tcp": {"maxConnectAttempt": 3}}""")),
        new("retries on http2", "MS603", $"{Conf}.http", p => p.Add("MeshRetry", p.Service("http2").Namespace, For(p, "http2", """{"http": {"numRetries": 3}}"""))),
        new("a timeout that grpc does not know", "MS604", $"{Conf}.idleTimeout", p => p.Add("MeshTimeout", p.Service("grpc").Namespace, For(p, "grpc", """{"idleTimeout": "1h"}"""))),
        new("shadow misspelt", "MS703", "metadata.labels[\"kuma.io/effect\"]", p => p.PolicyFor("MeshCircuitBreaker").Put("metadata.labels", "kuma.io/effect", "\"shadwo\"")),
    ];

    private static Manifest Inbound(Plot plot) => plot.First("MeshRateLimit", d => d.Name.EndsWith("-inbound", StringComparison.Ordinal));

    private static string For(Plot plot, string protocol, string conf) =>
        $$"""{"to": [{"targetRef": {"kind": "MeshService", "name": "{{plot.Service(protocol).Name}}"}, "default": {{conf}} }]}""";
}
