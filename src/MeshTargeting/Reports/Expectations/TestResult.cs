using MeshTargeting.Expecting;
using MeshTargeting.Findings;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Expectations;

/// <summary>What became of expectations.</summary>
public sealed record TestResult
{
    /// <summary>The expectations, by file and place.</summary>
    public required IReadOnlyList<TestedExpectation> Outcomes { get; init; }

    /// <summary>What could not be read, expectations apart, with its place: what it hides may be what an expectation speaks of.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What could not be read of the context.</summary>
    public required IReadOnlyList<Finding> ContextFindings { get; init; }

    /// <summary>The lines of what failures speak of.</summary>
    public required Places Places { get; init; }

    /// <summary>The World that was asked.</summary>
    public required World World { get; init; }

    /// <summary>The day of the test, for reports that give one; null where nobody said.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>How many hold.</summary>
    public int Held => Outcomes.Count(o => o.Outcome.Holds);

    /// <summary>How many do not.</summary>
    public int Failed => Outcomes.Count - Held;

    /// <summary>An error where an expectation fails or something could not be read, else the severest finding; null where there is nothing.</summary>
    public Severity? Worst => Failed > 0 ? Severity.Error : Findings.Count == 0 ? null : Findings.Max(f => f.Severity);
}

/// <summary>What became of an expectation, and where it stands.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Position">Its line and column; null where it comes from no text.</param>
public sealed record TestedExpectation(ExpectationOutcome Outcome, Position? Position)
{
    /// <summary>The file; null where it comes from no text.</summary>
    public string? File => Outcome.Expectation.Document.Source?.File;
}
