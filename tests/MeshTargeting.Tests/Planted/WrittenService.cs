using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Planted;

/// <summary>A MeshService with the proxy that serves it.</summary>
internal static class WrittenService
{
    public static IEnumerable<JsonObject> Create(PlantedService service)
    {
        yield return Documents.Of(
            $$$"""
            {"apiVersion": "kuma.io/v1alpha1", "kind": "Dataplane", "mesh": "default",
             "metadata": {"name": "{{{service.Name}}}-0", "namespace": "{{{service.Namespace}}}", "labels": {"kuma.io/mesh": "default", "app": "{{{service.Name}}}"} },
             "spec": {"networking": {"address": "10.0.0.1", "inbound": [{"port": 8080, "name": "{{{service.Port}}}",
               "tags": {"kuma.io/service": "{{{service.Name}}}_{{{service.Namespace}}}_svc_{{{service.Number}}}", "kuma.io/protocol": "{{{service.Protocol}}}", "app": "{{{service.Name}}}"} }]} } }
            """);
        yield return Documents.Kuma(
            "MeshService", service.Namespace, service.Name,
            $$$"""
            {"selector": {"dataplaneTags": {"app": "{{{service.Name}}}"} },
             "ports": [{"name": "{{{service.Port}}}", "port": {{{service.Number}}}, "targetPort": 8080, "appProtocol": "{{{service.Protocol}}}"}]}
            """);
    }
}
