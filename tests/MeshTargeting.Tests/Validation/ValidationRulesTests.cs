using MeshTargeting.Findings;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation;

public class ValidationRulesTests
{
    [Fact]
    public void are_listed_once_and_in_the_order_of_their_codes()
    {
        var codes = ValidationRules.All.Select(r => r.Code).ToList();

        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
    }

    [Fact]
    public void say_what_to_do_and_show_what_fires_and_how_it_is_mended() => Assert.All(ValidationRules.All, rule =>
    {
        Assert.EndsWith(".", rule.Remediation, StringComparison.Ordinal);
        Assert.False(rule.Title.EndsWith('.'), rule.Title);
        Assert.Contains("Fires:\n\n```yaml\n", rule.Documentation, StringComparison.Ordinal);
        Assert.Contains("Mended:\n\n```yaml\n", rule.Documentation, StringComparison.Ordinal);
    });

    [Fact]
    public void are_errors_except_what_the_references_own_example_does() =>
        Assert.Equal(["MS210"], ValidationRules.All.Where(r => r.Severity != Severity.Error).Select(r => r.Code));
}
