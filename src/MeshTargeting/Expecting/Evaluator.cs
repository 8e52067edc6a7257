using MeshTargeting.Validation.Expectations;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting;

/// <summary>
/// Asks a World whether expectations hold. The answers are those of <c>inspect</c>: what policies come to, what routes make of traffic,
/// who is let in. What an expectation speaks of must exist, or it fails.
/// </summary>
public static class Evaluator
{
    /// <summary>What becomes of an expectation. One that cannot be understood fails, for the reasons that its findings give.</summary>
    public static ExpectationOutcome Evaluate(World world, Expectation expectation)
    {
        var observations = new Observations();
        switch (expectation.Expected)
        {
            case Expected.Settings settings:
                SettingsEvaluator.Evaluate(world, expectation, settings, observations);
                break;
            case Expected.Shares shares:
                SharesEvaluator.Evaluate(world, expectation, shares, observations);
                break;
            case Expected.Access access:
                AccessEvaluator.Evaluate(world, expectation, access, observations);
                break;
            case Expected.Coverage coverage:
                CoverageEvaluator.Evaluate(world, expectation, coverage, observations);
                break;
            default:
                foreach (var problem in expectation.Problems)
                {
                    observations.AddProblem($"{problem.Message} ({problem.Rule.Code})");
                }

                break;
        }

        if (observations.IsEmpty)
        {
            observations.AddProblem("there was nothing to ask");
        }

        return observations.Of(expectation);
    }
}
