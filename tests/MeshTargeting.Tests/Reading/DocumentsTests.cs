using MeshTargeting.Reading;

namespace MeshTargeting.Tests.Reading;

public class DocumentsTests
{
    private const string Good = "{type: MeshService, name: good, spec: {}}";

    [Theory]
    [InlineData("a: 'x\n---\n" + Good)]
    [InlineData("a: [b\n---\n" + Good)]
    [InlineData("a: b: c\n--- # next\n" + Good)]
    [InlineData("a:\n\tb: c\n---\t\n" + Good)]
    [InlineData("a: b\n...\n" + Good)]
    [InlineData("*nowhere\n---\n" + Good)]
    [InlineData(Good + "\n---\na: 'x")]
    [InlineData("a: 'x\r\n---\r\n" + Good + "\r\n")]
    [InlineData("a: 'x\r---\r" + Good + "\r")]
    [InlineData("--- |\n text\n---\n" + Good)]
    public void a_broken_or_foreign_document_does_not_hide_its_neighbour(string text) =>
        Assert.Equal("good", Assert.Single(Read.Yaml(text).Resources).Metadata.Name);

    [Fact]
    public void every_broken_document_is_reported_once_at_its_own_lines()
    {
        var result = Read.Yaml($"a: 'x\n---\n{Good}\n---\nb: [\n---\n{Good}\n---\nc: d: e\n");
        Assert.Equal(["1:4", "5:4", "9:5"], result.Findings.Select(f => $"{f.Position!.Value.Line}:{f.Position!.Value.Column}"));
        Assert.Equal([0, 2, 4], result.Findings.Select(f => f.Source!.Index));
        Assert.Equal([1, 3], result.Resources.Select(r => r.Source!.Index));
    }

    [Fact]
    public void a_marker_in_the_first_column_divides_block_scalars_too()
    {
        var result = Read.Yaml("type: MeshService\nname: a\nspec: {}\nlabels:\n  text: |\n    x\n---\n" + Good);
        Assert.Equal(["a", "good"], result.Resources.Select(r => r.Metadata.Name));
    }

    [Theory]
    [InlineData("labels:\n  text: |\n    x\n", "x")]
    [InlineData("labels:\n  text: |\n    x\n---\n", "x")]
    [InlineData("labels:\n  text: |+\n    x\n\n\n", "x")]
    [InlineData("labels:\n  text: >\n    x\n    y\n\n", "x y")]
    [InlineData("labels:\n  text: |\n    x\n# a comment\n", "x\n")]
    [InlineData("labels:\n  text: |\n    x\n  other: b\n", "x\n")]
    [InlineData("labels:\n  text: \"x\\n\"\n", "x\n")]
    public void a_block_scalar_at_the_end_of_a_universal_document_ends_without_a_line_break(string labels, string value) =>
        Assert.Equal(value, Read.Yaml($"type: MeshService\nname: a\nspec: {{}}\n{labels}").Resources[0].Metadata.Labels["text"]);

    [Fact]
    public void a_block_scalar_at_the_end_of_a_document_of_kubernetes_keeps_its_line_break() => Assert.Equal(
        "x\n",
        Read.Yaml("apiVersion: kuma.io/v1alpha1\nkind: MeshService\nspec: {}\nmetadata:\n  name: a\n  annotations:\n    text: |\n      x\n")
            .Resources[0].Metadata.Annotations["text"]);

    [Theory]
    [InlineData("type: MeshService\nname: a\nspec: {}\nlabels:\n  text: |\n    x\n    ---\n    y\n")]
    [InlineData("type: MeshService\nname: a\nspec: {}\nlabels:\n  text: ---x\n")]
    public void other_dashes_divide_nothing(string text) => Assert.Contains("---", Read.Clean(text).Metadata.Labels["text"]);

    [Theory]
    [InlineData("# a comment\n---\n" + Good)]
    [InlineData("%YAML 1.1\n---\n" + Good)]
    [InlineData("\uFEFF---\n" + Good)]
    [InlineData("\uFEFF" + Good)]
    [InlineData(Good + "\n...\n")]
    [InlineData("--- " + Good)]
    public void what_stands_around_a_document_is_no_document_of_its_own(string text)
    {
        var result = Read.Yaml(text);
        Assert.Empty(result.Findings.Select(Read.Line));
        Assert.Equal(0, Assert.Single(result.Resources).Source!.Index);
    }

    [Fact]
    public void empty_documents_count_in_the_numbering() =>
        Assert.Equal(2, Assert.Single(Read.Yaml("---\n---\n# nothing\n---\n" + Good).Resources).Source!.Index);

    [Fact]
    public void directives_belong_to_the_document_behind_them() =>
        Assert.Equal(["good", "good"], Read.Yaml($"{Good}\n...\n%YAML 1.1\n# comment\n---\n{Good}").Resources.Select(r => r.Metadata.Name));

    [Fact]
    public void a_list_is_unfolded()
    {
        var result = Read.Yaml(
            """
            apiVersion: v1
            kind: List
            items:
              - {apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: a}}
              - {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}
              - {apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: c}, spec: {oops: 1}}
              -
            """);

        Assert.Equal(["a", "c"], result.Resources.Select(r => r.Metadata.Name));
        Assert.Equal([0, 2], result.Resources.Select(r => r.Source!.Item));
        Assert.Equal(1, result.Ignored);
        var finding = Assert.Single(result.Findings);
        Assert.Equal("6:83 MS002 spec.oops unknown field \"oops\"", Read.Line(finding));
        Assert.Equal(2, finding.Source!.Item);
        Assert.Equal(finding.Position, Locator.Find(finding.Source, finding.Path, finding.Anchor));
    }

    [Fact]
    public void members_of_a_typed_list_need_not_say_their_kind()
    {
        var result = Read.Yaml("{apiVersion: kuma.io/v1alpha1, kind: MeshServiceList, items: [{metadata: {name: a}}]}");
        Assert.Empty(result.Findings.Select(Read.Line));
        Assert.Equal("MeshService", Assert.Single(result.Resources).Kind.Name);
    }

    [Fact]
    public void a_duplicate_key_in_a_list_is_reported_at_its_member()
    {
        var finding = Assert.Single(Read.Yaml(
            """
            kind: List
            apiVersion: v1
            items:
              - {apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: a}}
              - apiVersion: kuma.io/v1alpha1
                kind: MeshService
                metadata: {name: b}
                spec:
                  ports:
                    - port: 80
                      port: 81
            """).Findings);

        Assert.Equal("11:11 MS003 spec.ports[0].port the key \"port\" stands twice here; the first, in line 10, has no effect", Read.Line(finding));
        Assert.Equal(1, finding.Source!.Item);
        Assert.Equal("b", finding.Resource!.Value.Name);
    }

    [Fact]
    public void an_empty_list_holds_nothing()
    {
        var result = Read.Yaml("{apiVersion: v1, kind: List, items: []}");
        Assert.Empty(result.Findings);
        Assert.Equal(0, result.Ignored);
    }
}
