using MeshTargeting.Server.Access;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Access;

public sealed class RememberedAccessTests : IDisposable
{
    private static readonly AccessQuestion Question = new("token", "get", "/meshes/default/meshservices/a/_dataplanes");

    private readonly ManualTime _time = new();
    private readonly Counting _reviewer = new();
    private readonly RememberedAccess _remembered;

    public RememberedAccessTests() => _remembered = new RememberedAccess(_reviewer, _time);

    public void Dispose() => _remembered.Dispose();

    [Fact]
    public async Task a_decision_holds_for_ten_seconds()
    {
        await DecideAsync(Question);
        _time.Pass(TimeSpan.FromSeconds(9));
        Assert.IsType<AccessDecision.Allowed>(await DecideAsync(Question));
        Assert.Equal(1, _reviewer.Asked);

        _time.Pass(TimeSpan.FromSeconds(2));
        _reviewer.Answer = new AccessDecision.Forbidden("taken back");
        Assert.IsType<AccessDecision.Forbidden>(await DecideAsync(Question));
        Assert.Equal(2, _reviewer.Asked);
    }

    [Fact]
    public async Task a_clock_that_is_put_back_or_on_neither_lengthens_nor_shortens_that()
    {
        await DecideAsync(Question);
        _time.Now += TimeSpan.FromDays(1);
        await DecideAsync(Question);
        Assert.Equal(1, _reviewer.Asked);

        _time.Now -= TimeSpan.FromDays(2);
        _time.Pass(TimeSpan.FromSeconds(11));
        await DecideAsync(Question);
        Assert.Equal(2, _reviewer.Asked);
    }

    [Fact]
    public async Task another_token_verb_or_path_is_another_question()
    {
        await DecideAsync(Question);
        await DecideAsync(new AccessQuestion("other", Question.Verb, Question.Path));
        await DecideAsync(new AccessQuestion(Question.Token, "post", Question.Path));
        await DecideAsync(new AccessQuestion(Question.Token, Question.Verb, "/v1/check"));

        Assert.Equal(4, _reviewer.Asked);
    }

    [Fact]
    public async Task what_could_not_be_decided_is_asked_again()
    {
        _reviewer.Answer = new AccessDecision.Unknown("no answer");
        await DecideAsync(Question);
        _reviewer.Answer = AccessDecision.Allowed.Instance;

        Assert.IsType<AccessDecision.Allowed>(await DecideAsync(Question));
        Assert.Equal(2, _reviewer.Asked);
    }

    [Fact]
    public async Task strangers_with_ever_new_tokens_take_no_more_room_than_there_is()
    {
        using var small = new RememberedAccess(_reviewer, _time, limit: 16 * 1024);
        for (var i = 0; i < 1000; i++)
        {
            await small.DecideAsync(new AccessQuestion($"made up {i}", "get", "/meshes/default"), CancellationToken.None);
        }

        Assert.InRange(small.Count, 1, 32);
    }

    private Task<AccessDecision> DecideAsync(AccessQuestion question) => _remembered.DecideAsync(question, CancellationToken.None);

    private sealed class Counting : IAccessReviewer
    {
        public int Asked { get; private set; }

        public AccessDecision Answer { get; set; } = AccessDecision.Allowed.Instance;

        public Task<AccessDecision> DecideAsync(AccessQuestion question, CancellationToken cancellation)
        {
            Asked++;
            return Task.FromResult(Answer);
        }
    }
}
