using MeshTargeting.Findings;
using MeshTargeting.Tests.Analysis;

namespace MeshTargeting.Tests.Upgrading;

/// <summary>
/// What is said of the cases of MS803 and beyond once Kuma's words and ours are joined, and how each is mended: by which edits, or why by
/// hand (<c>mended.txt</c> beside <c>expected.txt</c>).
/// </summary>
public class MendedCasesTests
{
    public static TheoryData<string> Cases => [.. AnalysisCase.Names.Where(name => string.CompareOrdinal(name, "ms803") >= 0 && string.CompareOrdinal(name, "ms850") < 0)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void are_mended_as_expected(string name) => CheckedInFiles.VerifyFile(
        Path.Combine(AnalysisCase.Root, name, "mended.txt"),
        string.Concat(UpgradeCheck.OfCase(name).Findings.Where(IsOfUpgrade).Select(Mended)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void one_mistake_is_one_finding(string name)
    {
        var findings = UpgradeCheck.OfCase(name).Findings;

        Assert.Equal(findings.Count, findings.Select(f => (f.Resource, f.Source?.Index, f.Path)).Distinct().Count());
        Assert.All(findings.Where(f => f.Because is not null), f => Assert.Contains(f.Because!.Code, f.Remediation, StringComparison.Ordinal));
    }

    private static bool IsOfUpgrade(Finding finding) =>
        finding.Because is not null || finding.Rule.Code.StartsWith("MS8", StringComparison.Ordinal);

    private static string Mended(Finding finding)
    {
        var because = finding.Because is { } rule ? $" because of {rule.Code}" : "";
        var head = $"{finding.Rule.Code} {finding.Severity.ToString().ToLowerInvariant()} {finding.Path}{because}\n";
        return finding.Fix is not { } fix
            ? $"{head}  by hand: {finding.Remediation}\n"
            : $"{head}  {fix.Sentence}\n{string.Concat(fix.Edits.Select(edit => $"    {edit}\n"))}";
    }
}
