using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Planted;

/// <summary>Repositories of 300 services: clean ones are quiet.</summary>
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

    private static IReadOnlyList<Finding> Check(IEnumerable<Manifest> repository) =>
        Checker.Check(new CheckInput { Judged = repository.Select(m => m.ToText()).ToList(), Options = new WorldOptions { IsComplete = true } }).Findings;

    private static string Line(Finding f) => $"{f.Severity} {f.Rule.Code} {f.Resource} {f.Path}: {f.Message}";
}
