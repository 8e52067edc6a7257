using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;
using Microsoft.AspNetCore.Http;

namespace MeshTargeting.Server.Tests.Inspect;

/// <summary>Answers are kept as long as the World is the same, and within a bound.</summary>
public class AnswerCacheTests
{
    private const string Proxy = "{type: Dataplane, name: web, mesh: default, networking: {address: 10.0.0.1, inbound: [{port: 80}]}}";

    [Fact]
    public void a_question_is_answered_once_for_a_world()
    {
        using var cache = new AnswerCache();
        var (snapshot, asked) = (Empty(), 0);

        var first = cache.Find(Ask(snapshot, "/a"), Make);
        Assert.Same(first, cache.Find(Ask(snapshot, "/a"), Make));
        Assert.NotSame(first, cache.Find(Ask(snapshot, "/a?size=1"), Make));
        Assert.NotSame(first, cache.Find(Ask(snapshot, "/a", host: "other"), Make));
        Assert.Equal(3, asked);

        Answer Make(Question question)
        {
            asked++;
            return new Answer(200, new byte[1]);
        }
    }

    [Fact]
    public void another_world_has_other_answers_and_the_old_ones_are_let_go()
    {
        using var cache = new AnswerCache();
        var before = Empty();
        var first = cache.Find(Ask(before, "/a"), _ => new Answer(200, new byte[1]));

        Assert.NotSame(first, cache.Find(Ask(Empty(), "/a"), _ => new Answer(200, new byte[1])));
        Assert.Equal(1, cache.Statistics.CurrentEntryCount);
        Assert.NotSame(first, cache.Find(Ask(before, "/a"), _ => new Answer(200, new byte[1])));
    }

    [Fact]
    public void the_bound_holds_however_much_is_asked()
    {
        const int limit = 100_000;
        using var cache = new AnswerCache(limit);
        var snapshot = Empty();

        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(5_000, cache.Find(Ask(snapshot, $"/{i}"), _ => new Answer(200, new byte[5_000])).Json.Length);
            Assert.InRange(cache.Statistics.CurrentEstimatedSize!.Value, 0, limit);
        }

        Assert.True(cache.Statistics.CurrentEntryCount > 0);
    }

    [Fact]
    public void an_answer_larger_than_the_bound_is_given_and_not_kept()
    {
        using var cache = new AnswerCache(1_000);

        Assert.Equal(2_000, cache.Find(Ask(Empty(), "/a"), _ => new Answer(200, new byte[2_000])).Json.Length);
        Assert.Equal(0, cache.Statistics.CurrentEntryCount);
    }

    [Fact]
    public async Task a_changed_folder_changes_the_answer()
    {
        await using var mesh = await InspectedMesh.OfAsync(Proxy);
        Assert.Empty((await mesh.AskAsync("dataplanes/web/_rules"))["rules"]!.AsArray());

        mesh.Write($"{Proxy}\n---\n{{type: MeshTrace, name: t, mesh: default, spec: {{default: {{sampling: {{random: 1}}}}}}}}");

        await Poll.UntilAsync(async () => (await mesh.AskAsync("dataplanes/web/_rules"))["rules"]!.AsArray().Count == 1);
    }

    private static Snapshot Empty() => new(World.Create([], new WorldOptions()), 0, [], []);

    private static Question Ask(Snapshot snapshot, string path, string host = "localhost")
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("http", new HostString(host));
        (request.Path, request.QueryString) = path.Split('?') is [var bare, var query] ? (bare, new QueryString($"?{query}")) : (path, default);
        return new Question(snapshot, request);
    }
}
