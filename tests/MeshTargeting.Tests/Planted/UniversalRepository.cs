using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Planted;

/// <summary>
/// A Universal repository of 300 services without a mistake, of a mesh that goes half the old way: proxies with tags, policies for subsets and with
/// <c>from</c>, beside MeshServices, routes and what newer policies say.
/// </summary>
internal static class UniversalRepository
{
    private static readonly string[] Names = [.. Enumerable.Range(0, CleanRepository.Services - 1).Select(CleanRepository.Name), "orders"];

    /// <summary>The texts, one a resource.</summary>
    /// <param name="mode">The mode of <c>meshServices</c>.</param>
    public static IEnumerable<JsonObject> Create(string mode)
    {
        yield return Documents.Of(
            $$"""
            {"type": "Mesh", "name": "default", "meshServices": {"mode": "{{mode}}" },
             "mtls": {"enabledBackend": "ca-1", "backends": [{"name": "ca-1", "type": "builtin"}]} }
            """);
        foreach (var (name, i) in Names.Select((name, i) => (name, i)))
        {
            yield return Dataplane(name, i);
            yield return Policy("MeshService", name,
                $$"""{"selector": {"dataplaneTags": {"kuma.io/service": "{{name}}"} }, "ports": [{"name": "api", "port": 80, "targetPort": 8080, "appProtocol": "http"}]}""");
            yield return Policy("MeshTimeout", $"to-{name}",
                $$"""{"targetRef": {"kind": "Mesh"}, "to": [{"targetRef": {"kind": "MeshService", "name": "{{name}}", "sectionName": "api"}, "default": {"http": {"requestTimeout": "10s"} } }]}""");
            yield return Policy("MeshRateLimit", $"at-{name}",
                $$"""{"targetRef": {"kind": "MeshSubset", "proxyTypes": ["Sidecar"], "tags": {"kuma.io/service": "{{name}}"} }, "from": [{"targetRef": {"kind": "Mesh"}, "default": {"local": {"http": {"requestRate": {"num": 10, "interval": "1s"} } } } }]}""");
            yield return Policy("MeshTrafficPermission", $"to-{name}",
                $$"""{"targetRef": {"kind": "MeshSubset", "tags": {"kuma.io/service": "{{name}}"} }, "from": [{"targetRef": {"kind": "MeshSubset", "tags": {"kuma.io/service": "{{Names[(i + 1) % Names.Length]}}"} }, "default": {"action": "Allow"} }]}""");
            yield return Policy("MeshHTTPRoute", $"route-{name}",
                $$"""
                {"targetRef": {"kind": "Mesh"}, "to": [{"targetRef": {"kind": "MeshService", "name": "{{name}}"}, "rules": [
                  {"matches": [{"path": {"type": "PathPrefix", "value": "/"} }],
                   "default": {"backendRefs": [{"kind": "MeshService", "name": "{{name}}", "port": 80}]} }]}]}
                """);
        }
    }

    private static JsonObject Dataplane(string name, int i) => Documents.Of(
        $$"""
        {"type": "Dataplane", "mesh": "default", "name": "{{name}}-1", "labels": {"team": "{{name}}"},
         "networking": {"address": "10.{{i / 250}}.0.{{(i % 250) + 1}}", "inbound": [{"port": 8080, "name": "api", "tags": {"kuma.io/service": "{{name}}", "kuma.io/protocol": "http"} }]} }
        """);

    private static JsonObject Policy(string type, string name, string spec) => new()
    {
        ["type"] = type,
        ["mesh"] = "default",
        ["name"] = name,
        ["spec"] = JsonNode.Parse(spec),
    };
}
