using MeshTargeting.Reports;
using MeshTargeting.Reports.Fixes;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Fixing;

/// <summary>
/// Manifests and what becomes of them: <c>Cases/&lt;case&gt;/input.yaml</c> and <c>expected.yaml</c>; where the name of a case ends in
/// <c>-3.0</c>, with <c>--to 3.0</c>. To take over what comes out now, run the tests with <c>UPDATE_CASES=1</c> and read the difference.
/// </summary>
public class CaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/MeshTargeting.Tests/Fixing/Cases");

    public static TheoryData<string> Cases() => new(Directory.GetDirectories(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);

    [Theory]
    [MemberData(nameof(Cases))]
    public void is_mended_as_expected(string name)
    {
        var expected = Path.Combine(Folder, name, "expected.yaml");
        var fixedText = Mend(name, File.ReadAllText(Path.Combine(Folder, name, "input.yaml"))).Content;
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            File.WriteAllText(expected, fixedText);
        }

        Assert.Equal(File.ReadAllText(expected), fixedText);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void changes_nothing_the_second_time(string name)
    {
        var once = Mend(name, File.ReadAllText(Path.Combine(Folder, name, "input.yaml"))).Content;

        Assert.Equal(once, Mend(name, once).Content);
    }

    private static SourceText Mend(string name, string text)
    {
        var input = new CheckInput
        {
            Judged = [new SourceText("input.yaml", text)],
            Options = new WorldOptions { Semantics = name.EndsWith("-3.0", StringComparison.Ordinal) ? KumaSemantics.V3_0 : KumaSemantics.V2_14 },
        };
        return Fixer.Fix(input, new FixOptions()).Files is [var file] ? file.After : input.Judged[0];
    }
}
