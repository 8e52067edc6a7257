using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Planted;

/// <summary>A Deployment with its Service.</summary>
internal static class WorkloadService
{
    public static IEnumerable<JsonObject> Create(PlantedService service)
    {
        yield return Documents.Of(
            $$$"""
            {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "{{{service.Name}}}", "namespace": "{{{service.Namespace}}}"},
             "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "{{{service.Name}}}"} },
               "template": {"metadata": {"labels": {"app": "{{{service.Name}}}"} },
                 "spec": {"containers": [{"name": "main", "image": "example/{{{service.Name}}}:1.0", "ports": [{"name": "{{{service.Port}}}", "containerPort": 8080}]}]} } } }
            """);
        yield return Documents.Of(
            $$$"""
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "{{{service.Name}}}", "namespace": "{{{service.Namespace}}}"},
             "spec": {"selector": {"app": "{{{service.Name}}}"},
               "ports": [{"name": "{{{service.Port}}}", "port": {{{service.Number}}}, "targetPort": 8080, "appProtocol": "{{{service.Protocol}}}"}]} }
            """);
    }
}
