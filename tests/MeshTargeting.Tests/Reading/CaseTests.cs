using System.Text;
using MeshTargeting.Reading;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reading;

/// <summary>
/// Files with faults and what is said of them: <c>Cases/&lt;case&gt;/input.yaml</c> and <c>expected.txt</c>. To take over what the
/// reader says now, run the tests with <c>UPDATE_CASES=1</c> and read the difference.
/// </summary>
public class CaseTests
{
    private static readonly string Folder = FindFolder();

    public static TheoryData<string> Cases() => new(Directory.GetDirectories(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);

    [Theory]
    [MemberData(nameof(Cases))]
    public void says_what_is_expected(string name)
    {
        var input = Directory.GetFiles(Path.Combine(Folder, name), "input.*").Single();
        var expected = Path.Combine(Folder, name, "expected.txt");
        var actual = Report(new SourceText(Path.GetFileName(input), File.ReadAllText(input)));
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            File.WriteAllText(expected, actual);
        }

        Assert.Equal(File.ReadAllText(expected), actual);
    }

    private static string Report(SourceText text)
    {
        var result = ManifestReader.Read(text);
        var report = new StringBuilder();
        foreach (var finding in result.Findings.OrderBy(finding => finding.Position))
        {
            var field = finding.KumaField is { } kuma ? $" (Kuma: \"{kuma}\")" : "";
            report.Append(Read.Line(finding)).Append(field).Append('\n');
        }

        foreach (var resource in result.Resources)
        {
            report.Append($"read {resource}\n");
        }

        return report.Append($"ignored {result.Ignored}\n").ToString();
    }

    /// <summary>The folder among the sources, so that an update changes what is committed.</summary>
    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var cases = Path.Combine(folder.FullName, "Reading", "Cases");
            if (Directory.Exists(cases) && File.Exists(Path.Combine(folder.FullName, "MeshTargeting.Tests.csproj")))
            {
                return cases;
            }
        }

        throw new DirectoryNotFoundException("Reading/Cases was not found above the tests.");
    }
}
