using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Tests.Validation;

public class KumaWordsTests
{
    [Theory]
    [InlineData("spec.to[0].targetRef.kind", "the place itself")]
    [InlineData("spec.to[0].targetRef", "what is around it")]
    public void silences_the_schema_at_a_place_of_which_the_validator_speaks(string spoken, string because) =>
        Assert.True(IsSilent(SchemaRules.NotInEnum, "spec.to[0].targetRef.kind", spoken), because);

    [Theory]
    [InlineData("spec")]
    [InlineData("spec.to[0].targetRef.kindness")]
    [InlineData("spec.to[0].targetRef.name")]
    [InlineData("spec.to[0].targetRef.kind.of")]
    [InlineData("spec.to[1].targetRef.kind")]
    public void leaves_the_schema_its_words_elsewhere(string spoken) =>
        Assert.False(IsSilent(SchemaRules.NotInEnum, "spec.to[0].targetRef.kind", spoken));

    [Theory]
    [InlineData("spec.to[0].default.action", true)]
    [InlineData("spec.to[0].targetRef.kind", true)]
    [InlineData("spec.to[0].rules[1].matches[0].path", true)]
    [InlineData("spec.to[1].targetRef.kind", false)]
    [InlineData("spec.targetRef.kind", false)]
    [InlineData("spec", false)]
    public void silences_what_is_missing_in_an_item_of_which_the_validator_speaks(string spoken, bool expected) =>
        Assert.Equal(expected, IsSilent(SchemaRules.RequiredField, "spec.to[0].default", spoken));

    [Fact]
    public void silences_a_double_item_that_the_validator_names_by_its_key() =>
        Assert.True(IsSilent(SchemaRules.DuplicateItem, "spec.ports[1]", "spec.ports[1].name"));

    [Fact]
    public void keeps_apart_what_stands_in_different_documents()
    {
        var other = Finding(KumaRules.ValueMissing, "spec.kind") with { Resource = new ResourceId("MeshTimeout", "default", "", "other") };

        Assert.Single(KumaWords.Unspoken([Finding(SchemaRules.RequiredField, "spec.kind")], [other]));
    }

    [Fact]
    public void keeps_what_is_no_matter_of_the_schema() =>
        Assert.Single(KumaWords.Unspoken([Finding(ReadingRules.WrongType, "spec.kind")], [Finding(KumaRules.ValueMissing, "spec.kind")]));

    private static bool IsSilent(RuleDescriptor schema, string place, string spoken) =>
        !KumaWords.Unspoken([Finding(schema, place)], [Finding(KumaRules.NotSupported, spoken)]).Any();

    private static Finding Finding(RuleDescriptor rule, string path) => new()
    {
        Rule = rule,
        Message = "wrong",
        Resource = new ResourceId("MeshTimeout", "default", "", "own"),
        Path = path,
        Severity = rule.Severity,
    };
}
