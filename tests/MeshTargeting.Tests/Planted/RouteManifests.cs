using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Planted;

/// <summary>Routes that send a part of a service's traffic to a neighbour in its namespace.</summary>
internal static class RouteManifests
{
    public static IEnumerable<JsonObject> Create(IReadOnlyList<PlantedService> services, Random random)
    {
        foreach (var team in services.GroupBy(s => s.Namespace))
        {
            foreach (var protocol in team.GroupBy(s => s.Protocol).Where(g => g.Count() > 1 && g.Key is "http" or "tcp"))
            {
                var alike = protocol.ToList();
                for (var i = 0; i + 1 < alike.Count; i += 2)
                {
                    yield return protocol.Key == "tcp" ? Tcp(alike[i], alike[i + 1]) : Http(alike[i], alike[i + 1], random.Next(2) == 0);
                }
            }
        }
    }

    private static JsonObject Http(PlantedService service, PlantedService other, bool rewrites)
    {
        var filter = rewrites
            ? """{"type": "URLRewrite", "urlRewrite": {"path": {"type": "ReplacePrefixMatch", "replacePrefixMatch": "/v2"}}}"""
            : """{"type": "RequestHeaderModifier", "requestHeaderModifier": {"set": [{"name": "x-tried", "value": "yes"}]}}""";
        return Documents.Kuma(
            "MeshHTTPRoute", service.Namespace, $"{service.Name}-canary",
            $$$"""
            {"to": [{"targetRef": {"kind": "MeshService", "name": "{{{service.Name}}}"}, "rules": [
              {"matches": [{"path": {"type": "PathPrefix", "value": "/next"}, "headers": [{"name": "x-user", "value": "tester"}]}],
               "default": {"filters": [{{{filter}}}], "backendRefs": [{{{Backend(other)}}}]} },
              {"matches": [{"path": {"type": "PathPrefix", "value": "/"} }],
               "default": {"backendRefs": [{{{Backend(service, 90)}}}, {{{Backend(other, 10)}}}]} }]}]}
            """);
    }

    private static JsonObject Tcp(PlantedService service, PlantedService other) => Documents.Kuma(
        "MeshTCPRoute", service.Namespace, $"{service.Name}-move",
        $$$"""
        {"to": [{"targetRef": {"kind": "MeshService", "name": "{{{service.Name}}}"}, "rules": [
          {"default": {"backendRefs": [{{{Backend(service, 75)}}}, {{{Backend(other, 25)}}}]} }]}]}
        """);

    private static string Backend(PlantedService service, int weight = 1) =>
        $$$"""{"kind": "MeshService", "name": "{{{service.Name}}}", "port": {{{service.Number}}}, "weight": {{{weight}}} }""";
}
