using MeshTargeting.Reports.Inspect;
using MeshTargeting.Targeting.Matching;

namespace MeshTargeting.Reports.Json;

/// <summary>The report of <c>why</c>.</summary>
public sealed record WhyReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>The shape.</summary>
    public string Kind { get; init; } = "WhyReport";

    /// <summary>The version of Kuma whose behaviour is told.</summary>
    public required string KumaVersion { get; init; }

    /// <summary>The policy.</summary>
    public required ResourceName Policy { get; init; }

    /// <summary>The proxy.</summary>
    public required ResourceName Proxy { get; init; }

    /// <summary>Whether the policy applies to the proxy.</summary>
    public required bool Applies { get; init; }

    /// <summary>The inbounds that it selects, each by name or number; empty where it does not apply, and for gateways.</summary>
    public required IReadOnlyList<string> Inbounds { get; init; }

    /// <summary>What was asked, in its order; where the policy does not apply, the last is the one that fails.</summary>
    public required IReadOnlyList<ReportedPredicate> Predicates { get; init; }

    /// <summary>Makes the report of an answer.</summary>
    /// <param name="result">The result; it has an answer.</param>
    public static WhyReport Of(InspectResult<Explanation> result)
    {
        var explanation = result.Answer!;
        var answer = explanation.Answer;
        return new WhyReport
        {
            KumaVersion = result.World.Options.Semantics.Version,
            Policy = ResourceName.Of(answer.Policy.Id),
            Proxy = ResourceName.Of(answer.Proxy.Id),
            Applies = answer.Applies,
            Inbounds = answer.Inbounds,
            Predicates = answer.Predicates.Select((p, i) => ReportedPredicate.Of(explanation, p, i)).ToList(),
        };
    }
}

/// <summary>Something that must hold for a policy to apply to a proxy.</summary>
/// <param name="Name">Its name: <c>Mesh</c>, <c>Effect</c>, <c>Zone</c>, <c>Namespace</c>, <c>ProxyType</c>, <c>Labels</c>, …</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Sentence">What is so, without a full stop.</param>
/// <param name="Path">The place in the policy, or in the route that it goes by, that asks for it; null where none does.</param>
/// <param name="File">The file of that place; null where there is none.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ReportedPredicate(string Name, bool Holds, string Sentence, string? Path, string? File, int? Line, int? Column)
{
    internal static ReportedPredicate Of(Explanation explanation, Predicate predicate, int index)
    {
        var position = explanation.Positions[index];
        return new(
            predicate.Name, predicate.Holds, predicate.Sentence, predicate.Path, explanation.SourceOf(predicate)?.File, position?.Line, position?.Column);
    }
}
