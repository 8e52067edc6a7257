using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Targeting.Naive;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting;

/// <summary>The engine held against a second implementation that knows no index and no shortcut.</summary>
public sealed class OracleProperties
{
    private const int Worlds = 10_000;

    /// <summary>So many policies Go sorts by insertion; how it sorts more shows only where their order is open.</summary>
    private const int FewPolicies = 12;

    [Fact]
    public void the_same_policies_select_a_proxy_in_the_same_order_with_the_same_rules() => AssertSame(RandomWorlds.World, Worlds);

    [Fact]
    public void so_they_do_in_3_0() => AssertSame(RandomWorlds.WorldOf3_0, Worlds / 5);

    [Fact]
    public void the_order_of_resources_does_not_matter() =>
        (from random in RandomWorlds.World
         from shuffled in Gen.Shuffle(random.Resources.ToArray())
         select (random, shuffled)).Sample(
            w => Assert.Equal(Answers(w.random.ToWorld()), Answers(World.Create(w.shuffled, w.random.Options))),
            iter: Worlds);

    [Fact]
    public void a_world_after_changes_answers_like_one_made_anew() =>
        (from settings in RandomWorlds.Settings
         from start in settings.Resources
         from upserts in settings.Resources
         from deleted in settings.Resources
         from few in Gen.Int[0, 4]
         select (settings.Options, start, upserts: upserts.Take(few).ToArray(), deleted: deleted.Take(few).ToArray())).Sample(
            w =>
            {
                var before = RandomWorld.Of(w.Options, w.start).ToWorld();
                var asked = Answers(before);

                var after = before.With([], w.deleted.Select(r => r.Id));
                foreach (var upsert in w.upserts)
                {
                    // One after the other, so that indexes are carried along more than once.
                    Answers(after);
                    after = after.With([upsert]);
                }

                Assert.Equal(Answers(World.Create(after.Resources, w.Options)), Answers(after));
                Assert.Equal(asked, Answers(before));
            },
            iter: Worlds);

    [Fact]
    public void the_proxies_of_a_policy_are_those_whose_policies_it_is_among() =>
        RandomWorlds.World.Sample(
            random =>
            {
                var world = random.ToWorld();
                foreach (var policy in random.Resources.Where(r => r.SpecObject is IPolicySpec))
                {
                    var proxies = world.OfKind(policy.Metadata.Mesh, DataplaneSpec.Descriptor)
                        .Where(p => PolicyMatching.Of(world, p, policy.Kind, includeShadow: true).Policies.Any(m => m.Policy == policy));

                    Assert.Equal(proxies.Select(p => p.Id), ProxyMatching.Select(world, policy).Select(m => m.Proxy.Id));
                }
            },
            iter: Worlds / 10);

    private static void AssertSame(Gen<RandomWorld> worlds, int count) => worlds.Sample(
        random =>
        {
            var world = random.ToWorld();
            var naive = new NaiveWorld(random.Resources, random.Options);
            foreach (var (proxy, kind) in Questions(random))
            {
                var matched = PolicyMatching.Of(world, proxy, kind);
                var outbounds = OutboundsOf(world, proxy.Metadata.Mesh);
                var asked = new NaiveText(naive, proxy, kind);
                if (asked.Count <= FewPolicies)
                {
                    AssertSame(asked.Matched(), OracleText.Of(matched), proxy, kind);
                    AssertSame(asked.Rules(outbounds), OracleText.Of(world, ProxyRules.Of(world, matched), outbounds), proxy, kind);
                }
            }
        },
        iter: count);

    private static void AssertSame(string naive, string engine, Resource proxy, KindDescriptor kind)
    {
        if (naive != engine)
        {
            var (expected, actual) = (naive.Split('\n'), engine.Split('\n'));
            Assert.Fail($"{kind} of {proxy.Id}\n"
                + string.Join('\n', expected.Except(actual).Select(line => "expected: " + line).Concat(actual.Except(expected).Select(line => "actual:   " + line)))
                + $"\nin\n{naive}\n\n{engine}");
        }
    }

    private static IEnumerable<(Resource<DataplaneSpec> Proxy, KindDescriptor Kind)> Questions(RandomWorld random)
    {
        var kinds = random.Resources.Select(r => r.Kind).Where(k => k.IsPolicy).Distinct().ToList();
        return random.Resources.OfType<Resource<DataplaneSpec>>().SelectMany(proxy => kinds.Select(kind => (proxy, kind)));
    }

    private static List<RuleTarget> OutboundsOf(World world, string mesh) => world.Resources
        .Where(r => r.Kind.IsDestination && r.Metadata.Mesh == mesh)
        .SelectMany(r => ServicePort.Of(r).Select(p => new RuleTarget(r, p.Section)))
        .ToList();

    /// <summary>Everything that is asked of the engine, of every proxy and kind.</summary>
    private static string Answers(World world) => string.Join('\n', Questions(new RandomWorld(world.Options, world.Resources)).SelectMany(q =>
    {
        var rules = ProxyRules.Of(world, q.Proxy, q.Kind);
        return new[] { $"{q.Proxy.Id} {q.Kind}", OracleText.Of(rules.Matched), OracleText.Of(world, rules, OutboundsOf(world, q.Proxy.Metadata.Mesh)) };
    }));
}
