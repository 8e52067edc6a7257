using CsCheck;
using MeshTargeting.Comparing;
using MeshTargeting.Resources;
using MeshTargeting.Tests.Targeting.Naive;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Comparing;

/// <summary>Differences held against a comparison that knows no shortcut: all rules of every proxy, in both Worlds.</summary>
public sealed class DiffProperties
{
    private const int Worlds = 2_000;

    /// <summary>A World, and the same after some edits: resources that come or take the place of others, and resources that go.</summary>
    private static readonly Gen<(WorldOptions Options, Resource[] Before, Resource[] After)> Pairs =
        from settings in RandomWorlds.Settings
        from start in settings.Resources
        from edits in settings.Resources
        from come in Gen.Int[0, 3]
        from skipped in Gen.Int[0, 20]
        from gone in Gen.Int[0, 2]
        select (settings.Options, start, Edit(start, edits.Skip(skipped).Take(come).ToArray(), gone));

    [Fact]
    public void a_world_compared_with_itself_is_the_same() => RandomWorlds.World.Sample(
        random => Assert.Empty(Comparer.Compare(random.ToWorld(), random.ToWorld()).Changes),
        iter: Worlds / 4);

    [Fact]
    public void the_proxies_named_are_those_whose_rules_differ() => Pairs.Sample(
        pair =>
        {
            var before = RandomWorld.Of(pair.Options, pair.Before).ToWorld();
            var after = RandomWorld.Of(pair.Options, pair.After).ToWorld();

            AssertSame(before, after);
        },
        iter: Worlds);

    [Fact]
    public void they_are_under_two_versions_of_Kuma() => RandomWorlds.World.Sample(
        random =>
        {
            var before = random.ToWorld();
            var after = World.Create(random.Resources, random.Options with { Semantics = KumaSemantics.V3_0 });

            AssertSame(before, after);
        },
        iter: Worlds / 4);

    private static void AssertSame(World before, World after)
    {
        var (expected, actual) = (NaiveComparison.Proxies(before, after), Comparer.Compare(before, after).Proxies);
        var wrong = expected.Except(actual).Concat(actual.Except(expected)).ToList();
        Assert.True(wrong.Count == 0, NaiveComparison.Explain(before, after, wrong));
        Assert.Equal(expected, actual);
    }

    private static Resource[] Edit(Resource[] start, Resource[] come, int gone)
    {
        var replaced = come.Select(r => r.Id).ToHashSet();
        return [.. start.Skip(gone).Where(r => !replaced.Contains(r.Id)), .. come];
    }
}
