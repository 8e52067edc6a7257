using CsCheck;
using MeshTargeting.Server.Certificates.SelfManaged.Planning;

namespace MeshTargeting.Server.Tests.Certificates.SelfManaged;

/// <summary>What the plan and the choice of replicas keep to, whatever happens, in whatever order.</summary>
public class CertificatePlanProperties
{
    private static readonly TimeSpan[] Whiles =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(40), TimeSpan.FromHours(2), TimeSpan.FromDays(20), TimeSpan.FromDays(70), TimeSpan.FromDays(400),
        TimeSpan.FromDays(2500),
    ];

    private static readonly Action<SimulatedCluster>[] Disturbances =
    [
        .. Whiles.Select(time => (Action<SimulatedCluster>)(c => c.Time.Pass(time))),
        .. Whiles.Select(time => (Action<SimulatedCluster>)(c => c.Time.Now -= time)),
        c => (c.Signing, c.Previous, c.Leaf) = (null, [], null),
        c => c.Signing = null,
        c => c.Leaf = null,
        c => c.Leaf = c.Leaf is { } leaf ? leaf with { CoversHosts = false } : null,
        c => c.Leaf = c.Leaf is { } leaf ? leaf with { Issuer = null } : null,
        c => c.Previous = [],
        c => c.EditBundle(0, null),
        c => c.EditBundle(1, []),
        c => c.EditBundle(1, ["somebody else's"]),
        c => c.ChangeLeader(),
    ];

    private static readonly Action<SimulatedCluster>[] Work =
    [
        LeadCarefully,
        c => LookCarefully(c, c.Replicas[0]),
        c => LookCarefully(c, c.Replicas[1]),
        c => (c.Replicas[0].Clock, c.Replicas[0].Served) = (new TrustClock(c.Time), null),
    ];

    /// <summary>Work is more frequent than what disturbs it.</summary>
    private static readonly Gen<Action<SimulatedCluster>[]> History = Gen.Frequency((3, OneOf(Work)), (1, OneOf(Disturbances))).Array[0, 60];

    [Fact]
    public void never_gives_up_a_certificate_that_is_taken_for_one_that_may_not_be() => History.Sample(
        history =>
        {
            var cluster = new SimulatedCluster(replicas: 2);
            foreach (var happening in history)
            {
                happening(cluster);
            }
        },
        iter: 5_000);

    [Fact]
    public void comes_to_rest_with_what_every_api_server_takes() => History.Sample(
        history =>
        {
            var cluster = new SimulatedCluster(replicas: 2);
            foreach (var happening in history)
            {
                happening(cluster);
            }

            for (var round = 0; round < 4; round++)
            {
                cluster.LeadOn();
                cluster.LookAll();
                cluster.Time.Pass(cluster.Policy.Moment);
            }

            Assert.All(cluster.Replicas, r => Assert.True(cluster.Takes(r.Served), $"{r.Served}"));
            Assert.All(cluster.Replicas, r => Assert.Null(ServingChoice.Problem(r.Served, r.Trust, cluster.Time.Now)));

            // An authority that was due for renewal all the while goes through the whole change first.
            for (var round = 0; round < 4; round++)
            {
                cluster.Time.Pass(cluster.Policy.Overlap);
                cluster.LeadOn();
                cluster.LookAll();
            }

            Assert.Equal(cluster.Signing!.Id, cluster.Leaf!.Issuer);
            Assert.Empty(cluster.Previous);
            Assert.IsType<CertificateStep.Keep>(cluster.Lead());
        },
        iter: 5_000);

    [Fact]
    public void serves_what_is_taken_through_thirty_years_without_a_gap()
    {
        var cluster = new SimulatedCluster(replicas: 2);
        cluster.LeadOn();
        cluster.LookAll();
        var authorities = new HashSet<string>();
        var leaves = new HashSet<string>();
        OneOf(Whiles[..3]).Array[30 * 365].Sample(
            pauses =>
            {
                foreach (var pause in pauses.Append(TimeSpan.FromDays(1)).SelectMany(p => new[] { p, TimeSpan.FromHours(12) }))
                {
                    cluster.Time.Pass(pause);
                    while (cluster.Lead() is not CertificateStep.Keep)
                    {
                        Check();
                    }

                    foreach (var replica in cluster.Replicas)
                    {
                        cluster.Look(replica);
                        Check();
                    }

                    authorities.Add(cluster.Signing!.Id);
                    leaves.Add(cluster.Leaf!.Id);
                }
            },
            iter: 2,
            threads: 1);

        Assert.True(authorities.Count >= 4 && leaves.Count >= 100, $"{authorities.Count} authorities, {leaves.Count} certificates");

        void Check() => Assert.All(cluster.Replicas, r => Assert.True(cluster.Takes(r.Served), $"{cluster.Time.Now}: {r.Served}"));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>A certificate in the Secret that is taken makes way only for one whose authority every API server has heard of.</summary>
    private static void LeadCarefully(SimulatedCluster cluster)
    {
        var (before, taken) = (cluster.Leaf, cluster.Takes(cluster.Leaf));
        cluster.Lead();
        if (taken && cluster.Leaf!.Id != before!.Id)
        {
            Assert.True(cluster.IsBundled(cluster.Leaf.Issuer, cluster.Policy.Moment), $"{before} gave way to {cluster.Leaf}");
        }
    }

    /// <summary>So does one that a replica serves.</summary>
    private static void LookCarefully(SimulatedCluster cluster, SimulatedCluster.Replica replica)
    {
        var (before, taken) = (replica.Served, cluster.Takes(replica.Served));
        cluster.Look(replica);
        if (taken && replica.Served!.Id != before!.Id)
        {
            Assert.True(cluster.IsBundled(replica.Served.Issuer, cluster.Policy.Moment), $"{before} gave way to {replica.Served}");
        }
    }
}
