using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Planted;

/// <summary>Repositories of 300 services: clean ones are quiet, and a mistake planted in one is found where it is, and nothing else.</summary>
public class PlantedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void a_clean_repository_has_no_finding(int seed)
    {
        var found = Check(CleanRepository.Create(seed));

        Assert.Empty(found.Select(Line));
    }

    [Theory]
    [InlineData("Exclusive")]
    [InlineData("Everywhere")]
    [InlineData("ReachableBackends")]
    public void a_clean_universal_repository_has_no_finding_above_info(string mode)
    {
        var found = Check(UniversalRepository.Create(mode).Select((document, i) => new SourceText($"{i}.yaml", document.ToJsonString())));

        Assert.Empty(found.Where(f => f.Severity > Severity.Info).Select(Line));
    }

    private static IReadOnlyList<Finding> Check(IEnumerable<Manifest> repository) => Check(repository.Select(m => m.ToText()));

    private static IReadOnlyList<Finding> Check(IEnumerable<SourceText> texts) =>
        Checker.Check(new CheckInput { Judged = texts.ToList(), Options = new WorldOptions { IsComplete = true } }).Findings;

    private static string Line(Finding f) => $"{f.Severity} {f.Rule.Code} {f.Resource} {f.Path}: {f.Message}";
}
