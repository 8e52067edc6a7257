using System.Text.Json.Nodes;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Inspect;

/// <summary>A server over manifests, asked by path.</summary>
internal sealed class InspectedMesh : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private RunningServer _server = null!;

    /// <summary>Starts a server over manifests.</summary>
    public static async Task<InspectedMesh> OfAsync(string manifests, WorldOptions? options = null)
    {
        var mesh = new InspectedMesh();
        mesh.Write(manifests);
        mesh._server = await RunningServer.StartAsync(new ServerOptions { From = mesh._folder.FullPath, World = options ?? new WorldOptions() });
        return mesh;
    }

    /// <summary>The server's address, with which links to it begin.</summary>
    public string Address => _server.Client.BaseAddress!.ToString().TrimEnd('/');

    /// <summary>Puts other manifests in their place; the server notices in its own time.</summary>
    public void Write(string manifests) => _folder.Write("mesh.yaml", manifests);

    /// <summary>The answer of a path below <c>/meshes/default</c>, which must be 200.</summary>
    public async Task<JsonNode> AskAsync(string path)
    {
        var (status, body) = await TryAsync(path);
        Assert.Equal(200, status);
        return body;
    }

    /// <summary>The status and answer of a path, below <c>/meshes/default</c> unless it begins with a slash.</summary>
    public async Task<(int Status, JsonNode Body)> TryAsync(string path)
    {
        using var response = await _server.Client.GetAsync(new Uri(path.StartsWith('/') ? path : $"/meshes/default/{path}", UriKind.Relative));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
