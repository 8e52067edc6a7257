using System.Net;
using System.Text.Json.Nodes;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MeshTargeting.Server.Tests.Inspect;

/// <summary>The inspect API shows what is in a mesh, and answers callers of the same machine alone.</summary>
public class AccessTests
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.NotFound)]
    [InlineData("::1", HttpStatusCode.NotFound)]
    [InlineData("10.0.0.1", HttpStatusCode.Forbidden)]
    public async Task callers_from_elsewhere_are_refused_in_kumas_shape(string peer, HttpStatusCode status)
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.StartAsync(
            new ServerOptions { From = folder.FullPath },
            configure: builder => builder.Services.AddSingleton<IStartupFilter>(new FromAddress(IPAddress.Parse(peer))));

        using var response = await server.Client.GetAsync(new Uri("/meshes/default/dataplanes/web/_rules", UriKind.Relative));

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(("/std-errors", (int)status), ((string)error["type"]!, (int)error["status"]!));
    }

    [Fact]
    public void nothing_is_answered_before_the_folder_has_been_read() => Assert.Equal(503, Ask(new WorldState()));

    [Fact]
    public void a_fault_of_the_server_has_kumas_shape_too()
    {
        var state = new WorldState();
        state.Replace(new Snapshot(World.Create([], new WorldOptions()), 0, [], []));

        Assert.Equal(500, Ask(state));
    }

    private static int Ask(WorldState state)
    {
        using var cache = new AnswerCache();
        var request = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("localhost") } }.Request;
        var answer = InspectEndpoint.Find(request, state, cache, _ => throw new InvalidOperationException("a fault"), NullLogger.Instance);
        var error = JsonNode.Parse(answer.Json)!;
        Assert.Equal(("/std-errors", answer.Status), ((string)error["type"]!, (int)error["status"]!));
        return answer.Status;
    }
}
