using MeshTargeting.Validation.Templates;

namespace MeshTargeting.Tests.Validation.Templates;

/// <summary>Templates read and rendered as Go's text/template does.</summary>
public class TemplateTests
{
    private static readonly TemplateData Data = new("shop.Service", [("Name", "cart"), ("Zone", "east"), ("Empty", "")]);

    private static readonly Dictionary<string, string> Labels = new() { ["app"] = "shop", ["k8s.kuma.io/pod"] = "cart-0", ["odd"] = "a<b>&\"c\" d" };

    [Theory]
    [InlineData("", "")]
    [InlineData("cart.mesh", "cart.mesh")]
    [InlineData("{{.Name}}.mesh", "cart.mesh")]
    [InlineData("{{ .Name }}.{{ .Zone }}.mesh", "cart.east.mesh")]
    [InlineData("{{\n.Name\n}}", "cart")]
    [InlineData("{ {{`{{`}} }}", "{ {{ }}")]
    [InlineData("{{.}}", "{cart east }")]
    [InlineData("{{$.Name}}", "cart")]
    public void renders_text_and_fields(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("a {{- .Name -}} b", "acartb")]
    [InlineData("a\n {{- .Name }} b", "acart b")]
    [InlineData("a {{ .Name -}}\n\t b", "a cartb")]
    [InlineData("a {{- \"-\" -}} b", "a-b")]
    [InlineData("a {{- -3 -}} b", "a-3b")]
    [InlineData("{{3 -}} b", "3b")]
    [InlineData("a {{- /* b */ -}} c", "ac")]
    [InlineData("a{{/* b */}}c", "ac")]
    public void trims_space_and_leaves_comments_out(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{ label \"app\" }}", "shop")]
    [InlineData("{{ label `app` }}", "shop")]
    [InlineData("{{ \"app\" | label }}", "shop")]
    [InlineData("{{ label \"k8s.kuma.io/pod\" }}", "cart-0")]
    [InlineData("{{ (label \"app\") }}-{{ print (label \"app\") .Zone }}", "shop-shopeast")]
    [InlineData("{{ .Name | printf \"%s.%s\" .Zone }}", "east.cart")]
    [InlineData("{{ len .Name }}", "4")]
    [InlineData("{{ len \"é\" }}", "2")]
    [InlineData("{{ slice .Name 1 3 }}", "ar")]
    [InlineData("{{ slice .Name 1 }}{{ slice .Name }}", "artcart")]
    [InlineData("{{ index .Name 0 }}", "99")]
    [InlineData("{{ printf \"%c\" (index .Name 0) }}", "c")]
    [InlineData("{{ html (label \"odd\") }}", "a&lt;b&gt;&amp;&#34;c&#34; d")]
    [InlineData("{{ js (label \"odd\") }}", "a\\u003Cb\\u003E\\u0026\\\"c\\\" d")]
    [InlineData("{{ urlquery (label \"odd\") }}", "a%3Cb%3E%26%22c%22+d")]
    [InlineData("{{ print 1 2 \"a\" 3 4 true }}", "1 2a3 4 true")]
    [InlineData("{{ println \"a\" 1 }}", "a 1\n")]
    [InlineData("{{ not .Empty }}{{ not .Name }}", "truefalse")]
    [InlineData("{{ or .Empty .Name }}-{{ and .Name .Zone }}-{{ and .Empty .Name }}-{{ .Zone | or .Empty }}", "cart-east--east")]
    [InlineData("{{ or .Name (label \"none\") }}", "cart")]
    public void calls_functions(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("eq .Name \"cart\"", true)]
    [InlineData("eq .Name \"a\" \"cart\"", true)]
    [InlineData("eq 1 2", false)]
    [InlineData("eq (index .Name 0) 99", true)]
    [InlineData("eq true true", true)]
    [InlineData("eq . $", true)]
    [InlineData("ne .Name .Zone", true)]
    [InlineData("lt 1 2", true)]
    [InlineData("lt \"a\" \"b\"", true)]
    [InlineData("le 1.5 1.5", true)]
    [InlineData("gt 1 2", false)]
    [InlineData("ge \"b\" \"a\"", true)]
    public void compares_values(string condition, bool expected) =>
        Assert.Equal(expected ? "true" : "false", Render($"{{{{ {condition} }}}}"));

