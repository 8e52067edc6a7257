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
            ["/healthz get", "/mutate post", "/readyz get", "/v1/check post", "/v1/diff post", "/v1/resolve post", "/validate post", "/version get"],
            Operations(document).Select(o => o.Name).Where(o => !o.StartsWith("/meshes", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "/meshes/{mesh}/dataplanes/{name}/_config get",
                "/meshes/{mesh}/dataplanes/{name}/_inbounds/{inbound_kri}/_policies get",
                "/meshes/{mesh}/dataplanes/{name}/_layout get",
                "/meshes/{mesh}/dataplanes/{name}/_outbounds/{outbound_kri}/_policies get",
                "/meshes/{mesh}/dataplanes/{name}/_outbounds/{outbound_kri}/_routes get",
                "/meshes/{mesh}/dataplanes/{name}/_outbounds/{outbound_kri}/_routes/{route_kri}/_policies get",
                "/meshes/{mesh}/dataplanes/{name}/_policies get",
                "/meshes/{mesh}/dataplanes/{name}/_rules get",
                "/meshes/{mesh}/meshgateways/{name}/_config get",
                "/meshes/{mesh}/meshgateways/{name}/_rules get",
                "/meshes/{mesh}/meshservices/{name}/_dataplanes get",
                "/meshes/{mesh}/meshservices/{name}/_resources/dataplanes get",
                "/meshes/{mesh}/{policies}/{name}/_resources/dataplanes get",
                "/meshes/{mesh}/{services}/{name}/_hostnames get",
            ],
            Operations(document).Select(o => o.Name).Where(o => o.StartsWith("/meshes", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(Operations(document), o =>
        {
            Assert.False(string.IsNullOrEmpty((string?)o.Operation["summary"]), o.Name);
            Assert.False(string.IsNullOrEmpty((string?)o.Operation["description"]), o.Name);
            Assert.NotNull(o.Operation["responses"]!["200"]!["content"]);
            Assert.Equal(o.Name.EndsWith("post", StringComparison.Ordinal), o.Operation["requestBody"] is not null);
        });
        Assert.All(Operations(document), o => Assert.Equal(
            o.Name.Split('/', ' ').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')),
            (o.Operation["parameters"]?.AsArray() ?? []).Where(p => (string)p!["in"]! == "path").Select(p => (string)p!["name"]!)));
        Assert.NotNull(document["components"]!["schemas"]!["CheckReport"]!["properties"]!["findings"]);
    }

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{path.Key} {operation.Key}", operation.Value!);
}
