using System.Text;
using CsCheck;
using MeshTargeting.Reading;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Text;

namespace MeshTargeting.Tests.Reading;

/// <summary>The reader of simple documents says what the reader of all YAML says, or leaves the document to it.</summary>
public class BlockYamlReaderTests
{
    [Theory]
    [InlineData("a: b")]
    [InlineData("# comment\n---\n\na: b # comment\n\n# comment\nc:\n  d: 1\n")]
    [InlineData("a:\n- b: c\n  d:\n  - e\n  - f\n- g: h\ni: j\n")]
    [InlineData("a:\n  -   b: c\n      d: 'e'\n  - \"f\"\n  - 80\n")]
    [InlineData("-\n  a: b\n-\n  - c\n")]
    [InlineData("a:\nb: {}\nc: [] # none\nd: -1\ne: http://f:80/g?h#i\n")]
    [InlineData("kuma.io/mesh: é😀\n80: x\non: y\na: b: c\n")]
    public void agrees_about_simple_documents(string text) => Agree(text);

    [Fact]
    public void takes_what_manifests_are_made_of()
    {
        const string Manifest = """
            # The backend of the shop.
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata:
              name: backend
              labels:
                kuma.io/mesh: default
            spec:
              selector:
                dataplaneTags:
                  app: backend # the label of its Pods
              ports:
                - name: http
                  port: 80
                  targetPort: "8080"
                - name: 'admin'
                  port: 81
            """;

        Assert.NotNull(BlockYamlReader.TryRead(Manifest, Slice(Manifest), ReadOptions.Default));
        Agree(Manifest);
    }

    [Theory]
    [InlineData("a: b: c")]
    [InlineData("a: b\n  c: d")]
    [InlineData("a: b\n  c")]
    [InlineData("a:\n  b: c\n d: e")]
    [InlineData("a: \"b")]
    [InlineData("a: b\na")]
    [InlineData("a:\tb")]
    [InlineData("a: b\r\nc: d\r\n")]
    [InlineData("- a\nb: c")]
    [InlineData("a: &b c")]
    [InlineData("a: !!str 80")]
    [InlineData("a: |\n  b")]
    [InlineData("a: {b: c}")]
    [InlineData("a: .inf")]
    [InlineData("~: b")]
    [InlineData("null: b")]
    [InlineData("<<: b")]
    [InlineData("a: 'it''s'")]
    [InlineData("a: \"\\n\"")]
    [InlineData("a: {{ b }}")]
    [InlineData("%YAML 1.1\n---\na: b")]
    [InlineData("a: b\n...\n")]
    [InlineData("  a: b")]
    [InlineData("just text")]
    public void leaves_everything_else_to_the_reader_of_all_YAML(string text) =>
        Assert.Null(BlockYamlReader.TryRead(text, Slice(text), ReadOptions.Default));

    [Fact]
    public void agrees_about_lines_of_every_sort()
    {
        var lines = Gen.Select(Gen.Int[0, 4], Gen.OneOf(OneOf("", "- ", "-   ", "- - ", "-"), Gen.Const("")), Key, Value)
            .Select((indent, dash, key, value) => $"{new string(' ', indent)}{dash}{key}{value}");
        lines.Array[1, 8].Select(all => string.Join('\n', all)).Sample(Agree, iter: 20_000);
    }

    [Fact]
    public void agrees_about_whole_documents_with_a_fault_or_two() =>
        Gen.Int.Select(seed => new BlockYamlWriter(seed).Write()).Sample(Agree, iter: 20_000);

    [Fact]
    public void agrees_about_the_cases()
    {
        foreach (var file in Directory.GetFiles(CaseTests.Folder, "input.yaml", SearchOption.AllDirectories))
        {
            Agree(File.ReadAllText(file));
        }
    }

    private static readonly Gen<string> Key = OneOf("a: ", "a:", "b: ", "kuma.io/c:  ", "80: ", "on: ", "\"q\": ", "k :", "", "", "? ", "a:b: ", "_x: ", "-x: ", "é: ");

    private static readonly Gen<string> Value = OneOf(
        "", "", "b", "80", "-1", "- x", "yes", "~", "\"x y\"", "'z'", "\"x\" y", "'it''s'", "\"\\n\"", "{}", "[]", "{ }", "{a: b}", "[a]", "x # c", "x#c", "# c",
        "a: b", "a:", "a:b", "a b", "|", ">", "&x y", "*x", "!t y", "@", "%", "?", "? x", ":", ": x", ".5", ".inf", "é", "trailing  ", "---", "...", "\u000B", "x\tz", "1:30", "\\", "=", "<<", "`");

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static DocumentSlice Slice(string text) => new(0, text.Length, 1);

    private static void Agree(string text)
    {
        foreach (var slice in DocumentSplitter.Split(text))
        {
            Agree(text, slice);
        }
    }

    private static void Agree(string text, DocumentSlice slice)
    {
        if (BlockYamlReader.TryRead(text, slice, ReadOptions.Default) is not { } simple)
        {
            return;
        }

        var full = YamlTreeReader.Read(text, slice, ReadOptions.Default);
        Assert.Null(full.Failure);
        Assert.Equal(full.DuplicateKeys, simple.DuplicateKeys);
        Assert.Equal(Show(full.Root), Show(simple.Root));
    }

    private static string Show(Node? node)
    {
        var text = new StringBuilder();
        Show(node, text);
        return text.ToString();
    }

    private static void Show(Node? node, StringBuilder text)
    {
        switch (node)
        {
            case MappingNode mapping:
                text.Append('{').Append(mapping.Start);
                foreach (var entry in mapping.Entries)
                {
                    text.Append($"\n{entry.Key} {entry.KeyStart} {entry.Place} ");
                    Show(entry.Value, text);
                }

                text.Append('}');
                break;
            case SequenceNode sequence:
                text.Append('[').Append(sequence.Start);
                foreach (var item in sequence.Items)
                {
                    text.Append('\n');
                    Show(item, text);
                }

                text.Append(']');
                break;
            case ScalarNode { Value: var value } scalar:
                // An empty value has no place of its own.
                text.Append(value.Text.Length == 0 && scalar.IsNull ? "nothing" : $"{value} {scalar.Start}");
                break;
        }
    }
}
