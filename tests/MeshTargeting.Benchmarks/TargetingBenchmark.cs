using System.Diagnostics;
using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Benchmarks;

/// <summary>What a proxy gets, in Worlds of growing size: its policies, its rules, and both again after a change.</summary>
internal static class TargetingBenchmark
{
    private const int Rounds = 200;

    private static readonly KindDescriptor[] Kinds = KindCatalog.All.Where(k => k.IsPolicy).ToArray();

    public static int Run()
    {
        Console.WriteLine(Invariant($"One proxy, all {Kinds.Length} kinds of policies; medians of {Rounds} proxies, ")
            + Invariant($"{Environment.ProcessorCount} cores; in brackets the growth"));
        Console.WriteLine();
        Warm(TargetingWorld.OfSize(1_000, producers: 20), times: 2_000);
        Growth("resources", [1_000, 10_000, 100_000], size => TargetingWorld.OfSize(size, producers: 20));
        Console.WriteLine();
        Console.WriteLine("10,000 proxies; policies of the owners of services for all their clients, each for another service");
        Console.WriteLine();
        Growth("policies", [500, 1_000, 2_000, 4_000], policies => TargetingWorld.Of(services: 5_000, proxies: 10_000, policies, producers: policies));
        return 0;
    }

    private static void Growth(string what, int[] sizes, Func<int, TargetingWorld> make)
    {
        string[] columns = ["policies", "rules", "every value", "policy, rules", "proxy, rules", "service, rules"];
        Console.WriteLine(Invariant($"{what,9} selected    first") + string.Concat(columns.Select(c => c.PadLeft(18))));
        double[]? before = null;
        foreach (var size in sizes)
        {
            var made = make(size);
            var first = Milliseconds(() => Rules(made.World, Proxy(made, 0)));
            Warm(made, times: 300);
            var proxies = made.World.OfKind("default", DataplaneSpec.Descriptor);
            var asked = Enumerable.Range(1, Rounds).Select(i => proxies[(int)((long)i * 7919 % proxies.Count)]).ToArray();
            double[] figures =
            [
                Median(asked, proxy => Matching(made.World, proxy)),
                Median(asked, proxy => Rules(made.World, proxy)),
                Median(asked, proxy => EveryValue(made.World, proxy)),
                AfterChange(made, i => TargetingWorld.Policy(21 + i % 50, made.Services, 20, value: 2 + i)),
                AfterChange(made, i => TargetingWorld.Proxy(i, made.Services)),
                AfterChange(made, i => TargetingWorld.Service(i)),
            ];
            var selected = Kinds.Sum(kind => PolicyMatching.Of(made.World, asked[0], kind).Policies.Count);
            Console.WriteLine(Invariant($"{size,9:N0} {selected,8} {first,5:F0} ms") + string.Concat(figures.Select((f, i) => Cell(f, before?[i]).PadLeft(18))));
            before = figures;
        }
    }

    private static string Cell(double milliseconds, double? before) => before is { } b
        ? Invariant($"{milliseconds:F2} ms ({milliseconds / b,3:F1} x)")
        : Invariant($"{milliseconds:F2} ms        ");

    private static void Warm(TargetingWorld made, int times)
    {
        for (var i = 0; i < times; i++)
        {
            EveryValue(made.World, Proxy(made, i));
            AfterOne(made, TargetingWorld.Service(i));
        }
    }

    private static Resource<DataplaneSpec> Proxy(TargetingWorld made, int index)
    {
        var proxies = made.World.OfKind("default", DataplaneSpec.Descriptor);
        return proxies[index % proxies.Count];
    }

    private static void Matching(World world, Resource<DataplaneSpec> proxy)
    {
        foreach (var kind in Kinds)
        {
            PolicyMatching.Of(world, proxy, kind);
        }
    }

    private static void Rules(World world, Resource<DataplaneSpec> proxy)
    {
        foreach (var kind in Kinds)
        {
            ProxyRules.Of(world, proxy, kind);
        }
    }

    /// <summary>Rules are made when they are asked for: this asks for all, merges included.</summary>
    private static void EveryValue(World world, Resource<DataplaneSpec> proxy)
    {
        foreach (var kind in Kinds)
        {
            var rules = ProxyRules.Of(world, proxy, kind);
            _ = rules.To.Resources.All.Count + rules.To.ByTags.Rules.Count + rules.Single.Rules.Count
                + rules.From.Values.Sum(r => r.Rules.Count) + rules.Inbound.Values.Sum(r => r.Count);
        }
    }

    /// <summary>The time of a change together with the answer for a proxy of the World that it makes; each change follows on the last one.</summary>
    private static double AfterChange(TargetingWorld made, Func<int, Resource> change)
    {
        var world = made.World;
        var proxy = Proxy(made, 4711);
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var resource = change(i);
            times.Add(Milliseconds(() =>
            {
                world = world.With([resource]);
                Rules(world, proxy);
            }));
        }

        return Statistics.Median(times);
    }

    private static void AfterOne(TargetingWorld made, Resource resource) => Rules(made.World.With([resource]), Proxy(made, 4711));

    private static double Median(Resource<DataplaneSpec>[] proxies, Action<Resource<DataplaneSpec>> act) =>
        Statistics.Median(proxies.Select(proxy => Milliseconds(() => act(proxy))).ToArray());

    private static double Milliseconds(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
