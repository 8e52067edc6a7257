using System.Diagnostics;
using System.Globalization;
using MeshTargeting.Analysis;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Benchmarks;

/// <summary>
/// What each rule costs: in the check of a repository, and in a review of one object laid over a large World. The rules that cost most come
/// first; all together must stay within the budgets of a check and a review.
/// </summary>
internal static class RulesBenchmark
{
    private const int Services = 10_000;
    private const int Policies = 5_000;
    private const int Reviews = 200;
    private const int Shown = 12;

    public static int Run()
    {
        var world = Load();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Services:N0} MeshServices, {Policies:N0} policies, {Services:N0} proxies; {Environment.ProcessorCount} cores"));
        var all = world.Resources;
        Analyzer.Analyze(world, all);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all rules on all resources {Time(() => Analyzer.Analyze(world, all)):N0} ms"));

        // A rule is asked in a World of its own, so that it pays for what it has made.
        Print("check of all", "ms", RuleCatalog.All.Select(rule => (rule, World: world.With([]))).Select(of => (of.rule, Time(() => Analyzer.Analyze(of.World, all, of.rule)))));
        foreach (var kind in world.Resources.Where(r => r.Kind.IsKuma).GroupBy(r => r.Kind.Name))
        {
            var reviewed = kind.Where((_, i) => i % Math.Max(1, kind.Count() / Reviews) == 0).Take(Reviews).ToArray();
            var rules = RuleCatalog.All.Where(rule => rule.Kinds.Contains(reviewed[0].Kind)).ToArray();
            Array.ForEach(rules, rule => Review(world, reviewed, rule));
            Print($"review of one {kind.Key}", "µs", rules.Select(rule => (rule, Review(world, reviewed, rule) * 1000 / reviewed.Length)));
        }

        return 0;
    }

    private static double Review(World world, IReadOnlyList<Resource> reviewed, Rule rule)
    {
        var overlaid = reviewed.Select(resource => (resource, overlay: world.With([resource]))).ToArray();
        return Time(() => Array.ForEach(overlaid, of => Analyzer.Analyze(of.overlay, [of.resource], rule)));
    }

    private static void Print(string what, string unit, IEnumerable<(Rule Rule, double Time)> measured)
    {
        var rows = measured.OrderByDescending(m => m.Time).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{what,-30} {rows.Sum(r => r.Time),8:N0} {unit} for {rows.Count} rules"));
        foreach (var (rule, time) in rows.Take(Shown))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {rule.Descriptor.Code} {rule.GetType().Name,-21} {time,8:N0} {unit}"));
        }
    }

    private static World Load()
    {
        var texts = Enumerable.Range(0, Services).SelectMany(i => (IEnumerable<string>)(i < Policies
            ? [Manifests.MeshService(i), Manifests.Dataplane(i), Manifests.Policy(i)]
            : [Manifests.MeshService(i), Manifests.Dataplane(i)]));
        return Checker.Check(new CheckInput { Judged = [.. texts.Select((text, i) => new SourceText(string.Create(CultureInfo.InvariantCulture, $"{i}.yaml"), text))] }).World;
    }

    private static double Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
