using MeshTargeting.Findings;
using MeshTargeting.Fixing;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Fixing;

/// <summary>What cannot be changed safely is left alone, with a reason.</summary>
public class DeclinedTests
{
    [Theory]
    [InlineData("x: &x {b: 1}\na: *x\n", "the value stands elsewhere too, by an alias")]
    [InlineData("a: &x {b: 1}\nx: *x\n", "the value stands elsewhere too, by an alias")]
    [InlineData("x: &x {b: 1}\na:\n  <<: *x\n", "the value comes by a merge (<<)")]
    [InlineData("x: &x {b: 1}\na: {<<: [*x]}\n", "the value comes by a merge (<<)")]
    [InlineData("a:\n  b: |\n    text\n", "the value runs over several lines")]
    [InlineData("a:\n  b: text\n    on\n", "the value runs over several lines")]
    [InlineData("a: {b: \"text\n  on\"}\n", "the value runs over several lines")]
    [InlineData("a:\n  c: 1\n", "the place is not there")]
    [InlineData("a:\n  ? b\n  : 1\n", "the text is laid out in a way that cannot be changed safely")]
    [InlineData("a: {\n", "the document cannot be read")]
    [InlineData("a: {{ .Values.a }}\n", "the document cannot be read")]
    public void a_value_that_cannot_be_replaced(string text, string reason) => Assert.Equal("!" + reason, Fixed.Of(text, new ReplaceValue("a.b", "2")));

    [Theory]
    [InlineData("{a: 1, # one\n b: 2}\n", "b")]
    [InlineData("a: 1\nb: &x 2\nc: *x\n", "b")]
    public void a_member_that_cannot_be_removed(string text, string path) => Assert.StartsWith("!", Fixed.Of(text, new RemoveNode(path)), StringComparison.Ordinal);

    [Fact]
    public void all_edits_of_a_fix_are_made_or_none() =>
        Assert.Equal("!the place is not there", Fixed.Of("a: 1\n", new ReplaceValue("a", "2"), new ReplaceValue("b", "2")));

    [Fact]
    public void a_fix_that_is_declined_keeps_no_other_from_being_made()
    {
        var result = TextFixer.Apply(
            new SourceText("a.yaml", "a: 1\nb: |\n  text\nc: 3\n"),
            [Fix(new ReplaceValue("a", "2")), Fix(new ReplaceValue("b", "2")), Fix(new ReplaceValue("c", "2"))]);

        Assert.Equal("a: 2\nb: |\n  text\nc: 2\n", result.Content);
        Assert.IsType<FixOutcome.Made>(result.Outcomes[0]);
        Assert.Equal(new FixOutcome.Declined("the value runs over several lines"), result.Outcomes[1]);
        Assert.IsType<FixOutcome.Made>(result.Outcomes[2]);
    }

    [Fact]
    public void the_second_of_two_fixes_of_one_place_waits()
    {
        var result = TextFixer.Apply(
            new SourceText("a.yaml", "a: {b: 1}\n"), [Fix(new PutMember("a", "c", "2")), Fix(new PutMember("a", "c", "3")), Fix(new PutMember("a", "d", "4"))]);

        Assert.Equal("a: {b: 1, c: 2, d: 4}\n", result.Content);
        Assert.IsType<FixOutcome.Waiting>(result.Outcomes[1]);
    }

    [Fact]
    public void a_text_that_is_not_UTF8_is_left_alone()
    {
        var result = TextFixer.Apply(new SourceText("a.yaml", "a: 1 # \uFFFD\n") { InvalidUtf8 = new Position(1, 8) }, [Fix(new ReplaceValue("a", "2"))]);

        Assert.Equal(new FixOutcome.Declined("the file is not UTF-8"), Assert.Single(result.Outcomes));
    }

    private static RequestedFix Fix(NodeEdit edit) => new(new Fix("mend it", edit), 0);
}
