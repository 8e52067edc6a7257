using System.Text;
using MeshTargeting.Reading;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Reading;

public class YamlTests
{
    [Fact]
    public void aliases_stand_for_what_their_anchor_has()
    {
        var service = Read.Clean<MeshServiceSpec>(
            """
            type: MeshService
            name: &name backend
            labels: &labels {app: *name}
            spec:
              selector:
                dataplaneTags: *labels
            """);

        Assert.Equal("backend", service.Spec.Selector!.DataplaneTags!["app"]);
    }

    [Theory]
    [InlineData("{<<: *a, x: own}", "own")]
    [InlineData("{x: own, <<: *a}", "first")]
    [InlineData("{<<: [*a, *b]}", "first")]
    [InlineData("{<<: [*b, *a]}", "second")]
    [InlineData("{<<: {x: inline}}", "inline")]
    [InlineData("{'<<': a, x: own}", "own")]
    public void merges_are_done_as_Kubernetes_does_them(string labels, string x)
    {
        // kubectl 1.32: a merge replaces what stands before it, and of several the first counts.
        var text = $"{{type: MeshService, name: a, spec: {{state: Available, selector: {{dataplaneTags: &a {{x: first}}, dataplaneLabels: {{matchLabels: &b {{x: second}}}}}}}}, labels: {labels}}}";
        Assert.Equal(x, Read.Clean(text).Metadata.Labels["x"]);
    }

    [Theory]
    [InlineData("labels: {<<: 3}", "1:10 MS001 - a merge (<<) needs an object, or a list of objects")]
    [InlineData("labels: {<<: [{}, 3]}", "1:10 MS001 - a merge (<<) needs an object, or a list of objects")]
    [InlineData("labels: {[a]: b}", "1:10 MS001 - a key must be a single value, not a list or an object")]
    [InlineData("labels: {~: b}", "1:10 MS001 - a key cannot be null")]
    [InlineData("x: .nan", "1:4 MS001 - .nan cannot be written in JSON, and so not be sent to Kubernetes")]
    [InlineData("x: -.inf", "1:4 MS001 - -.inf cannot be written in JSON, and so not be sent to Kubernetes")]
    [InlineData("x: !!int abc", "1:4 MS001 - cannot read \"abc\" as tag:yaml.org,2002:int")]
    [InlineData("x: *nowhere", "1:4 MS001 - the anchor of *nowhere is not defined before it")]
    [InlineData("x: \"a", "1:4 MS001 - not valid YAML: while scanning a quoted scalar, found unexpected end of stream")]
    [InlineData("x: \"\\ud800\"", "1:4 MS001 - not valid YAML: while scanning a quoted scalar, found invalid Unicode surrogates")]
    [InlineData("x: \"a\\qb\"", "1:6 MS001 - not valid YAML: while scanning a quoted scalar, found unknown escape character")]
    [InlineData("x: \"a\\xZ0\"", "1:8 MS001 - not valid YAML: while scanning a quoted scalar, did not find expected hexadecimal number")]
    [InlineData("!a!b", "1:5 MS001 - not valid YAML: while parsing a node, found undefined tag handle")]
    [InlineData("x: [a, {b: c}\n", "1:4 MS001 - not valid YAML: the bracket that opens here is never closed")]
    [InlineData("x: @", "1:4 MS001 - not valid YAML: while scanning for the next token, found character that cannot start any token")]
    public void refuses_what_Kubernetes_cannot_read(string text, string finding) => Assert.Equal(finding, Read.Finding(text));

    [Theory]
    [InlineData("a:\n\tb: c\n", "2:1")]
    [InlineData("a:\n  \tb: c\n", "2:3")]
    [InlineData("a: b\n\tc: d\n", "2:1")]
    [InlineData("a:\n  - b: c\n  \t- d\n", "3:3")]
    [InlineData("a:\n  b: c\n\td: e\n", "3:1")]
    [InlineData("---\n# comment\na:\n\tb: c\n", "4:1")]
    [InlineData("a:\n- \tb: c\n", "2:3")]
    [InlineData("a:\n  \tb\n", "2:3")]
    [InlineData("a:\n\t{b: c}\n", "2:1")]
    [InlineData("a: b\n\t\n", "2:1")]
    [InlineData("a: \"b\"\n\t\nc: d\n", "2:1")]
    [InlineData("a:\n  b: c\n\t# comment\nd: e\n", "3:1")]
    [InlineData("a: |\n  x\n\ty\n", "3:1")]
    public void points_at_a_tab_in_the_indentation(string text, string place) =>
        Assert.Equal($"{place} MS001 - not valid YAML: a tab stands in the indentation, where only spaces may", Read.Finding(text));

    [Theory]
    [InlineData("a:\tb")]
    [InlineData("a: b\t# c")]
    [InlineData("a: \"x\n\ty\"")]
    [InlineData("a: x\n \ty")]
    [InlineData("a: |\n  x\n  \ty\n")]
    [InlineData("a: {\n\t\"b\": \"c\"\n\t}")]
    [InlineData("a:\t\n  b: c")]
    public void takes_tabs_where_Kubernetes_does(string text) => Assert.Empty(Read.Yaml(text).Findings.Select(Read.Line));