    [Theory]
    [InlineData("{{if .Name}}a{{end}}", "a")]
    [InlineData("{{if .Empty}}a{{else}}b{{end}}", "b")]
    [InlineData("{{if .Empty}}a{{else if 0}}b{{else if 0.0}}c{{else}}d{{end}}", "d")]
    [InlineData("{{with .Name}}{{.}}{{end}}", "cart")]
    [InlineData("{{with .Empty}}a{{else}}{{.Name}}{{end}}", "cart")]
    [InlineData("{{with .Empty}}a{{else with .Zone}}{{.}}{{end}}", "east")]
    [InlineData("{{with $x := .Name}}{{$x}}{{end}}", "cart")]
    [InlineData("{{$x := .Name}}{{if true}}{{$x = .Zone}}{{end}}{{$x}}", "east")]
    [InlineData("{{$x := .Name}}{{if true}}{{$x := .Zone}}{{end}}{{$x}}", "cart")]
    [InlineData("{{range 3}}{{.}}{{end}}", "012")]
    [InlineData("{{range $i := 3}}{{$i}}{{end}}", "012")]
    [InlineData("{{range 0}}a{{else}}b{{end}}", "b")]
    [InlineData("{{range 9}}{{if eq . 3}}{{break}}{{end}}{{if eq . 1}}{{continue}}{{end}}{{.}}{{end}}", "02")]
    [InlineData("{{define \"a\"}}<{{.}}>{{end}}{{template \"a\" .Name}}{{template \"a\" .Zone}}", "<cart><east>")]
    [InlineData("{{block \"a\" .Name}}<{{.}}>{{end}}", "<cart>")]
    public void decides_counts_and_uses_variables_and_other_templates(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("%s|%5s|%-5s|%.2s|%q|%x", "\"cart\" \"cart\" \"cart\" \"cart\" \"cart\" \"cart\"", "cart| cart|cart |ca|\"cart\"|63617274")]
    [InlineData("%d|%5d|%-5d|%05d|%+d|%x|%X|%o|%b|%c|%U", "42 42 42 42 42 42 42 42 42 42 42", "42|   42|42   |00042|+42|2a|2A|52|101010|*|U+002A")]
    [InlineData("%t|%v|%v|%T|%%", "true true 1.5 \"a\"", "true|true|1.5|string|%")]
    [InlineData("%.2f|%6.1f|%g|%e", "3.14159 2.0 0.5 1500.0", "3.14|   2.0|0.5|1.500000e+03")]
    [InlineData("%d|%s|%z", "\"a\" 1 2", "%!d(string=a)|%!s(int=1)|%!z(int=2)")]
    [InlineData("%s %s", "\"a\"", "a %!s(MISSING)")]
    [InlineData("%s", "\"a\" 1 true", "a%!(EXTRA int=1, bool=true)")]
    [InlineData("%", "", "%!(NOVERB)")]
    public void formats_values(string format, string values, string expected) => Assert.Equal(expected, Render($"{{{{ printf \"{format}\" {values} }}}}"));

