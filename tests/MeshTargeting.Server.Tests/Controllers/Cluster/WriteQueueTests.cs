using System.Collections.Concurrent;
using MeshTargeting.Generation;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Controllers.Cluster;
using Microsoft.Extensions.Time.Testing;

namespace MeshTargeting.Server.Tests.Controllers.Cluster;

public sealed class WriteQueueTests : IDisposable
{
    private static readonly WriteOutcome Written = new WriteOutcome.Written(null);

    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentDictionary<string, WriteOutcome> _outcomes = new();
    /// <summary>The writes that have ended.</summary>
    private readonly ConcurrentQueue<string> _writes = new();
    private readonly SemaphoreSlim _written = new(0);
    private readonly CancellationTokenSource _stop = new();
    private Func<Task> _meanwhile = () => Task.CompletedTask;

    public void Dispose()
    {
        _stop.Dispose();
        _written.Dispose();
    }

    [Fact]
    public async Task only_the_latest_plan_is_written()
    {
        using var queue = Queue();
        queue.Replace([Change("a", "first"), Change("b", "first")], queue.Writes);
        queue.Replace([Change("a", "second")], queue.Writes);
        var running = queue.RunAsync(_stop.Token);
        await UntilWritten("a second");

        await StopAsync(running);
        Assert.Equal(["a second"], _writes);
    }

    [Fact]
    public async Task a_plan_that_was_begun_before_a_write_ended_does_not_repeat_it()
    {
        using var queue = Queue();
        var running = queue.RunAsync(_stop.Token);
        var before = queue.Writes;
        queue.Replace([Change("a", "1")], before);
        await UntilWritten("a 1");

        _time.Advance(TimeSpan.FromMinutes(1));
        queue.Replace([Change("a", "1 again"), Change("b", "1")], before);
        await UntilWritten("b 1");
        await StopAsync(running);

        Assert.Equal(["a 1", "b 1"], _writes);
    }

    [Fact]
    public async Task what_was_to_no_avail_waits_longer_each_time_and_holds_up_no_other()
    {
        _outcomes["a"] = new WriteOutcome.Unavailable("busy", null);
        using var queue = Queue();
        var running = queue.RunAsync(_stop.Token);

        await TryAsync("a 1", "other 1");
        _time.Advance(TimeSpan.FromMilliseconds(99));
        await NotYetAsync("a 2", "other 2");
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await UntilWritten("a 2");
        _time.Advance(TimeSpan.FromMilliseconds(199));
        await NotYetAsync("a 3", "other 3");
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await UntilWritten("a 3");

        await StopAsync(running);

        async Task TryAsync(string first, string second)
        {
            queue.Replace([Named(first), Named(second)], queue.Writes);
            await UntilWritten(first);
            await UntilWritten(second);
        }

        // The other one is not held up, and by then the first would have been written if it were due.
        async Task NotYetAsync(string first, string second)
        {
            queue.Replace([Named(first), Change("next-" + second[^1], second)], queue.Writes);
            await UntilWritten($"next-{second[^1]} {second}");
            Assert.DoesNotContain(first, _writes);
        }
    }

    [Fact]
    public async Task waits_as_long_as_the_API_server_asks()
    {
        _outcomes["a"] = new WriteOutcome.Unavailable("busy", TimeSpan.FromSeconds(7));
        using var queue = Queue();
        var running = queue.RunAsync(_stop.Token);
        queue.Replace([Change("a", "1")], queue.Writes);
        await UntilWritten("a 1");
        queue.Replace([Change("a", "2")], queue.Writes);

        _time.Advance(TimeSpan.FromSeconds(6.9));
        queue.Replace([Change("a", "2"), Change("b", "1")], queue.Writes);
        await UntilWritten("b 1");
        Assert.DoesNotContain("a 2", _writes);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await UntilWritten("a 2");

        await StopAsync(running);
    }

    [Fact]
    public async Task no_more_are_under_way_than_may_be()
    {
        var (underWay, most) = (0, 0);
        _meanwhile = async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
        };
        using var queue = Queue(new ControllerSettings { WritesAtATime = 2, Chance = () => 0 });
        var running = queue.RunAsync(_stop.Token);
        queue.Replace(Enumerable.Range(0, 20).Select(i => Change($"s{i}", "")), queue.Writes);
        for (var i = 0; i < 20; i++)
        {
            await _written.WaitAsync();
        }

        await StopAsync(running);
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task what_is_under_way_when_told_to_stop_is_brought_to_an_end()
    {
        var begun = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        _meanwhile = async () =>
        {
            begun.SetResult();
            await mayEnd.Task;
        };
        using var queue = Queue();
        var running = queue.RunAsync(_stop.Token);
        queue.Replace([Change("a", "1")], queue.Writes);
        await begun.Task;

        await _stop.CancelAsync();
        Assert.False(running.IsCompleted);
        Assert.Equal(1, queue.Count);
        mayEnd.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(["a 1"], _writes);
        Assert.Equal(0, queue.Count);
    }

    private static ServiceChange Named(string write) => Change(write[..write.IndexOf(' ', StringComparison.Ordinal)], write[(write.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    private static ServiceChange Change(string name, string reason) => ServiceChange.Create(
        new Resource<MeshServiceSpec>(MeshServiceSpec.Descriptor, new ResourceMetadata { Name = name, Namespace = "app", Mesh = "default" }, new MeshServiceSpec(), Envelope.Kubernetes),
        reason);

    private WriteQueue Queue(ControllerSettings? settings = null)
    {
        var queue = new WriteQueue(
            MeshServiceSpec.Descriptor,
            async change =>
            {
                await _meanwhile();
                return _outcomes.GetValueOrDefault(change.Id.Name, Written);
            },
            settings ?? new ControllerSettings { Chance = () => 0 },
            _time);
        queue.Ended += change =>
        {
            _writes.Enqueue($"{change.Id.Name} {change.Reason}");
            _written.Release();
        };
        return queue;
    }

    /// <summary>Waits until a write has ended.</summary>
    private async Task UntilWritten(string write)
    {
        while (!_writes.Contains(write))
        {
            await _written.WaitAsync();
        }
    }

    private async Task StopAsync(Task running)
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
