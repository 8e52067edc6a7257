using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Reports.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reference;

/// <summary>
/// The examples of Kuma's MeshService reference, in both forms and with policies that use them: none is an error, and every
/// reference hits the service and the port that the reference promises.
/// </summary>
public class ReferenceTests
{
    private static readonly string Cases = Path.Combine(Repository.Root, "tests/MeshTargeting.Tests/Reference/cases");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Cases).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void is_read_without_error_and_resolves(string name)
    {
        var input = new CheckInput
        {
            Judged = [new SourceText("input.yaml", File.ReadAllText(Path.Combine(Cases, name, "input.yaml")))],
        };

        Assert.Empty(Checker.Check(input).Findings.Where(f => f.Severity == Severity.Error).Select(FindingLine.Of));
        Assert.Equal(
            File.ReadAllText(Path.Combine(Cases, name, "expected.txt")),
            ResolveText.Write(Resolver.Resolve(input), TextStyle.Plain));
    }
}
