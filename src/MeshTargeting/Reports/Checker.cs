using MeshTargeting.Analysis;
using MeshTargeting.Findings;
using MeshTargeting.Judging;
using MeshTargeting.Reading;
using MeshTargeting.Reports.Expectations;
using MeshTargeting.Resources;
using MeshTargeting.Validation;
using MeshTargeting.Validation.Permissions;

namespace MeshTargeting.Reports;

/// <summary>
/// The whole check, from texts to findings: what the command, the webhook's dry run and the tests all call. The order of the texts
/// does not matter.
/// </summary>
public static class Checker
{
    /// <summary>Checks what is judged. Never throws for what a user wrote.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public static CheckResult Check(CheckInput input)
    {
        var read = InputWorld.Read(input);
        var validation = Validate(read, input.Stop);
        IReadOnlyList<Finding> alone = [.. KumaWords.Unspoken(read.Findings, validation), .. validation, .. ReadExpectations.Of(read).Misshapen];
        var found = Explanations.Join(alone, Analyzer.Analyze(read.World, read.Judged, input.Stop));
        var weighed = Consequences.LeaveOut([.. found.Select(input.Settings.Apply).OfType<Finding>()]);
        var judgement = Judge.Weigh(weighed, input.Judged, read.Judged, input.Settings, input.Today);
        var findings = FindingOrder.Sort(judgement.Findings);
        return new CheckResult
        {
            Findings = findings,
            Suppressed = judgement.Suppressed.OrderBy(s => s.Finding, FindingOrder.Instance).ToList(),
            Files = input.Judged.Select(t => t.File).Order(StringComparer.Ordinal).ToList(),
            Today = input.Today,
            ContextFindings = FindingOrder.Sort(Locator.Locate(read.ContextFindings)),
            World = read.World,
            Judged = read.Judged,
            Summary = (Summarize(input, read) with { Suppressed = judgement.Suppressed.Count }).Counting(findings),
        };
    }

    private static List<Finding> Validate(InputWorld read, CancellationToken stop)
    {
        var controlPlane = read.World.Options;
        var found = new IReadOnlyList<Finding>[read.Judged.Count];
        Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = stop }, i => found[i] = Validate(read.Judged[i], controlPlane));
        return found.SelectMany(f => f).ToList();
    }

    private static IReadOnlyList<Finding> Validate(Resource resource, ControlPlane controlPlane)
    {
        var found = Validator.Validate(resource, controlPlane);
        return PermissionChecker.CheckManifest(resource, controlPlane) is { } forbidden ? [forbidden.ToFinding(resource), .. found] : found;
    }

    private static CheckSummary Summarize(CheckInput input, InputWorld read)
    {
        var judged = read.Judged.ToHashSet();
        return new CheckSummary(
            input.Judged.Count,
            read.Judged.Count,
            read.World.Resources.Count(r => r.DerivedFrom is { } from && judged.Contains(from)),
            read.Ignored,
            0,
            0,
            0);
    }
}