    [Theory]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("017", "15")]
    [InlineData("0b101", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("-7", "-7")]
    [InlineData("+7", "7")]
    [InlineData("1e3", "1000")]
    [InlineData("1.50", "1.5")]
    [InlineData("1e21", "1e+21")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("'a'", "97")]
    [InlineData("'\\n'", "10")]
    [InlineData("\"\\x41\\u00e9\\101\\t\"", "AéA\t")]
    public void reads_literals(string literal, string expected) => Assert.Equal(expected, Render($"{{{{{literal}}}}}"));

    [Theory]
    [InlineData("{{ .Name[0 }}", "template: :1: bad character U+005B '['")]
    [InlineData("{{ .Name", "template: :1: unclosed action")]
    [InlineData("a\n{{ .Name\n", "template: :3: unclosed action started at :2")]
    [InlineData("{{ \"a }}", "template: :1: unterminated quoted string")]
    [InlineData("{{ `a }}", "template: :1: unterminated raw quoted string")]
    [InlineData("{{ 'a }}", "template: :1: unterminated character constant")]
    [InlineData("{{ label 'app' }}", "template: :1: malformed character constant: 'app'")]
    [InlineData("{{/* a }}", "template: :1: unclosed comment")]
    [InlineData("{{/* a */ }}", "template: :1: comment ends before closing delimiter")]
    [InlineData("{{ (.Name }}", "template: :1: unclosed left paren")]
    [InlineData("{{ .Name) }}", "template: :1: unexpected right paren")]
    [InlineData("{{ $ : 1 }}", "template: :1: expected :=")]
    [InlineData("{{ 1a }}", "template: :1: bad number syntax: \"1a\"")]
    [InlineData("{{ 09 }}", "template: :1: illegal number syntax: \"09\"")]
    [InlineData("{{ \u0001 }}", "template: :1: unrecognized character in action: U+0001")]
    [InlineData("{{ none }}", "template: :1: function \"none\" not defined")]
    [InlineData("{{ .Name | none }}", "template: :1: function \"none\" not defined")]
    [InlineData("{{ $x }}", "template: :1: undefined variable \"$x\"")]
    [InlineData("{{ }}", "template: :1: missing value for command")]
    [InlineData("{{ | .Name }}", "template: :1: unexpected \"|\" in command")]
    [InlineData("{{ .Name || .Zone }}", "template: :1: unexpected \"|\" in command")]
    [InlineData("{{ .Name , }}", "template: :1: unexpected \",\" in operand")]
    [InlineData("{{ .Name | \"a\" }}", "template: :1: non executable command in pipeline stage 2")]
    [InlineData("{{ \"a\".Name }}", "template: :1: unexpected . after term \"\\\"a\\\"\"")]
    [InlineData("{{if}}a{{end}}", "template: :1: missing value for if")]
    [InlineData("{{if .Name}}a", "template: :1: unexpected EOF")]
    [InlineData("{{end}}", "template: :1: unexpected {{end}}")]
    [InlineData("{{else}}", "template: :1: unexpected {{else}}")]
    [InlineData("{{if .Name}}a{{else}}b{{else}}c{{end}}", "template: :1: expected end; found {{else}}")]
    [InlineData("{{end .Name}}", "template: :1: unexpected \".Name\" in end")]
    [InlineData("{{break}}", "template: :1: {{break}} outside {{range}}")]
    [InlineData("{{$x, $y := .Name}}", "template: :1: too many declarations in command")]
    [InlineData("{{range $x, 1}}{{end}}", "template: :1: range can only initialize variables")]
    [InlineData("{{if .Name}}{{define \"a\"}}{{end}}{{end}}", "template: :1: unexpected <define> in command")]
    [InlineData("{{define \"a\"}}a{{end}}{{define \"a\"}}b{{end}}", "template: :1: template: multiple definition of template \"a\"")]
    [InlineData("{{template .Name}}", "template: :1: unexpected \".Name\" in template clause")]
    public void refuses_what_is_no_template_in_gos_words(string template, string expected)
    {
        Assert.Null(Template.Parse(template, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("{{ .Nam }}", "template: :1:3: executing \"\" at <.Nam>: can't evaluate field Nam in type shop.Service")]
    [InlineData("a\né{{ .Nam }}", "template: :2:5: executing \"\" at <.Nam>: can't evaluate field Nam in type shop.Service")]
    [InlineData("{{ .Name.Zone }}", "template: :1:8: executing \"\" at <.Name.Zone>: can't evaluate field Zone in type string")]
    [InlineData("{{ label \"none\" }}", "template: :1:3: executing \"\" at <label \"none\">: error calling label: label none not found")]
    [InlineData("{{ label }}", "template: :1:3: executing \"\" at <label>: wrong number of args for label: want 1 got 0")]
    [InlineData("{{ label 1 }}", "template: :1:9: executing \"\" at <1>: expected string; found 1")]
    [InlineData("{{ 1 | label }}", "template: :1:7: executing \"\" at <label>: wrong type for value; expected string; got int")]
    [InlineData("{{ printf }}", "template: :1:3: executing \"\" at <printf>: wrong number of args for printf: want at least 1 got 0")]
    [InlineData("{{ .Name \"a\" }}", "template: :1:3: executing \"\" at <.Name>: Name has arguments but cannot be invoked as function")]
    [InlineData("{{ \"a\" \"b\" }}", "template: :1:3: executing \"\" at <\"a\">: can't give argument to non-function \"a\"")]
    [InlineData("{{ nil }}", "template: :1:3: executing \"\" at <nil>: nil is not a command")]
    [InlineData("{{ len 1 }}", "template: :1:3: executing \"\" at <len 1>: error calling len: len of type int")]
    [InlineData("{{ index .Name 9 }}", "template: :1:3: executing \"\" at <index .Name 9>: error calling index: index out of range: 9")]
    [InlineData("{{ index .Name \"a\" }}", "template: :1:3: executing \"\" at <index .Name \"a\">: error calling index: cannot index slice/array with type string")]
    [InlineData("{{ slice .Name 3 1 }}", "template: :1:3: executing \"\" at <slice .Name 3 1>: error calling slice: invalid slice index: 3 > 1")]
    [InlineData("{{ lt true false }}", "template: :1:3: executing \"\" at <lt true false>: error calling lt: invalid type for comparison")]
    [InlineData("{{ eq 1 \"a\" }}", "template: :1:3: executing \"\" at <eq 1 \"a\">: error calling eq: incompatible types for comparison")]
    [InlineData("{{ eq 1 }}", "template: :1:3: executing \"\" at <eq 1>: error calling eq: missing argument for comparison")]
    [InlineData("{{ call .Name }}", "template: :1:3: executing \"\" at <call .Name>: error calling call: non-function .Name of type string")]
    [InlineData("{{range .Name}}a{{end}}", "template: :1:8: executing \"\" at <.Name>: range can't iterate over cart")]
    [InlineData("{{template \"a\"}}", "template: :1:11: executing \"\" at <{{template \"a\"}}>: template \"a\" not defined")]
    [InlineData("{{define \"a\"}}{{.Nam}}{{end}}{{template \"a\" .}}", "template: :1:16: executing \"a\" at <.Nam>: can't evaluate field Nam in type shop.Service")]
    public void says_why_it_cannot_render_in_gos_words(string template, string expected) => Assert.Equal(expected, Failure(template));

    [Theory]
    [InlineData("{{range 1000000000}}a{{end}}")]
    [InlineData("{{range 1000}}{{range 1000}}{{end}}{{end}}")]
    [InlineData("{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}")]
    [InlineData("{{define \"a\"}}{{template \"a\" .}}{{template \"a\" .}}{{end}}{{template \"a\" .}}")]
    [InlineData("{{printf \"%999999d\" 1}}")]
    [InlineData("{{$x := \"aaaaaaaa\"}}{{range 40}}{{$x = print $x $x}}{{end}}")]
    [InlineData("{{$x := printf \"%060000d\" 1}}{{range 90000}}{{$y := print $x}}{{end}}")]
    [InlineData("{{$x := printf \"%060000d\" 1}}{{$x}}{{$x}}")]
    public void gives_up_on_what_would_run_away(string template) => Assert.Contains("more than", Failure(template), StringComparison.Ordinal);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("print (", ")")]
    public void gives_up_on_parentheses_without_end(string open, string close)
    {
        var template = $"{{{{ {string.Concat(Enumerable.Repeat(open, 50_000))}1{string.Concat(Enumerable.Repeat(close, 50_000))} }}}}";

        Assert.Null(Template.Parse(template, out var error));
        Assert.Equal("template: :1: more than 100 parentheses within each other", error);
    }

    [Theory]
    [InlineData("{{if 1}}")]
    [InlineData("{{range 1}}")]
    [InlineData("{{block \"a\" .}}")]
    public void gives_up_on_actions_without_end(string open)
    {
        Assert.Null(Template.Parse(string.Concat(Enumerable.Repeat(open, 50_000)), out var error));
        Assert.Equal("template: :1: more than 100 actions within each other", error);
    }

    private static string? Render(string template)
    {
        var parsed = Template.Parse(template, out var error);
        Assert.Null(error);
        var text = parsed!.Render(Data, Labels.GetValueOrDefault, out error);
        Assert.Null(error);
        return text;
    }

    private static string? Failure(string template)
    {
        var parsed = Template.Parse(template, out var error);
        Assert.Null(error);
        Assert.Null(parsed!.Render(Data, Labels.GetValueOrDefault, out error));
        return error;
    }
}
