using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MeshTargeting.Server.Tests.DryRun;

/// <summary><c>meshservice … --server</c>: the real command, asking a running server.</summary>
public sealed class CommandTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string?> _tokens = [];
    private RunningServer _server = null!;

    public async Task InitializeAsync()
    {
        _folder.Write("world/backend.yaml", Manifests.Service("backend"));
        _server = await RunningServer.StartAsync(
            new ServerOptions { From = _folder.At("world") },
            configure: builder => builder.Services.AddSingleton<IStartupFilter>(new TokenFilter(_tokens)));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void checks_files_over_the_servers_world_and_shows_their_own_places()
    {
        _folder.Write("app/a.yaml", $"# first\n{Manifests.Service("cart", port: 99999)}");
        _folder.Write("app/b.json", """{"type": "MeshTimeout", "name": "slow", "mesh": "default", "spec": {"to": [{"targetRef": {"kind": "MeshService", "name": "backend", "sectionName": "htp"}, "default": {"idleTimeout": "1h"}}]}}""");

        var here = Run("check", "--context", "world", "app");
        var there = Run("check", "--server", Url, "app");

        Assert.Contains("app/a.yaml\n", there.Output, StringComparison.Ordinal);
        Assert.Contains("99999 is no port", there.Output, StringComparison.Ordinal);
        Assert.Contains("fix: write sectionName: http", there.Output, StringComparison.Ordinal);
        Assert.Equal((1, here.Output, ""), (there.Status, there.Output, there.Error));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("junit")]
    [InlineData("github")]
    public void writes_every_report_as_it_would_itself(string format)
    {
        _folder.Write("a.yaml", $"{Manifests.Service("fine")}\n---\n{Manifests.Service("cart", port: 99999)}");

        Assert.Equal(Run("check", "--context", "world", "--format", format, "a.yaml"), Run("check", "--server", Url, "--format", format, "a.yaml"));
    }

    [Fact]
    public void knows_baselines_and_settings()
    {
        _folder.Write("a.yaml", $"{Manifests.Service("fine")}\n---\n{Manifests.Service("cart", port: 99999)}");
        Run("check", "--context", "world", "--baseline", "known.json", "--write-baseline", "a.yaml");
        Assert.Equal(0, Run("check", "--server", Url, "--baseline", "known.json", "a.yaml").Status);

        _folder.Write(".meshservice.yaml", "severities: {MS204: info}\n");
        Assert.Equal(0, Run("check", "--server", Url, "a.yaml").Status);
    }

    [Fact]
    public void resolves_and_compares()
    {
        _folder.Write("a.yaml", Manifests.Timeout("backend"));
        _folder.Write("b.yaml", Manifests.Service("backend").Replace("name: http", "name: web", StringComparison.Ordinal));

        var resolved = Run("resolve", "--server", Url, "--format", "json", "a.yaml");
        var lost = Run("resolve", "--server", Url, "--format", "json", "--fail-on", "warning", "a.yaml", "b.yaml");
        var changed = Run("diff", "--server", Url, "--format", "json", "--exit-code", "b.yaml");

        Assert.Equal((0, "a.yaml"), (resolved.Status, (string?)JsonNode.Parse(resolved.Output)!["references"]![0]!["file"]));
        Assert.Equal(1, lost.Status);
        Assert.Equal((1, "DiffReport"), (changed.Status, (string?)JsonNode.Parse(changed.Output)!["kind"]));
    }

    [Fact]
    public void sends_the_token_of_the_variable_or_of_a_file()
    {
        _folder.Write("a.yaml", Manifests.Service("fine"));
        _folder.Write("token", "from-file\n");

        Run("check", "--server", Url, "a.yaml");
        RunWith("from-variable", "check", "--server", Url, "a.yaml");
        RunWith("from-variable", "check", "--server", Url, "--token-file", "token", "a.yaml");

        Assert.Equal([null, "Bearer from-variable", "Bearer from-file"], _tokens);
    }

    [Fact]
    public void a_server_that_does_not_answer_is_no_finding()
    {
        _folder.Write("a.yaml", Manifests.Service("fine"));
        _folder.Write("broken.yaml", "a: [");

        var nobody = Run("check", "--server", "http://127.0.0.1:1", "a.yaml");
        var refused = Run("resolve", "--server", Url, "--format", "json", "broken.yaml");
        var nowhere = Run("check", "--server", Url + "/nowhere", "a.yaml");
        var clear = RunWith("secret", "check", "--server", "http://mesh.example.com", "a.yaml");

        Assert.Equal((2, ""), (nobody.Status, nobody.Output));
        Assert.StartsWith("error: --server: http://127.0.0.1:1/ cannot be reached: ", nobody.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (refused.Status, refused.Output));
        Assert.StartsWith($"error: --server: {Url}/ answers 422: broken.yaml line 1: MS001 ", refused.Error, StringComparison.Ordinal);
        Assert.Equal((2, $"error: --server: {Url}/nowhere answers 404: Not Found\n"), (nowhere.Status, nowhere.Error));
        Assert.Equal((2, "error: --server: a token is not sent to another machine in the clear; use https\n"), (clear.Status, clear.Error));
    }

    [Fact]
    public async Task parts_that_cannot_be_told_apart_are_refused()
    {
        using var response = await _server.PostAsync("/v1/check", "no parts", "multipart/form-data");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private string Url => _server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    private (int Status, string Output, string Error) Run(params string[] arguments) => RunWith("", arguments);

    private (int Status, string Output, string Error) RunWith(string token, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "meshservice"), arguments)
        {
            WorkingDirectory = _folder.FullPath,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MESHSERVICE_TOKEN"] = token;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>Notes what came in the header of every request for a report.</summary>
    private sealed class TokenFilter(List<string?> tokens) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate rest) =>
            {
                if (context.Request.Path.StartsWithSegments("/v1"))
                {
                    tokens.Add((string?)context.Request.Headers.Authorization);
                }

                return rest(context);
            });
            next(app);
        };
    }
}
