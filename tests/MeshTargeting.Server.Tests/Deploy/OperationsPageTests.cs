using System.Text.RegularExpressions;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Deploy;

/// <summary>docs/operations.md says of each fault which test shows what holds.</summary>
public sealed partial class OperationsPageTests
{
    [Fact]
    public void names_tests_that_there_are()
    {
        var files = Directory.GetFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension);
        var named = Named().Matches(File.ReadAllText(Repository.PathOf("docs/operations.md"))).Select(m => (Class: m.Groups[1].Value, Test: m.Groups[2].Value)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, test => Assert.Contains($" {test.Test}(", string.Join('\n', files[test.Class].Select(File.ReadAllText)), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"`([A-Z]\w+Tests)\.(\w+)`")]
    private static partial Regex Named();
}
