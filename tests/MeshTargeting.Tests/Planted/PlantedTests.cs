using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using MeshTargeting.Tests.Planted.Mistakes;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Planted;

/// <summary>Repositories of 300 services: clean ones are quiet, and a mistake planted in one is found where it is, and nothing else.</summary>
public class PlantedTests
{
    private static readonly Mistake[] OnKubernetes = [.. ServiceMistakes.All, .. KubernetesMistakes.All, .. ReferenceMistakes.All, .. RouteMistakes.All, .. PolicyMistakes.All];

    public static TheoryData<string> Mistakes => [.. OnKubernetes.Select(m => m.Name)];

    public static TheoryData<string> MistakesOfUniversal => [.. UniversalMistakes.All.Select(m => m.Name)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void a_clean_repository_has_no_finding(int seed)
    {
        var found = Check(CleanRepository.Create(seed).Select(m => m.ToText()));

        Assert.Empty(found.Select(Line));
    }

    [Theory]
    [InlineData("Exclusive")]
    [InlineData("Everywhere")]
    [InlineData("ReachableBackends")]
    public void a_clean_universal_repository_has_no_finding_above_info(string mode)
    {
        var found = Check(Universal(mode).Select(m => m.ToText()));

        Assert.Empty(Alarms(found).Select(Line));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void a_mistake_is_found_where_it_is_and_nothing_else(string name) =>
        Find(OnKubernetes.Single(m => m.Name == name), new Plot(CleanRepository.Create(seed: 1)));

    [Theory]
    [MemberData(nameof(MistakesOfUniversal))]
    public void a_mistake_on_universal_is_found_where_it_is_and_nothing_else(string name) =>
        Find(UniversalMistakes.All.Single(m => m.Name == name), new Plot(Universal("Exclusive")));

    private static void Find(Mistake mistake, Plot plot)
    {
        var planted = mistake.Plant(plot);

        var found = Alarms(Check(plot.Texts)).ToList();

        Assert.Contains(found, f => IsIt(f));
        var follows = mistake.Follows.Split(' ');
        Assert.Empty(found.Where(f => !IsIt(f) && !follows.Contains(f.Rule.Code)).Select(Line));

        bool IsIt(Finding f) => f.Rule.Code == mistake.Code && f.Source?.File == planted.File && f.Path == mistake.Path;
    }

    private static List<Manifest> Universal(string mode) => UniversalRepository.Create(mode).Select(document => new Manifest(document)).ToList();

    private static IEnumerable<Finding> Alarms(IEnumerable<Finding> findings) => findings.Where(f => f.Severity > Severity.Info);

    private static IReadOnlyList<Finding> Check(IEnumerable<SourceText> texts) =>
        Checker.Check(new CheckInput { Judged = texts.ToList(), Options = new WorldOptions { IsComplete = true } }).Findings;

    private static string Line(Finding f) => $"{f.Severity} {f.Rule.Code} {f.Resource} {f.Path}: {f.Message}";
}
