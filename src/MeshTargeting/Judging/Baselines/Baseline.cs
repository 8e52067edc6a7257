using System.Collections.Frozen;
using MeshTargeting.Findings;
using MeshTargeting.Reading;

namespace MeshTargeting.Judging.Baselines;

/// <summary>The findings that a team has decided to live with for now, so that only new ones are reported.</summary>
/// <param name="Counts">How often each is known.</param>
public sealed record Baseline(IReadOnlyDictionary<FindingKey, int> Counts)
{
    /// <summary>Nothing is known.</summary>
    public static readonly Baseline Empty = new(FrozenDictionary<FindingKey, int>.Empty);

    /// <summary>The baseline of which these findings are no news.</summary>
    public static Baseline Of(IEnumerable<Finding> findings)
    {
        var documents = new DocumentNodes();
        return new Baseline(findings.CountBy(finding => FindingKey.Of(finding, documents)).ToDictionary());
    }

    /// <summary>Tells new findings from known ones.</summary>
    /// <param name="findings">Findings in the order of reports: of equal ones the last count as new.</param>
    public BaselineComparison Compare(IReadOnlyList<Finding> findings)
    {
        var documents = new DocumentNodes();
        var left = new Dictionary<FindingKey, int>(Counts);
        var fresh = new List<Finding>();
        var known = new List<Finding>();
        foreach (var finding in findings)
        {
            var key = FindingKey.Of(finding, documents);
            if (left.TryGetValue(key, out var count) && count > 0)
            {
                left[key] = count - 1;
                known.Add(finding);
            }
            else
            {
                fresh.Add(finding);
            }
        }

        return new BaselineComparison(fresh, known, left.Values.Sum());
    }
}

/// <summary>Findings held against a baseline.</summary>
/// <param name="New">Those that it does not hold, in their order.</param>
/// <param name="Known">Those that it holds, in their order.</param>
/// <param name="Gone">How many it holds that are found no more.</param>
public sealed record BaselineComparison(IReadOnlyList<Finding> New, IReadOnlyList<Finding> Known, int Gone);
