using System.Net;
using System.Text.Json.Nodes;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace MeshTargeting.Server.Tests.Http;

/// <summary>While bodies take all the memory that there is for them.</summary>
public sealed class BodyBudgetTests : IDisposable
{
    private const int Budget = 100_000;

    private readonly TemporaryFolder _folder = new();
    private readonly BodyBudget _budget = new(Budget);
    private readonly MeasuredServer _measured = new();

    [Theory]
    [InlineData("/validate")]
    [InlineData("/mutate")]
    public async Task large_reviews_are_admitted_unjudged_and_counted(string path)
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync(path, Requests.Review("MeshService", $$"""{"note":"{{new string('x', Budget)}}"}"""));

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["response"]!;
        Assert.Equal(("uid-of-MeshService", true), ((string)answer["uid"]!, (bool)answer["allowed"]!));
        Assert.Equal(
            "meshservice-server could not judge this object because too many others are being judged; it is admitted unjudged", (string)answer["warnings"]![0]!);
        Assert.Equal(1, Fallbacks("review_shed"));
        Assert.Equal(Budget, _budget.Left);
    }

    [Fact]
    public async Task large_dry_runs_are_told_to_come_back_and_counted()
    {
        await using var server = await StartAsync();

        using var response = await server.PostAsync("/v1/check", $"# {new string('x', Budget)}", "application/yaml");

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (response.StatusCode, response.Headers.RetryAfter?.Delta));
        Assert.Contains("Other requests take all the memory", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, Fallbacks("question_refused"));
        Assert.Equal(Budget, _budget.Left);
    }

    [Fact]
    public async Task small_ones_are_answered_and_those_that_are_too_large_refused_as_ever()
    {
        await using var server = await StartAsync();
        using var others = _budget.Open();
        Assert.True(others.TryTake(Budget));

        using var review = await server.PostAsync("/validate", Requests.Review("MeshService", """{"ports":[{"port":0}]}"""));
        using var dryRun = await server.PostAsync("/v1/check", Manifests.Service("cart"), "application/yaml");
        using var excessive = await server.PostAsync("/validate", new string(' ', RequestBody.Limit + 1));
        using var unknown = await server.PostAsync("/validate", $$$"""{"request":{"object":"{{{new string('x', 10_000)}}}","uid":"late"}}""");

        Assert.Contains("MS204", await review.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, dryRun.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, excessive.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, unknown.StatusCode);
    }

    [Fact]
    public void what_is_taken_is_given_back()
    {
        using var first = _budget.Open();
        using var second = _budget.Open();

        Assert.True(first.TryTake(60_000));
        Assert.False(second.TryTake(60_000));
        Assert.True(second.TryTake(40_000));
        Assert.Equal(0, _budget.Left);
        first.Dispose();
        first.Dispose();

        Assert.Equal(60_000, _budget.Left);
        Assert.True(second.TryTake(60_000));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _measured.Dispose();
    }

    private Task<RunningServer> StartAsync() => RunningServer.StartAsync(
        new ServerOptions { From = _folder.FullPath },
        configure: builder => builder.Services.AddSingleton(_budget).AddSingleton(_measured.Metrics));

    private double Fallbacks(string reason) => _measured.Sum("meshservice_fallbacks_total", ("reason", reason));
}
