using System.Net;
using System.Text.Json.Nodes;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

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
            configure: builder => builder.Services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse(peer))));

        using var response = await server.Client.GetAsync(new Uri("/meshes/default/dataplanes/web/_rules", UriKind.Relative));

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(("/std-errors", (int)status), ((string)error["type"]!, (int)error["status"]!));
    }

    /// <summary>Makes every request come from an address.</summary>
    private sealed class From(IPAddress peer) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate following) =>
            {
                context.Connection.RemoteIpAddress = peer;
                return following(context);
            });
            next(app);
        };
    }
}