    [Theory]
    [InlineData("{80: a}", "80")]
    [InlineData("{0x10: a}", "16")]
    [InlineData("{on: a}", "true")]
    [InlineData("{no: a}", "false")]
    [InlineData("{1.5: a}", "1.5")]
    [InlineData("{'on': a}", "on")]
    [InlineData("{!!str 80: a}", "80")]
    public void keys_are_text_as_Kubernetes_makes_it(string labels, string key) =>
        Assert.Equal(key, Assert.Single(Read.Clean($"{{type: MeshService, name: a, spec: {{}}, labels: {labels}}}").Metadata.Labels).Key);

    [Fact]
    public void of_a_key_that_stands_twice_the_last_counts_and_every_later_one_is_reported()
    {
        var result = Read.Yaml("type: MeshService\nname: a\nname: b\nspec: {}\nname: c\n");
        Assert.Equal("c", Assert.Single(result.Resources).Metadata.Name);
        Assert.Equal(["3:1", "5:1"], result.Findings.Select(f => $"{f.Position!.Value.Line}:{f.Position!.Value.Column}"));
        Assert.All(result.Findings, f => Assert.Equal(("MS003", "name"), (f.Rule.Code, f.Path)));
    }

    [Fact]
    public void keys_are_compared_as_what_they_mean() =>
        Assert.Equal("MS003", Read.Codes("{type: MeshService, name: a, spec: {}, labels: {16: a, 0x10: b}}"));

    [Fact]
    public void many_keys_are_no_trouble()
    {
        var labels = string.Concat(Enumerable.Range(0, 5000).Select(i => $"  k{i}: v{i}\n"));
        var service = Read.Clean($"type: MeshService\nname: a\nspec: {{}}\nlabels:\n{labels}");
        Assert.Equal(5000, service.Metadata.Labels.Count);

        var twice = Read.Yaml($"type: MeshService\nname: a\nspec: {{}}\nlabels:\n{labels}{labels}");
        Assert.Equal(5000, Assert.Single(twice.Resources).Metadata.Labels.Count);
        Assert.Equal(1000, twice.Findings.Count(f => f.Rule.Code == "MS003"));
    }

    [Fact]
    public void a_document_of_64_levels_is_read_and_one_of_65_is_not()
    {
        Assert.Empty(Read.Yaml(Nested(64)).Findings);
        Assert.Equal("1:65 MS006 - nested more than 64 levels deep", Read.Finding(Nested(65)));
        Assert.Equal("1:65 MS006 - nested more than 64 levels deep", Read.Finding(new string('[', 200_000)));
    }

    [Fact]
    public void levels_behind_aliases_count()
    {
        var text = $"a: &a {new string('[', 40)}{new string(']', 40)}\nb: {new string('[', 30)}*a{new string(']', 30)}\n";
        Assert.Equal("2:34 MS006 - nested more than 64 levels deep", Read.Finding(text));
    }

    [Fact]
    public void a_circle_of_aliases_is_refused() =>
        Assert.Equal("1:9 MS006 - *a stands inside its own anchor: the document would have no end", Read.Finding("a: &a [[*a]]".Insert(3, "")));

    [Fact]
    public void an_alias_bomb_is_refused_and_a_few_aliases_are_not()
    {
        var bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        var finding = Assert.Single(Read.Yaml(bomb.ToString()).Findings);
        Assert.Equal(("MS006", "with its aliases written out, the document is too large"), (finding.Rule.Code, finding.Message));
        Assert.Empty(Read.Yaml("a: &a {b: c}\nd: [*a, *a, *a, *a]\n").Findings);
    }

    [Fact]
    public void a_document_of_more_than_3_MiB_is_refused_and_a_file_of_many_smaller_ones_is_not()
    {
        var large = $"a: {new string('x', 2 * 1024 * 1024)}\n";
        Assert.Empty(Read.Yaml($"{large}---\n{large}").Findings);
        var finding = Assert.Single(Read.Yaml($"b: c\n---\n{large}b: {new string('x', 2 * 1024 * 1024)}\n").Findings);
        Assert.Equal("2:1 MS006 - the document has 4194316 bytes; at most 3145728 are read", Read.Line(finding));
    }

    [Fact]
    public void sizes_are_counted_in_bytes_of_UTF_8()
    {
        var options = new ReadOptions { MaxDocumentBytes = 100 };
        Assert.Empty(Read.Yaml($"a: {new string('x', 96)}\n", options).Findings);
        Assert.Equal("MS006", Assert.Single(Read.Yaml($"a: {new string('€', 40)}\n", options).Findings).Rule.Code);
    }

    [Fact]
    public void of_a_document_with_countless_faults_so_many_are_reported_and_then_that_there_are_more()
    {
        var fields = string.Concat(Enumerable.Range(0, 20).Select(i => $"  unknown{i}: {i}\n"));
        var findings = Read.Yaml($"type: MeshService\nname: a\nspec:\n{fields}", new ReadOptions { MaxFindingsPerDocument = 5 }).Findings;
        Assert.Equal(6, findings.Count);
        Assert.Equal(("MS006", "more than 5 findings in this document; the rest is left out"), (findings[5].Rule.Code, findings[5].Message));
    }

    [Fact]
    public void JSON_is_YAML() =>
        Assert.Equal("a", Read.Clean("{\n\t\"type\": \"MeshService\",\n\t\"name\": \"a\",\n\t\"spec\": {}\n}\n").Metadata.Name);

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);
}
