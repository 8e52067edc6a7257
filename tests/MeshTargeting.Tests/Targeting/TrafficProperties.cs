using CsCheck;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Tests.Targeting.Naive;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting;

public sealed class TrafficProperties
{
    private const int Worlds = 1_000;

    private static readonly Gen<RandomWorld> World = Gen.OneOf(RandomWorlds.World, RandomWorlds.WorldOf3_0);

    [Fact]
    public void what_goes_to_backends_and_what_fails_add_up_to_all_traffic() => World.Sample(
        random =>
        {
            foreach (var route in All(random.ToWorld()).SelectMany(t => t.Routes))
            {
                var (forwarded, failing) = (route.Backends.Sum(b => b.Share), route.Dropped.Sum(d => d.FailingShare));
                Assert.All(route.Backends, b => Assert.InRange(b.Share, double.Epsilon, 1));
                var hasNone = route.Outcome is RouteOutcome.Redirected or RouteOutcome.Skipped || (route.Outcome == RouteOutcome.Fails && failing == 0);
                Assert.Equal(hasNone ? 0 : 1, forwarded + failing, 1e-9);
                Assert.True(route.Outcome == RouteOutcome.Fails || failing == 0);
            }
        },
        iter: Worlds);

    [Fact]
    public void in_2_14_no_request_fails_and_in_3_0_no_route_is_left_out() => World.Sample(
        random =>
        {
            var routes = All(random.ToWorld()).SelectMany(t => t.Routes);
            if (random.Options.Semantics.UnresolvedBackendsFallThrough)
            {
                // A connection does where nothing is left for it; only routes of HTTP have a match.
                Assert.DoesNotContain(routes, r => r.Outcome == RouteOutcome.Fails && r.Match is not null);
            }
            else
            {
                Assert.DoesNotContain(routes, r => r.Outcome == RouteOutcome.Skipped);
            }
        },
        iter: Worlds);

    [Fact]
    public void the_order_of_resources_does_not_matter() =>
        (from random in World
         from shuffled in Gen.Shuffle(random.Resources.ToArray())
         select (random, shuffled)).Sample(
            w => Assert.Equal(Text(w.random.ToWorld()), Text(MeshTargeting.Worlds.World.Create(w.shuffled, w.random.Options))),
            iter: Worlds);

    [Fact]
    public void a_world_after_a_change_answers_like_one_made_anew() =>
        (from settings in RandomWorlds.Settings
         from start in settings.Resources
         from upserts in settings.Resources
         select (settings.Options, start, upserts: upserts.Take(2).ToArray())).Sample(
            w =>
            {
                var before = RandomWorld.Of(w.Options, w.start).ToWorld();
                Text(before);

                var after = before.With(w.upserts, w.start.Take(1).Select(r => r.Id));

                Assert.Equal(Text(MeshTargeting.Worlds.World.Create(after.Resources, w.Options)), Text(after));
            },
            iter: Worlds);

    private static List<OutboundTraffic> All(World world) => world.Meshes
        .SelectMany(mesh => world.OfKind(mesh, DataplaneSpec.Descriptor))
        .SelectMany(proxy => Outbounds.Of(world, proxy).Select(outbound => OutboundTraffic.Of(world, proxy, outbound)))
        .ToList();

    private static string Text(World world) => string.Join('\n', All(world).Select(t =>
        $"{OracleText.Target(t.Outbound.Target)} {t.Protocol} {string.Join("; ", t.Notes)}\n" + string.Join('\n', t.Routes.Select(Text))));

    private static string Text(EffectiveRoute route) =>
        $"  {route.Match} of {(route.Origin is { } origin ? OracleText.Origin(origin) : "Kuma")}: {route.Outcome} "
        + string.Join(' ', route.Backends.Select(b => $"{(b.Target is { } target ? OracleText.Target(target) : b.ServiceTag)} {b.Share:F6}"))
        + string.Concat(route.Dropped.Select(d => $" without {d.Place?.Path}: {d.Why}"))
        + string.Concat(route.Filters) + string.Concat(route.Mirrors);
}
