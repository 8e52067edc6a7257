using MeshTargeting.Findings;
using MeshTargeting.Fixing;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Fixes;
using MeshTargeting.Resources;

namespace MeshTargeting.Fuzzing;

/// <summary>Mends damaged texts: it never throws, the result reads no worse, and mending it again changes nothing.</summary>
internal static class FixingTarget
{
    private const int MostPlaces = 8;

    /// <summary>Mends what a check looked at, and tries edits of every sort at the places that it found.</summary>
    public static void Run(CheckInput input)
    {
        var result = Fixer.Fix(input, new FixOptions());
        if (result.After.Summary.Errors > result.Before.Summary.Errors)
        {
            throw new InvalidOperationException($"{result.Before.Summary.Errors} errors became {result.After.Summary.Errors}");
        }

        var again = Fixer.Fix(input with { Judged = result.Files is [var file] ? [file.After] : input.Judged }, new FixOptions());
        if (again.Files.Any(f => f.IsChanged))
        {
            throw new InvalidOperationException($"mended twice: {string.Join("; ", again.Files[0].Fixes)}");
        }

        foreach (var finding in result.Before.Findings.Where(f => f.Source is not null).Take(MostPlaces))
        {
            Edit(input.Judged[0], finding);
        }
    }

    private static void Edit(SourceText text, Finding finding)
    {
        NodeEdit[] edits =
        [
            new ReplaceValue(finding.Path, "\"new\""),
            new PutMember(finding.Path, "added", """{"a":[1,{"b":"c"}]}"""),
            new RenameMember(finding.Path, "renamed"),
            new RemoveNode(finding.Path),
            new AddDocument("""{"kind":"Added"}"""),
        ];
        foreach (var edit in edits)
        {
            var result = TextFixer.Apply(text, [new RequestedFix(new Fix("mend it", edit), finding.Source!.Index, finding.Source.Item)]);
            if (result.Content != TextEdit.Apply(text.Content, result.Edits))
            {
                throw new InvalidOperationException($"{edit} changed more than it says");
            }
        }
    }
}
