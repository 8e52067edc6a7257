using System.Text.RegularExpressions;
using MeshTargeting.Findings;

namespace MeshTargeting.Validation;

/// <summary>
/// Tells the faults that an update brings from those that the resource had before. Faults are told apart by what they say, not by
/// their place in a list: a port that moves, or a neighbour that is removed, makes no new fault.
/// </summary>
public sealed partial class FindingChanges
{
    private readonly Dictionary<(string Code, string Field, string Message), int> _before = [];

    /// <summary>Starts from what was found in the resource as it was.</summary>
    public FindingChanges(IEnumerable<Finding> before)
    {
        foreach (var finding in before)
        {
            var key = Key(finding);
            _before[key] = _before.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>
    /// Of what was found in the resource as it is, that whose offending field was added or changed. A fault that the resource had
    /// once and now has twice is new once.
    /// </summary>
    public IReadOnlyList<Finding> Introduced(IEnumerable<Finding> after)
    {
        var left = new Dictionary<(string Code, string Field, string Message), int>(_before);
        var introduced = new List<Finding>();
        foreach (var finding in after)
        {
            var key = Key(finding);
            if (left.GetValueOrDefault(key) is var count and > 0)
            {
                left[key] = count - 1;
            }
            else
            {
                introduced.Add(finding);
            }
        }

        return introduced;
    }

    private static (string Code, string Field, string Message) Key(Finding finding) =>
        (finding.Rule.Code, Index().Replace(finding.Path, "[]"), finding.Message);

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
