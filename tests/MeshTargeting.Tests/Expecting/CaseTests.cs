using MeshTargeting.Reports;
using MeshTargeting.Reports.Expectations;
using MeshTargeting.Reports.Text;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Expecting;

/// <summary>
/// Expectations and what becomes of them: <c>Cases/&lt;case&gt;/input.yaml</c> and <c>expected.txt</c>. To take over what the test says now, run
/// the tests with <c>UPDATE_CHECKED_IN=1</c> and read the difference.
/// </summary>
public class CaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "MeshTargeting.Tests", "Expecting", "Cases");

    public static TheoryData<string> Cases() => new(Directory.GetDirectories(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);

    [Theory]
    [MemberData(nameof(Cases))]
    public void finds_what_is_expected(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name, "input.yaml"));
        var semantics = text.StartsWith("# options: kuma=3.0\n", StringComparison.Ordinal) ? KumaSemantics.V3_0 : KumaSemantics.V2_14;
        var result = Tester.Test(new CheckInput { Judged = [new SourceText("input.yaml", text)], Options = new WorldOptions { Semantics = semantics } });
        var findings = result.Findings.Select(f => FindingLine.Of(f) + "\n");

        CheckedInFiles.VerifyFile(Path.Combine(Folder, name, "expected.txt"), string.Concat(findings) + TestText.Write(result, TextStyle.Plain));
    }
}
