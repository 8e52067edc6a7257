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

    /// <summary>The body of a review: an object of Kuma is to be created.</summary>
    public static string Review(string kind, string spec) => $$$"""
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"uid-of-{{{kind}}}","operation":"CREATE","namespace":"app","name":"backend",
         "userInfo":{"username":"alice"},
         "object":{"apiVersion":"kuma.io/v1alpha1","kind":"{{{kind}}}","metadata":{"name":"backend","namespace":"app"},"spec":{{{spec}}} } } }
        """;
}
