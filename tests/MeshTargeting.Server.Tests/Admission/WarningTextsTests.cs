using MeshTargeting.Findings;
using MeshTargeting.Server.Admission;

namespace MeshTargeting.Server.Tests.Admission;

public class WarningTextsTests
{
    [Fact]
    public void begin_with_the_code_and_put_the_most_severe_first() => Assert.Equal(
        ["MS201 name: bad", "MS302 spec.to[0].targetRef: gone", "MS401 all of it"],
        WarningTexts.Of(
        [
            Finding("MS302", Severity.Warning, "spec.to[0].targetRef", "gone"),
            Finding("MS201", Severity.Error, "name", "bad"),
            Finding("MS401", Severity.Warning, "", "all of it"),
        ]));

    [Fact]
    public void put_what_is_not_certain_last() => Assert.Equal(
        ["MS301 b: certain", "MS302 a: not certain"],
        WarningTexts.Of(
        [
            Finding("MS302", Severity.Warning, "a", "not certain") with { Severity = Severity.Info },
            Finding("MS301", Severity.Warning, "b", "certain"),
        ]));

    [Fact]
    public void keep_to_256_characters()
    {
        var text = Assert.Single(WarningTexts.Of([Finding("MS201", Severity.Error, "name", new string('x', 300))]));

        Assert.Equal(256, text.Length);
        Assert.EndsWith("x…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void do_not_tear_a_character_apart()
    {
        var text = Assert.Single(WarningTexts.Of([Finding("MS201", Severity.Error, "a", string.Concat(Enumerable.Repeat("😀", 200)))]));

        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.InRange(text.Length, 255, 256);
    }

    [Fact]
    public void keep_to_4096_characters_and_say_how_many_more_there_are()
    {
        var texts = WarningTexts.Of(Enumerable.Range(0, 50).Select(i => Finding("MS204", Severity.Error, $"spec.ports[{i}].port", new string('x', 300))));

        Assert.Equal(16, texts.Count);
        Assert.All(texts, t => Assert.StartsWith("MS204 ", t, StringComparison.Ordinal));
        Assert.All(texts, t => Assert.InRange(t.Length, 1, 256));
        Assert.EndsWith("… (+34 more)", texts[^1], StringComparison.Ordinal);
        Assert.InRange(texts.Sum(t => t.Length), 1, 4096);
    }

    [Fact]
    public void say_the_same_thing_once()
    {
        var finding = Finding("MS201", Severity.Error, "name", "bad");

        Assert.Single(WarningTexts.Of([finding, finding with { Position = null }]));
    }

    private static Finding Finding(string code, Severity severity, string path, string message) =>
        new() { Rule = new RuleDescriptor(code, severity, "", "", ""), Path = path, Message = message };
}
