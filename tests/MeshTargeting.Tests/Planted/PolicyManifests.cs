using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Planted;

/// <summary>Policies: some for everybody, a few for each service, and some that meet a service's proxies.</summary>
internal static class PolicyManifests
{
    public static IEnumerable<JsonObject> Create(IReadOnlyList<PlantedService> services, Random random)
    {
        yield return Documents.Kuma("MeshTimeout", "kuma-system", "everybody", """{"to": [{"targetRef": {"kind": "Mesh"}, "default": {"connectionTimeout": "5s"}}]}""");
        yield return Documents.Kuma("MeshCircuitBreaker", "kuma-system", "everybody", """{"to": [{"targetRef": {"kind": "Mesh"}, "default": {"connectionLimits": {"maxConnections": 1024}}}]}""");
        yield return Documents.Kuma(
            "MeshTrafficPermission", "kuma-system", "everybody",
            """{"rules": [{"default": {"allow": [{"spiffeID": {"type": "Prefix", "value": "spiffe://default"}}]}}]}""");
        foreach (var name in ClusterManifests.External)
        {
            yield return Documents.Kuma(
                "MeshTimeout", "kuma-system", $"to-{name}",
                $$$"""{"to": [{"targetRef": {"kind": "MeshExternalService", "name": "{{{name}}}"}, "default": {"http": {"requestTimeout": "20s"} } }]}""");
        }

        foreach (var service in services)
        {
            yield return Outbound(service, random.Next(5));
            if (random.Next(3) == 0)
            {
                yield return Inbound(service);
            }
        }
    }

    private static JsonObject Outbound(PlantedService service, int sort)
    {
        var (kind, conf) = sort switch
        {
            0 => ("MeshTimeout", service.IsHttp ? """{"idleTimeout": "1h", "http": {"requestTimeout": "10s"}}""" : """{"idleTimeout": "1h"}"""),
            1 when service.Protocol == "http" => ("MeshRetry", """{"http": {"numRetries": 3, "retryOn": ["5xx"]}}"""),
            1 when service.Protocol == "grpc" => ("MeshRetry", """{"grpc": {"numRetries": 3, "retryOn": ["Unavailable"]}}"""),
            1 when service.Protocol == "tcp" => ("MeshRetry", """{"tcp": {"maxConnectAttempt": 4}}"""),
            2 => ("MeshHealthCheck", service.Protocol switch
            {
                "tcp" => """{"interval": "10s", "timeout": "2s", "unhealthyThreshold": 3, "healthyThreshold": 1, "tcp": {}}""",
                "grpc" => """{"interval": "10s", "timeout": "2s", "unhealthyThreshold": 3, "healthyThreshold": 1, "grpc": {}}""",
                _ => """{"interval": "10s", "timeout": "2s", "unhealthyThreshold": 3, "healthyThreshold": 1, "http": {"path": "/health"}}""",
            }),
            3 => ("MeshLoadBalancingStrategy", """{"loadBalancer": {"type": "LeastRequest", "leastRequest": {"choiceCount": 4}}}"""),
            _ => ("MeshCircuitBreaker", """{"connectionLimits": {"maxConnections": 64}}"""),
        };

        // What is set for the clusters of a port by its name does not hold along routes that give its number (MS404).
        var section = kind is "MeshRetry" || (kind is "MeshTimeout" && !service.IsHttp) ? $", \"sectionName\": \"{service.Port}\"" : "";
        return Documents.Kuma(
            kind, service.Namespace, service.Name,
            $$$"""{"to": [{"targetRef": {"kind": "MeshService", "name": "{{{service.Name}}}"{{{section}}} }, "default": {{{conf}}} }]}""");
    }

    private static JsonObject Inbound(PlantedService service) => service.IsHttp
        ? Documents.Kuma(
            "MeshRateLimit", service.Namespace, $"{service.Name}-inbound",
            $$$"""
            {"targetRef": {"kind": "Dataplane", "labels": {"app": "{{{service.Name}}}"} },
             "rules": [{"default": {"local": {"http": {"requestRate": {"num": 100, "interval": "1s"} } } } }]}
            """)
        : Documents.Kuma(
            "MeshTimeout", service.Namespace, $"{service.Name}-inbound",
            $$$"""
            {"targetRef": {"kind": "Dataplane", "labels": {"app": "{{{service.Name}}}"}, "sectionName": "{{{service.Port}}}"},
             "rules": [{"default": {"idleTimeout": "30m"} }]}
            """);
}
