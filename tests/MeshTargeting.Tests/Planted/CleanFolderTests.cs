using MeshTargeting.Findings;
using MeshTargeting.Reports;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Planted;

/// <summary>Repositories as teams lay them out, written by hand, in <c>Clean</c>: no finding in them is above info.</summary>
public class CleanFolderTests
{
    [Theory]
    [InlineData("kustomize", "zone", "", false)]
    [InlineData("rendered", "zone", "", true)]
    [InlineData("universal", "zone", "", true)]
    [InlineData("policies-only", "zone", "", false)]
    [InlineData("gateway", "zone", "", true)]
    [InlineData("egress", "zone", "", true)]
    [InlineData("global", "global", "", true)]
    [InlineData("zone-east", "federated-zone", "east", true, "global")]
    public void nothing_above_info(string folder, string mode, string zone, bool isWhole, string? context = null)
    {
        var options = new WorldOptions
        {
            Mode = mode switch { "global" => ControlPlaneMode.Global, "federated-zone" => ControlPlaneMode.FederatedZone, _ => ControlPlaneMode.Zone },
            Zone = zone.Length > 0 ? zone : null,
        };
        var given = new CheckInput { Judged = Texts(folder), Context = context is null ? [] : Texts(context), Options = options };

        Assert.Empty(Alarms(given));
        if (isWhole)
        {
            Assert.Empty(Alarms(given with { Options = options with { IsComplete = true } }));
        }
    }

    private static IEnumerable<string> Alarms(CheckInput input) =>
        Checker.Check(input).Findings
            .Where(f => f.Severity > Severity.Info)
            .Select(f => $"{f.Source?.File} {f.Severity} {f.Rule.Code} {f.Path}: {f.Message}");

    private static List<SourceText> Texts(string folder)
    {
        var root = Path.Combine(Repository.Root, "tests/MeshTargeting.Tests/Planted/Clean", folder);
        var files = Directory.EnumerateFiles(root, "*.y*ml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return files.Select(file => new SourceText(Path.GetRelativePath(root, file), File.ReadAllText(file))).ToList();
    }
}
