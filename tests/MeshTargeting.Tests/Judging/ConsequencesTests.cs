using MeshTargeting.Analysis;
using MeshTargeting.Findings;
using MeshTargeting.Judging;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Judging;

public class ConsequencesTests
{
    private static readonly SourceDocument Here = new(new SourceText("a.yaml", ""), 0);
    private static readonly Finding Wrong = Of("MS115", "spec.to[0].targetRef");

    [Theory]
    [InlineData("spec.to[0].targetRef")]
    [InlineData("spec.to[0].targetRef.name")]
    [InlineData("spec.to[0].targetRef.labels[\"app\"]")]
    public void leaves_out_what_is_said_of_a_value_in_error_or_of_a_part_of_it(string path) =>
        Assert.Equal([Wrong], Consequences.LeaveOut([Wrong, Of("MS302", path)]));

    [Theory]
    [InlineData("spec.to[0]")]
    [InlineData("spec.to[0].targetReference")]
    [InlineData("spec.to[1].targetRef")]
    public void keeps_what_is_said_of_other_places(string path) =>
        Assert.Equal(2, Consequences.LeaveOut([Wrong, Of("MS302", path)]).Count);

    [Fact]
    public void keeps_every_error() => Assert.Equal(2, Consequences.LeaveOut([Wrong, Of("MS207", "spec.to[0].targetRef.name")]).Count);

    [Fact]
    public void keeps_the_parts_of_a_spec_that_is_wrong_as_a_whole() =>
        Assert.Equal(2, Consequences.LeaveOut([Of("MS112", "spec"), Of("MS302", "spec.to[0].targetRef.name")]).Count);

    [Fact]
    public void keeps_the_items_of_a_list_that_is_wrong_as_a_whole() =>
        Assert.Equal(2, Consequences.LeaveOut([Of("MS119", "spec.to"), Of("MS302", "spec.to[0].targetRef.name")]).Count);

    [Fact]
    public void keeps_what_is_said_of_another_document() =>
        Assert.Equal(2, Consequences.LeaveOut([Wrong, Of("MS302", "spec.to[0].targetRef.name") with { Source = Here with { Index = 1 } }]).Count);

    private static Finding Of(string code, string path) => new() { Rule = RuleCatalog.Find(code)!, Message = code, Source = Here, Path = path };
}
