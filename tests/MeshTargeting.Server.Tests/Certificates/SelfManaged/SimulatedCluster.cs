using MeshTargeting.Server.Certificates.SelfManaged.Planning;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Certificates.SelfManaged;

/// <summary>A cluster of facts alone: a Secret, two webhooks, a leader, and replicas that serve; time is the test's.</summary>
internal sealed class SimulatedCluster
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, AuthorityFacts> _authorities = [];
    private readonly Dictionary<string, long> _firstBundled = [];
    private readonly IReadOnlyList<string>?[] _bundles = [[], []];
    private TrustClock _leaderClock;
    private (string? Leaf, long Since) _leaf;
    private int _made;

    public SimulatedCluster(int replicas)
    {
        _leaderClock = new TrustClock(Time);
        Replicas = [.. Enumerable.Range(0, replicas).Select(_ => new Replica(Time))];
    }

    public CertificatePolicy Policy { get; } = new();

    public ManualTime Time { get; } = new(Start);

    public IReadOnlyList<Replica> Replicas { get; }

    public AuthorityFacts? Signing { get; set; }

    public IReadOnlyList<AuthorityFacts> Previous { get; set; } = [];

    public LeafFacts? Leaf { get; set; }

    /// <summary>What a replica serves, and what it knows.</summary>
    internal sealed class Replica(TimeProvider time)
    {
        public TrustClock Clock { get; set; } = new(time);

        public LeafFacts? Served { get; set; }

        public Trust Trust { get; set; } = new(new Dictionary<string, TimeSpan>());
    }

    /// <summary>Whether API servers take a certificate now.</summary>
    public bool Takes(LeafFacts? leaf) => leaf is not null && leaf.Validity.Holds(Time.Now) && IsBundled(leaf.Issuer, TimeSpan.Zero);

    /// <summary>Whether an authority is in both bundles, and got there some time ago; nobody sees what it may have missed between two looks.</summary>
    public bool IsBundled(string? authority, TimeSpan time) =>
        authority is not null && _bundles.All(b => b?.Contains(authority) == true) && Time.GetElapsedTime(_firstBundled[authority]) >= time;

    public void EditBundle(int webhook, IReadOnlyList<string>? ids)
    {
        _bundles[webhook] = ids;
        foreach (var id in (_bundles[0] ?? []).Intersect(_bundles[1] ?? []))
        {
            _firstBundled.TryAdd(id, Time.GetTimestamp());
        }
    }

    public void ChangeLeader()
    {
        _leaderClock = new TrustClock(Time);
        _leaf = default;
    }

    /// <summary>One step of the leader.</summary>
    public CertificateStep Lead()
    {
        if (Leaf?.Id != _leaf.Leaf)
        {
            _leaf = (Leaf?.Id, Time.GetTimestamp());
        }

        var bundled = _bundles.SelectMany(b => b ?? []).Distinct().Where(_authorities.ContainsKey).Select(id => _authorities[id]).ToList();
        var seen = new Observed(Signing, Previous, Leaf, bundled, _bundles)
        {
            Trust = _leaderClock.See(_bundles),
            LeafFor = Time.GetElapsedTime(_leaf.Since),
        };
        var step = CertificatePlan.Next(seen, Time.Now, Policy);
        Do(step);
        return step;
    }

    /// <summary>The leader's steps until nothing is left to do.</summary>
    public void LeadOn()
    {
        for (var steps = 0; Lead() is not CertificateStep.Keep; steps++)
        {
            Assert.True(steps < 6, "the plan never comes to rest");
        }
    }

    public void Look(Replica replica)
    {
        replica.Trust = replica.Clock.See(_bundles);
        if (ServingChoice.Changes(replica.Served, Leaf, replica.Trust, Time.Now, Policy))
        {
            replica.Served = Leaf;
        }
    }

    public void LookAll()
    {
        foreach (var replica in Replicas)
        {
            Look(replica);
        }
    }

    private void Do(CertificateStep step)
    {
        switch (step)
        {
            case CertificateStep.NewAuthority made:
                Previous = [.. made.Previous.Select(id => _authorities[id])];
                Signing = new AuthorityFacts($"authority {++_made}", Validity(Policy.AuthorityLife));
                _authorities[Signing.Id] = Signing;
                Leaf = made.WithLeaf ? NewLeaf() : Leaf;
                break;
            case CertificateStep.NewLeaf:
                Leaf = NewLeaf();
                break;
            case CertificateStep.Retire retired:
                Previous = [.. Previous.Where(a => retired.Kept.Contains(a.Id))];
                break;
            case CertificateStep.WriteBundle:
                string[] bundle = [Signing!.Id, .. Previous.Select(a => a.Id)];
                EditBundle(0, bundle);
                EditBundle(1, bundle);
                break;
        }
    }

    private LeafFacts NewLeaf()
    {
        var validity = Validity(Policy.LeafLife);
        return new LeafFacts(
            $"leaf {++_made}", Signing!.Id, validity.Until < Signing.Validity.Until ? validity : validity with { Until = Signing.Validity.Until }, CoversHosts: true);
    }

    private Validity Validity(TimeSpan life) => new(Time.Now - Policy.Backdating, Time.Now + life);
}
