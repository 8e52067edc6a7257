using MeshTargeting.Resources;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Analysis.Rules.Routes.Filters;

/// <summary>What is wrong with the filters of a route, by the same judgement by which <c>inspect</c> says what a proxy gets.</summary>
internal static class FilterFaults
{
    /// <summary>What each of the rules does, in one clause.</summary>
    public const string Effect = "every proxy of the route keeps the configuration that it has, for all its traffic";

    /// <summary>The faults of one sort, each place once; none of routes for builtin gateways, which overlook what sidecars fail over.</summary>
    public static IEnumerable<(WrittenRule Rule, RouteFault Fault)> Of(Resource route, AnalysisContext context, RouteFaultKind kind)
    {
        var world = context.World;
        return WrittenRule.IsForGateway(world, route) || !WrittenRule.Any(route, rule => rule.Default?.Filters is { Count: > 0 })
            ? []
            : WrittenRule.Of(route, world.Options.Semantics)
                .Where(rule => rule.Filters.Count > 0)
                .SelectMany(rule => rule.Matches
                    .SelectMany(match => RouteFilters.Of(world, route, match, rule.Conf).Faults)
                    .Where(fault => fault.Kind == kind && fault.Place is not null)
                    .DistinctBy(fault => fault.Place!.Path)
                    .Select(fault => (rule, fault)));
    }
}
