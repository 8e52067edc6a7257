using CsCheck;
using MeshTargeting.Validation.Templates;

namespace MeshTargeting.Tests.Validation.Templates;

/// <summary>Whatever a template says, reading and rendering it end, with a text or with a message.</summary>
public class TemplateProperties
{
    private static readonly TemplateData Data = new("shop.Service", [("Name", "cart"), ("Zone", "")]);

    private static readonly string[] Fragments =
    [
        "{{", "}}", "{{-", "-}}", "{{ ", " }}", "(", ")", " ", "\n", ".", ".Name", ".Zone", "$", "$x", ":=", "=", ",", "|", "\"a\"", "`b`", "'c'",
        "\"\\u00e9\"", "1", "-2", "3.5", "0x", "1e9", "nil", "true", "if", "else", "else if", "with", "range", "end", "define", "block", "template",
        "break", "continue", "label", "print", "printf", "\"%d%s%5v\"", "len", "index", "slice", "eq", "lt", "and", "or", "not", "html", "js",
        "urlquery", "call", "/*", "*/", "é", "\u0001", "😀", "[", "text", "{{end}}", "{{else}}", "{{if .Name}}", "{{range 3}}", "{{with .Zone}}",
    ];

    [Fact]
    public void ends_with_a_text_or_a_message() => Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]).Array[0, 24].Sample(
        fragments =>
        {
            var template = Template.Parse(string.Concat(fragments), out var error);
            var text = template?.Render(Data, key => key == "a" ? "shop" : null, out error);

            Assert.NotEqual(text is null, error is null);
        },
        iter: 20_000);

    [Fact]
    public void renders_text_without_actions_as_it_stands() => Gen.String.Sample(text =>
    {
        var plain = text.Replace("{{", "", StringComparison.Ordinal);

        Assert.Equal(plain, Template.Parse(plain, out _)!.Render(Data, _ => null, out _));
    });

    [Fact]
    public void gives_back_what_a_literal_quotes() => Gen.String.Sample(text =>
    {
        var valid = string.Concat(text.EnumerateRunes());
        var literal = MeshTargeting.Validation.Common.GoQuote.Of(valid);

        Assert.Equal(valid, Template.Parse($"{{{{{literal}}}}}", out _)!.Render(Data, _ => null, out _));
    });
}
