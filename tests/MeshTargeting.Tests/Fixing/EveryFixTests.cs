using MeshTargeting.Reports;
using MeshTargeting.Reports.Fixes;
using MeshTargeting.Resources;
using MeshTargeting.Tests.Analysis;

namespace MeshTargeting.Tests.Fixing;

/// <summary>The fixes of all rules, on the cases of these rules: what is mended is found no more, and nothing comes in its place.</summary>
public class EveryFixTests
{
    public static TheoryData<string> Cases() => new(AnalysisCase.Names);

    [Theory]
    [MemberData(nameof(Cases))]
    public void what_is_mended_stays_mended(string name)
    {
        var input = InputOf(name);

        var result = Fixer.Fix(input, new FixOptions());

        Assert.DoesNotContain(result.Files.SelectMany(f => f.Fixes), line => line.Outcome == FixState.Fault);
        Assert.True(result.After.Summary.Errors <= result.Before.Summary.Errors);
        var declined = result.Files.SelectMany(f => f.Fixes).Where(l => l.Outcome == FixState.Declined).Select(l => (l.Code, l.Path)).ToHashSet();
        Assert.DoesNotContain(result.After.Findings, f => f.Fix is not null && !declined.Contains((f.Rule.Code, f.Path)));
        Assert.DoesNotContain(Fixer.Fix(input with { Judged = Mended(input, result) }, new FixOptions()).Files, f => f.IsChanged);
    }

    private static List<SourceText> Mended(CheckInput input, FixResult result) =>
        input.Judged.Select(text => result.Files.FirstOrDefault(f => f.Before.File == text.File)?.After ?? text).ToList();

    private static CheckInput InputOf(string name)
    {
        var folder = Path.Combine(AnalysisCase.Root, name);
        var texts = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => new SourceText(Path.GetRelativePath(folder, file), File.ReadAllText(file)))
            .ToLookup(text => Path.GetFileName(text.File) == "context.yaml");
        return new CheckInput
        {
            Judged = texts[false].ToList(),
            Context = texts[true].ToList(),
            Options = AnalysisCase.Load(name).Options,
        };
    }
}
