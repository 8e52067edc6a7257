using System.Text.Json.Nodes;

namespace MeshTargeting.Tests.Planted;

/// <summary>Documents in few words.</summary>
internal static class Documents
{
    /// <summary>A document of Kuma's; the spec is JSON.</summary>
    public static JsonObject Kuma(string kind, string ns, string name, string spec) => new()
    {
        ["apiVersion"] = "kuma.io/v1alpha1",
        ["kind"] = kind,
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["namespace"] = ns,
            ["labels"] = new JsonObject { ["kuma.io/mesh"] = "default" },
        },
        ["spec"] = Json(spec),
    };

    public static JsonObject Of(string json) => Json(json);

    private static JsonObject Json(string json) => (JsonObject)JsonNode.Parse(json)!;
}
