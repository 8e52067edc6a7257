using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Server.Admission;

namespace MeshTargeting.Server.Tests.Harness;

/// <summary>Requests of the API server, for tests that ask the reviewers themselves.</summary>
internal static class Requests
{
    public static AdmissionRequest Create(JsonNode value) => new()
    {
        Uid = "uid",
        Operation = "CREATE",
        Namespace = "app",
        UserInfo = new UserInfo { Username = "alice" },
        Object = JsonSerializer.SerializeToElement(value),
    };

    public static JsonObject MeshService(string spec) => JsonNode.Parse(
        $$"""{"apiVersion":"kuma.io/v1alpha1","kind":"MeshService","metadata":{"name":"backend","namespace":"app"},"spec":{{spec}}}""")!.AsObject();
}
