using System.Text.RegularExpressions;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;
using MeshTargeting.Validation.Permissions;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Tests.Validation;

public partial class ValidationRulesTests
{
    public static TheoryData<string> Codes => [.. ValidationRules.All.Select(r => r.Code)];

    [Fact]
    public void are_listed_once_and_in_the_order_of_their_codes()
    {
        var codes = ValidationRules.All.Select(r => r.Code).ToList();

        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void document_an_example_that_fires_and_how_it_is_mended(string code)
    {
        var examples = Example().Matches(ValidationRules.All.Single(r => r.Code == code).Documentation).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

        // Of a name that the reference forbids Kuma gives its own notice as well.
        Assert.Equal([code], CodesOf(examples["Fires"]).Except(code == "MS201" ? ["MS801"] : []));
        Assert.Empty(CodesOf(examples["Mended"]));
    }

    [Fact]
    public void say_what_to_do() => Assert.All(ValidationRules.All, rule =>
    {
        Assert.EndsWith(".", rule.Remediation, StringComparison.Ordinal);
        Assert.False(rule.Title.EndsWith('.'), rule.Title);
    });

    [Fact]
    public void are_errors_except_what_the_references_own_example_does_and_deprecations() =>
        Assert.Equal(["MS210", "MS801", "MS802"], ValidationRules.All.Where(r => r.Severity != Severity.Error).Select(r => r.Code));

    private static IEnumerable<string> CodesOf(string manifest)
    {
        var read = ManifestReader.Read(new SourceText("example.yaml", manifest));
        var resource = Assert.Single(read.Resources);
        var found = read.Findings.Concat(Validator.Validate(resource, ControlPlane.Default)).Select(f => f.Rule.Code);
        return PermissionChecker.CheckManifest(resource, ControlPlane.Default) is { } forbidden ? found.Append(forbidden.Rule.Code) : found;
    }

    [GeneratedRegex("(Fires|Mended):\n\n```yaml\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
