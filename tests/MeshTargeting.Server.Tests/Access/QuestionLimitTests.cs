using System.IO.Pipelines;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using MeshTargeting.Reports;
using MeshTargeting.Server.Access;
using MeshTargeting.Server.DryRun;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace MeshTargeting.Server.Tests.Access;

/// <summary>While as many questions are asked as may be, the next is turned away, and reviews are answered as ever.</summary>
public sealed class QuestionLimitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MeasuredServer _measured = new();
    private readonly QuestionLimit _limit;

    public QuestionLimitTests() => _limit = new(_measured.Metrics);

    [Fact]
    public async Task turns_dry_runs_away_with_a_problem()
    {
        await using var server = await StartAsync();
        _ = await FillAsync();

        using var response = await server.PostAsync("/v1/diff", Manifests.Service("cart"), "application/yaml");

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal((429, QuestionLimit.TooMany.Reason), ((int)problem["status"]!, (string)problem["detail"]!));
        AssertTurnedAway(response);
    }

    [Fact]
    public async Task turns_the_inspect_api_away_in_kumas_shape()
    {
        await using var server = await StartAsync();
        _ = await FillAsync();

        using var response = await InspectAsync(server);

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(("/std-errors", 429, QuestionLimit.TooMany.Reason), ((string)error["type"]!, (int)error["status"]!, (string)error["detail"]!));
        AssertTurnedAway(response);
    }

    [Fact]
    public async Task goes_on_answering_reviews_and_probes()
    {
        await using var server = await StartAsync();
        _ = await FillAsync();

        using var review = await server.PostAsync("/validate", Requests.Review("MeshService", "{}"));
        using var ready = await server.Client.GetAsync(new Uri("/readyz", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (review.StatusCode, ready.StatusCode));
    }

    [Fact]
    public async Task gives_no_place_to_dry_runs_whose_body_is_still_to_come()
    {
        var questions = new ManifestQuestions(new ServerOptions(), new WorldState(), new BodyBudget(), _limit, TimeProvider.System);
        var bodies = Enumerable.Range(0, QuestionLimit.Places + 1).Select(_ => new Pipe()).ToList();
        var asked = bodies.ConvertAll(body => questions.AnswerAsync(Request(body.Reader.AsStream()), null, _ => Results.Ok()));

        var places = await FillAsync(waiting: 0);

        Assert.All(places, place => Assert.True(place.IsAcquired));
        Assert.All(asked, answer => Assert.False(answer.IsCompleted));
        places.ForEach(place => place.Dispose());
        bodies.ForEach(body => body.Writer.Complete());
        Assert.All(await Task.WhenAll(asked), answer => Assert.IsType<Ok>(answer));
    }

    [Fact]
    public async Task tells_the_engine_when_the_caller_of_a_dry_run_has_gone()
    {
        using var gone = new CancellationTokenSource();
        var questions = new ManifestQuestions(new ServerOptions(), new WorldState(), new BodyBudget(), _limit, TimeProvider.System);
        var request = Request(new MemoryStream());
        request.HttpContext.RequestAborted = gone.Token;

        await Assert.ThrowsAsync<OperationCanceledException>(() => questions.AnswerAsync(request, null, input =>
        {
            gone.Cancel();
            Checker.Check(input);
            return Results.Ok();
        }));

        // It has given its place back.
        Assert.All(await FillAsync(waiting: 0), place => Assert.True(place.IsAcquired));
    }

    [Fact]
    public async Task gives_no_place_to_callers_who_may_not_ask()
    {
        await using var server = await StartAsync("10.0.0.1");
        _ = await FillAsync();

        using var dryRun = await server.PostAsync("/v1/check", Manifests.Service("cart"), "application/yaml");
        using var inspect = await InspectAsync(server);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (dryRun.StatusCode, inspect.StatusCode));
    }

    [Fact]
    public async Task answers_those_who_wait_in_their_turn()
    {
        await using var server = await StartAsync();
        var taken = await FillAsync(waiting: 0);
        var dryRun = server.PostAsync("/v1/check", Manifests.Service("cart"), "application/yaml");
        var inspect = InspectAsync(server);

        taken.ForEach(place => place.Dispose());

        using var checkedManifests = await dryRun;
        using var inspected = await inspect;
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (checkedManifests.StatusCode, inspected.StatusCode));

        // Each has given its place back.
        using var all = await _limit.EnterAsync(new DefaultHttpContext());
        Assert.True(all.IsAcquired);
    }

    public void Dispose()
    {
        _limit.Dispose();
        _measured.Dispose();
        _folder.Dispose();
    }

    private void AssertTurnedAway(HttpResponseMessage response)
    {
        Assert.Equal(1, _measured.Sum("meshservice_fallbacks_total", ("reason", "question_refused")));
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
    }

    private static HttpRequest Request(Stream body)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/yaml";
        context.Request.Body = body;
        return context.Request;
    }

    private static Task<HttpResponseMessage> InspectAsync(RunningServer server) =>
        server.Client.GetAsync(new Uri("/meshes/none/dataplanes/web/_rules", UriKind.Relative));

    private Task<RunningServer> StartAsync(string peer = "127.0.0.1") => RunningServer.StartAsync(
        new ServerOptions { From = _folder.FullPath },
        configure: builder => builder.Services.AddSingleton(_limit).AddSingleton<IStartupFilter>(new FromAddress(IPAddress.Parse(peer))));

    /// <summary>Takes all places, and lets as many wait as may.</summary>
    /// <returns>The places.</returns>
    private async Task<List<RateLimitLease>> FillAsync(int waiting = QuestionLimit.Waiting)
    {
        var taken = new List<RateLimitLease>();
        while (taken.Count < QuestionLimit.Places)
        {
            taken.Add(await _limit.EnterAsync(new DefaultHttpContext()));
        }

        for (var i = 0; i < waiting; i++)
        {
            Assert.False(_limit.EnterAsync(new DefaultHttpContext()).AsTask().IsCompleted);
        }

        return taken;
    }
}
