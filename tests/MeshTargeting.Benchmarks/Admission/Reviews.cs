using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace MeshTargeting.Benchmarks.Admission;

/// <summary>Reviews as an API server sends them while a repository is applied: half MeshServices, half policies.</summary>
internal static class Reviews
{
    private const int Different = 1000;

    /// <summary>A thousand different ones, about services of which the World holds more.</summary>
    public static byte[][] Create(int services) => [.. Enumerable.Range(0, Different).Select(i => Review(i, services))];

    private static byte[] Review(int index, int services)
    {
        var service = index * 7 % services;
        var json = index % 2 == 0 ? MeshService(service) : MeshTimeout(service);
        var kind = index % 2 == 0 ? "MeshService" : "MeshTimeout";
        var plural = index % 2 == 0 ? "meshservices" : "meshtimeouts";
        return Encoding.UTF8.GetBytes(
            $$$"""
            {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"{{{index}}}",
            "kind":{"group":"kuma.io","version":"v1alpha1","kind":"{{{kind}}}"},
            "resource":{"group":"kuma.io","version":"v1alpha1","resource":"{{{plural}}}"},
            "operation":"CREATE","namespace":"{{{Manifests.NamespaceOf(service)}}}","userInfo":{"username":"kubernetes-admin"},
            "object":{{{json}}}}}
            """);
    }

    private static string MeshService(int service) => new JsonObject
    {
        ["apiVersion"] = "kuma.io/v1alpha1",
        ["kind"] = "MeshService",
        ["metadata"] = Metadata("service", service),
        ["spec"] = new JsonObject
        {
            ["selector"] = new JsonObject { ["dataplaneTags"] = new JsonObject { ["app"] = Invariant($"service-{service:d5}") } },
            ["ports"] = new JsonArray(
                new JsonObject { ["name"] = "http", ["port"] = 80, ["appProtocol"] = "http" },
                new JsonObject { ["name"] = "metrics", ["port"] = 9090, ["targetPort"] = 9090, ["appProtocol"] = "http" }),
        },
    }.ToJsonString();

    private static string MeshTimeout(int service) => new JsonObject
    {
        ["apiVersion"] = "kuma.io/v1alpha1",
        ["kind"] = "MeshTimeout",
        ["metadata"] = Metadata("review", service),
        ["spec"] = new JsonObject
        {
            ["to"] = new JsonArray(new JsonObject
            {
                ["targetRef"] = new JsonObject { ["kind"] = "MeshService", ["name"] = Invariant($"service-{service:d5}"), ["sectionName"] = "http" },
                ["default"] = new JsonObject { ["http"] = new JsonObject { ["requestTimeout"] = "3s" } },
            }),
        },
    }.ToJsonString();

    private static JsonObject Metadata(string name, int service) => new()
    {
        ["name"] = Invariant($"{name}-{service:d5}"),
        ["namespace"] = Manifests.NamespaceOf(service),
        ["labels"] = new JsonObject { ["kuma.io/mesh"] = "default" },
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
