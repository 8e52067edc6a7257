using System.Collections.Frozen;
using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis;

/// <summary>Runs the rules over resources.</summary>
public static class Analyzer
{
    /// <summary>So few resources are judged faster than other threads are woken.</summary>
    private const int FewResources = 64;

    private static readonly FrozenDictionary<string, Rule[]> RulesByKind = KindCatalog.All
        .ToFrozenDictionary(kind => kind.Name, kind => RuleCatalog.All.Where(rule => rule.Kinds.Contains(kind)).ToArray());

    /// <summary>
    /// Everything that the rules find in resources of a World, in an order that does not depend on that of the input. The findings are
    /// not located yet.
    /// </summary>
    /// <param name="world">Everything that is known, the judged resources among it.</param>
    /// <param name="judged">The resources that findings are wanted about; derived ones are passed over, for nobody can mend them.</param>
    /// <param name="stop">Ends the work soon after nobody wants the answer any more.</param>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public static IReadOnlyList<Finding> Analyze(World world, IEnumerable<Resource> judged, CancellationToken stop = default) =>
        Analyze(world, judged, RulesOf, stop);

    /// <summary>What one rule finds.</summary>
    internal static IReadOnlyList<Finding> Analyze(World world, IEnumerable<Resource> judged, Rule rule) =>
        Analyze(world, judged, resource => rule.Kinds.Contains(resource.Kind) ? [rule] : [], CancellationToken.None);

    private static List<Finding> Analyze(World world, IEnumerable<Resource> judged, Func<Resource, Rule[]> rulesOf, CancellationToken stop)
    {
        var resources = judged.Where(r => !r.IsDerived && (r.Kind.IsKuma || rulesOf(r).Length > 0)).ToArray();
        var all = new JudgedResources(resources);
        var upgrade = new UpgradeFacts(world);
        var findings = new List<Finding>();
        if (resources.Length <= FewResources)
        {
            foreach (var resource in resources)
            {
                stop.ThrowIfCancellationRequested();
                Judge(upgrade, resource, all, rulesOf(resource), findings);
            }
        }
        else
        {
            Parallel.ForEach(
                System.Collections.Concurrent.Partitioner.Create(0, resources.Length),
                () => new List<Finding>(),
                (range, _, found) =>
                {
                    for (var i = range.Item1; i < range.Item2 && !stop.IsCancellationRequested; i++)
                    {
                        Judge(upgrade, resources[i], all, rulesOf(resources[i]), found);
                    }

                    return found;
                },
                found =>
                {
                    lock (findings)
                    {
                        findings.AddRange(found);
                    }
                });
        }

        stop.ThrowIfCancellationRequested();
        findings.Sort(AnalysisOrder.Compare);
        return findings;
    }

    private static void Judge(UpgradeFacts upgrade, Resource resource, JudgedResources judged, Rule[] rules, List<Finding> findings)
    {
        if (rules.Length == 0)
        {
            return;
        }

        var context = new AnalysisContext(upgrade, resource, judged, findings);
        foreach (var rule in rules)
        {
            context.Rule = rule;
            rule.Analyze(resource, context);
        }
    }

    private static Rule[] RulesOf(Resource resource) => RulesByKind.GetValueOrDefault(resource.Kind.Name) ?? [];
}
