using System.Diagnostics;
using System.Globalization;
using MeshTargeting.Comparing;
using MeshTargeting.Worlds;

namespace MeshTargeting.Benchmarks;

/// <summary>
/// What a pull request changes, in a World of 10,000 proxies and 1,000 policies of which 804 select any of them: made of two repositories
/// that share nothing, as two folders are, and made by a change, as two revisions are.
/// </summary>
internal static class DiffBenchmark
{
    private const int Services = 5_000;
    private const int Proxies = 10_000;
    private const int Policies = 1_000;

    public static int Run()
    {
        var before = Make().World;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Proxies:N0} proxies, {Services:N0} MeshServices, {Policies:N0} policies; {Environment.ProcessorCount} cores"));
        Console.WriteLine();
        Console.WriteLine("pull request                              time   changes   proxies");
        Measure("nothing", before, () => before.With([]));
        Measure("a service's timeout", before, () => before.With([TargetingWorld.Policy(25, Services, Policies, value: 7)]));
        Measure("a timeout of the mesh", before, () => before.With([TargetingWorld.Policy(0, Services, Policies, value: 7)]));
        Measure("a route", before, () => before.With([TargetingWorld.Policy(28, Services, Policies, value: 7)]));
        Measure("a permission of the mesh", before, () => before.With([TargetingWorld.Policy(4, Services, Policies, value: 7)]));
        Measure("50 policies", before, () => before.With(Enumerable.Range(20, 50).Select(i => TargetingWorld.Policy(i, Services, Policies, value: 7))));
        Measure("a service goes", before, () => before.With([], [TargetingWorld.Service(175).Id]));
        Measure("a service's timeout, two repositories", before, () => Make().World.With([TargetingWorld.Policy(25, Services, Policies, value: 7)]));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak of memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024:N0} MB"));
        return 0;
    }

    private static TargetingWorld Make() => TargetingWorld.Of(Services, Proxies, Policies, producers: Policies);

    private static void Measure(string what, World before, Func<World> change)
    {
        var after = change();
        var watch = Stopwatch.StartNew();
        var found = Comparer.Compare(before, after);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-38} {watch.Elapsed.TotalMilliseconds,6:N0} ms {found.Changes.Count,9:N0} {found.Proxies.Count,9:N0}"));
    }
}
