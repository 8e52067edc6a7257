using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Cluster.Watching;

namespace MeshTargeting.Server.Tests.Cluster;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, new[] { 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30 })]
    [InlineData(0.5, new[] { 1.2, 2.4, 4.8, 9.6, 19.2, 38.4, 45, 45 })]
    public void waits_twice_as_long_after_each_failure_up_to_a_limit_and_longer_by_chance(double chance, double[] seconds)
    {
        var backoff = new Backoff(new ClusterSettings { Chance = () => chance }, TimeProvider.System);

        Assert.Equal(seconds, seconds.Select(_ => Math.Round(backoff.Next().TotalSeconds, 3)));

        backoff.Reset();
        Assert.Equal(seconds[0], backoff.Next().TotalSeconds, 3);
    }

    [Fact]
    public void does_not_overflow() => Assert.Equal(
        TimeSpan.FromSeconds(30),
        Enumerable.Range(0, 5000).Aggregate(new Backoff(new ClusterSettings { Chance = () => 0 }, TimeProvider.System), (b, _) => (b.Next(), b).b).Next());
}
