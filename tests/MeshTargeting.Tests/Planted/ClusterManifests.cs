using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Planted;

/// <summary>The mesh, the namespaces, and what lives in the system namespace.</summary>
internal static class ClusterManifests
{
    public static readonly string[] External = ["weather", "exchange-rates", "postcodes", "fraud-scores"];

    public static IEnumerable<JsonObject> Create(IEnumerable<string> teams)
    {
        yield return Documents.Of(
            """
            {"apiVersion": "kuma.io/v1alpha1", "kind": "Mesh", "metadata": {"name": "default"},
             "spec": {"meshServices": {"mode": "Exclusive"}, "mtls": {"enabledBackend": "ca-1", "backends": [{"name": "ca-1", "type": "builtin"}]}}}
            """);
        foreach (var team in teams)
        {
            yield return Documents.Of(
                $$$"""{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "{{{team}}}", "labels": {"kuma.io/sidecar-injection": "enabled"} } }""");
        }

        foreach (var name in External)
        {
            yield return Documents.Kuma(
                "MeshExternalService", "kuma-system", name,
                $$$"""{"match": {"type": "HostnameGenerator", "port": 443, "protocol": "http"}, "endpoints": [{"address": "{{{name}}}.example.com", "port": 443}]}""");
        }

        yield return Documents.Kuma(
            "HostnameGenerator", "kuma-system", "local-services",
            """{"selector": {"meshService": {"matchLabels": {"kuma.io/origin": "zone"}}}, "template": "{{ .DisplayName }}.{{ .Namespace }}.svc.mesh.local"}""");
    }
}
