using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Expectations;

namespace MeshTargeting.Reports.Expectations;

/// <summary>The expectations of an input, understood; of what reading has found in one, nothing more is said.</summary>
/// <param name="All">The expectations, in the order of their texts. Findings of reading are among the problems of those in which they are.</param>
/// <param name="Misshapen">What cannot be understood, apart from what reading has found; not yet located.</param>
/// <param name="Elsewhere">What reading has found outside of expectations.</param>
internal sealed record ReadExpectations(IReadOnlyList<Expectation> All, IReadOnlyList<Finding> Misshapen, IReadOnlyList<Finding> Elsewhere)
{
    /// <summary>Understands what was read.</summary>
    public static ReadExpectations Of(InputWorld read)
    {
        if (read.Expectations.Count == 0)
        {
            return new ReadExpectations([], [], read.Findings);
        }

        var elsewhere = read.Findings.ToList();
        var (all, misshapen) = (new List<Expectation>(), new List<Finding>());
        foreach (var document in read.Expectations)
        {
            var own = read.Findings.Where(f => IsIn(f, document)).ToList();
            foreach (var expectation in ExpectationParser.Parse(document, read.World.Options.Semantics))
            {
                var found = own.Where(f => f.Path == expectation.Path || f.Path.StartsWith(expectation.Path + ".", StringComparison.Ordinal)).ToList();
                elsewhere.RemoveAll(found.Contains);
                misshapen.AddRange(found.Count > 0 ? [] : expectation.Problems);
                all.Add(found.Count > 0 ? expectation with { Expected = null, Problems = found } : expectation);
            }
        }

        return new ReadExpectations(all, misshapen, elsewhere);
    }

    private static bool IsIn(Finding finding, Resource document) =>
        finding.Source is { } at && document.Source is { } source && ReferenceEquals(at.Text, source.Text) && at.Index == source.Index && at.Item == source.Item;
}
