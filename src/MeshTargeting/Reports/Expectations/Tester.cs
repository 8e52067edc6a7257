using MeshTargeting.Expecting;
using MeshTargeting.Reading;
using MeshTargeting.Reports.Inspect;

namespace MeshTargeting.Reports.Expectations;

/// <summary>Asks whether the expectations of some texts hold in the World that the texts make. The order of the texts does not matter.</summary>
public static class Tester
{
    /// <summary>Tests expectations. Never throws for what a user wrote.</summary>
    public static TestResult Test(CheckInput input)
    {
        var read = InputWorld.Read(input);
        var expectations = ReadExpectations.Of(read);
        var outcomes = expectations.All.Select(e => Evaluator.Evaluate(read.World, e)).ToList();
        var positions = Locator.Locate(outcomes.Select(o => (o.Expectation.Document.Source, o.Expectation.Path)));
        return new TestResult
        {
            Outcomes = outcomes.Zip(positions, (o, p) => new TestedExpectation(o, p))
                .OrderBy(o => o.Outcome.Expectation.Document.Source?.File, StringComparer.Ordinal)
                .ThenBy(o => o.Position)
                .ToList(),
            Findings = FindingOrder.Sort(Locator.Locate(expectations.Elsewhere)),
            ContextFindings = FindingOrder.Sort(Locator.Locate(read.ContextFindings)),
            Places = Places.Of(outcomes.SelectMany(o => o.Failures).SelectMany(f => f.Notes.Select(n => n.Place).Append(f.Place))),
            World = read.World,
            Today = input.Today,
        };
    }
}
