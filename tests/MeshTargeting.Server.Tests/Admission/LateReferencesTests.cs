using System.Text;
using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Http;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Telemetry;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;
using Microsoft.AspNetCore.Http;

namespace MeshTargeting.Server.Tests.Admission;

/// <summary>Reviews whose deadline comes while references are judged: what is wrong with the object alone is known by then.</summary>
public sealed class LateReferencesTests : IDisposable
{
    private const string Sound = """{"to":[{"targetRef":{"kind":"MeshService","name":"cart"},"default":{"idleTimeout":"1h"}}]}""";
    private const string Unsound = """{"to":[{"targetRef":{"kind":"MeshService","name":"cart"},"default":{"idleTimeout":"-1h"}}]}""";

    private readonly ManualTimers _time = new();
    private readonly MeasuredServer _measured = new();
    private readonly WorldState _state = new();
    private readonly Stuck _lookup = new();

    public LateReferencesTests() => _state.Replace(new Snapshot(World.Create([], new WorldOptions()), 0, [], []));

    [Fact]
    public async Task deny_what_is_invalid_by_itself()
    {
        var answer = await ReviewAsync(Requests.Review("MeshTimeout", Unsound));

        Assert.False(answer.Allowed);
        Assert.Contains("idleTimeout", answer.Status!.Message, StringComparison.Ordinal);
        Assert.Equal([Reviewer.ReferencesUnjudged], answer.Warnings);
        Assert.Equal(0, _measured.Sum("meshservice_fallbacks_total", ("reason", "review_timed_out")));
    }

    [Fact]
    public async Task admit_the_rest_and_say_that_references_were_not_judged()
    {
        var answer = await ReviewAsync(Requests.Review("MeshTimeout", Sound));

        Assert.True(answer.Allowed);
        Assert.Equal(["meshservice-server could not judge the references of this object in time"], answer.Warnings);
        Assert.Equal(1, _measured.Sum("meshservice_fallbacks_total", ("reason", "review_timed_out")));
    }

    [Fact]
    public async Task deny_no_update_for_what_was_wrong_before()
    {
        var review = JsonNode.Parse(Requests.Review("MeshService", """{"selector":{"dataplaneTags":{"app":"a"}},"ports":[{"port":99999}]}"""))!;
        review["request"]!["operation"] = "UPDATE";
        review["request"]!["oldObject"] = review["request"]!["object"]!.DeepClone();
        review["request"]!["object"]!["spec"]!["ports"]!.AsArray().Add(JsonNode.Parse("""{"port":80}"""));
        review["request"]!["object"]!["metadata"]!["labels"] = new JsonObject { ["kuma.io/mesh"] = "missing" };

        var answer = await ReviewAsync(review.ToJsonString());

        Assert.True(answer.Allowed);
        Assert.Equal(Reviewer.ReferencesUnjudged, answer.Warnings![0]);
        Assert.StartsWith("MS204 ", answer.Warnings[1], StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _lookup.GoOn();
        _measured.Dispose();
    }

    private async Task<AdmissionResponse> ReviewAsync(string review)
    {
        using var gate = new ReviewGate(new ServerOptions { MaxReviews = 1 }, _time);
        var reviewer = new Reviewer(new ServerOptions(), _state, new LiveReferences(_lookup, _measured.Metrics), _time);
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(review));
        var asked = ReviewEndpoint.AnswerAsync(context.Request, Webhook.Validate, reviewer.Review, gate, new BodyBudget(), _measured.Recorder);
        await _lookup.Asked;

        _time.Pass(TimeSpan.FromSeconds(3));
        return Assert.IsType<ReviewAnswer>(await asked).Response;
    }

    /// <summary>Nobody who is asked answers before the deadline, nor heeds it.</summary>
    private sealed class Stuck : ILiveLookup
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public void GoOn() => _goOn.TrySetResult();

        public async Task<IReadOnlyList<Resource>> FindAsync(IReadOnlyList<MissingTarget> missing, CancellationToken deadline)
        {
            _asked.TrySetResult();
            await _goOn.Task;
            return [];
        }
    }
}
