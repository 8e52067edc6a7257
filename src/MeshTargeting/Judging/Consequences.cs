using MeshTargeting.Findings;

namespace MeshTargeting.Judging;

/// <summary>
/// Leaves out what another finding explains: a value that cannot be right as it stands need not be told besides that it finds nothing.
/// One mistake is one finding.
/// </summary>
public static class Consequences
{
    /// <summary>The findings without those that only follow from an error at the same place, or at one that holds it, in their order.</summary>
    /// <remarks>Errors are never left out: each of them alone keeps a manifest from being what its author wants.</remarks>
    public static IReadOnlyList<Finding> LeaveOut(IReadOnlyList<Finding> findings)
    {
        var wrong = findings.Where(f => f.Severity == Severity.Error && IsPartOfSomething(f.Path))
            .Select(f => (f.Source, f.Resource, f.Path))
            .ToHashSet();
        return wrong.Count == 0
            ? findings
            : findings.Where(f => f.Severity == Severity.Error || !Holders(f.Path).Any(path => wrong.Contains((f.Source, f.Resource, path)))).ToList();
    }

    /// <summary>An error about a spec as a whole says nothing of its parts.</summary>
    private static bool IsPartOfSomething(string path) => path.AsSpan().IndexOfAny('.', '[') > 0;

    /// <summary>A path and all that it is part of; but for lists: what is wrong with one as a whole says nothing of its items.</summary>
    private static IEnumerable<string> Holders(string path)
    {
        yield return path;
        for (var i = path.Length - 1; i > 0; i--)
        {
            if (path[i] == '.' || path.AsSpan(i).StartsWith("[\""))
            {
                yield return path[..i];
            }
        }
    }
}
