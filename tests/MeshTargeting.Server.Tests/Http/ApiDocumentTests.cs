using System.Text.Json.Nodes;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Http;

public class ApiDocumentTests
{
    [Fact]
    public async Task describes_every_endpoint_with_its_bodies()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.StartAsync(new ServerOptions { From = folder.FullPath });

        var document = JsonNode.Parse(await server.GetAsync("/openapi/v1.json"))!;

        Assert.Equal("meshservice-server", (string)document["info"]!["title"]!);
        Assert.Equal(
            ["/healthz get", "/mutate post", "/readyz get", "/v1/check post", "/v1/resolve post", "/validate post", "/version get"],
            Operations(document).Select(o => o.Name).Order(StringComparer.Ordinal));
        Assert.All(Operations(document), o =>
        {
            Assert.False(string.IsNullOrEmpty((string?)o.Operation["summary"]), o.Name);
            Assert.False(string.IsNullOrEmpty((string?)o.Operation["description"]), o.Name);
            Assert.NotNull(o.Operation["responses"]!["200"]!["content"]);
            Assert.Equal(o.Name.EndsWith("post", StringComparison.Ordinal), o.Operation["requestBody"] is not null);
        });
        Assert.NotNull(document["components"]!["schemas"]!["CheckReport"]!["properties"]!["findings"]);
    }

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{path.Key} {operation.Key}", operation.Value!);
}
