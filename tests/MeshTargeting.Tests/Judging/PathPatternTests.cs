using MeshTargeting.Judging;

namespace MeshTargeting.Tests.Judging;

/// <summary>Patterns of paths, as in .gitignore.</summary>
public class PathPatternTests
{
    [Theory]
    [InlineData("vendor", "vendor/a.yaml", true)]
    [InlineData("vendor", "x/vendor/a.yaml", true)]
    [InlineData("vendor/", "x/vendor/y/a.yaml", true)]
    [InlineData("vendor", "vendors/a.yaml", false)]
    [InlineData("./vendor", "vendor/a.yaml", true)]
    [InlineData("a.yaml", "x/y/a.yaml", true)]
    [InlineData("*.json", "x/y/a.json", true)]
    [InlineData("*.json", "x/y/a.yaml", false)]
    [InlineData("/vendor/x", "vendor/x/a.yaml", true)]
    [InlineData("x/vendor", "x/vendor/a.yaml", true)]
    [InlineData("x/vendor", "y/x/vendor/a.yaml", false)]
    [InlineData("x/*/a.yaml", "x/y/a.yaml", true)]
    [InlineData("x/*/a.yaml", "x/y/z/a.yaml", false)]
    [InlineData("x/**/a.yaml", "x/a.yaml", true)]
    [InlineData("x/**/a.yaml", "x/y/z/a.yaml", true)]
    [InlineData("x/**", "x/y/z/a.yaml", true)]
    [InlineData("x/**", "x", false)]
    [InlineData("**/test/**", "x/test/a.yaml", true)]
    [InlineData("**/test/**/*.yaml", "x/test/y/test/a.yaml", true)]
    [InlineData("value?.yaml", "x/values.yaml", true)]
    [InlineData("value?.yaml", "x/value.yaml", false)]
    [InlineData("v*l*s.yaml", "x/vals-values.yaml", true)]
    [InlineData("", "a.yaml", false)]
    [InlineData("/", "a.yaml", false)]
    public void fits_or_not(string pattern, string path, bool fits)
    {
        Assert.Equal(fits, new PathPattern(pattern).Matches(path));
    }
}
