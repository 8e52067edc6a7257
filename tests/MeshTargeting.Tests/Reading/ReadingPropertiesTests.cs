using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Reading;

public class ReadingPropertiesTests
{
    private static readonly Gen<string> Scraps = OneOf(
        "a", "b: c", "- ", "{", "}", "[", "]", "{{", "}}", "{%", ": ", "? ", "# x", "\n", "\n\n", "\n  ", "\n    ", "\r\n", "\t", " ", "---\n", "\n---\n",
        "\n...\n", "'", "\"", "|\n", ">-\n", "&x ", "*x ", "<<: *x", "!!int ", "!t ", "%YAML 1.1\n", "@", "`", "\\u0041", "\0", "\uFEFF", "\u0085",
        "\u2028", "é", "😀", "\uD800", "0x1F", ".nan", "~", "type: MeshService\n", "name: a\n", "spec:\n", "  ports:\n", "    - port: 80\n",
        "apiVersion: kuma.io/v1alpha1\n", "kind: MeshService\n", "metadata:\n", "  name: a\n", "kind: List\n", "items:\n", ",");

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    [Fact]
    public void no_text_makes_the_reader_throw() =>
        Gen.OneOf(Scraps.Array[0, 40].Select(string.Concat), Gen.String).Sample(text =>
        {
            var lines = text.Count(c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029') + 1;
            foreach (var name in new[] { "a.yaml", "a.json" })
            {
                var source = new SourceText(name, text);
                foreach (var finding in ManifestReader.Read(source).Findings)
                {
                    Assert.InRange(finding.Position!.Value.Line, 1, lines);
                    Assert.InRange(finding.Position.Value.Column, 1, text.Length + 1);
                    Locator.Find(finding.Source!, finding.Path, finding.Anchor);
                }
            }

            ManifestReader.ReadJson(Encoding.UTF8.GetBytes(text));
        });

    [Fact]
    public void no_bytes_make_the_reader_throw() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.NotNull(ManifestReader.ReadJson(bytes)));

    [Fact]
    public void every_position_is_that_of_the_token_it_names() =>
        Faults.Sample(faults =>
        {
            var (text, marked) = Service(faults);
            var findings = ManifestReader.Read(new SourceText("a.yaml", text)).Findings;
            Assert.Equal(marked, findings.Select(finding => $"{finding.Rule.Code} {TokenAt(text, finding.Position!.Value)}").Order(StringComparer.Ordinal));
            Assert.All(findings, finding => Assert.Equal(finding.Position, Locator.Find(finding.Source!, finding.Path, finding.Anchor)));
        });

    [Fact]
    public void YAML_and_JSON_of_the_same_resource_are_the_same_resource() =>
        Specs.Sample(spec =>
        {
            var json = JsonSerializer.Serialize(spec, ModelJson.Default.MeshServiceSpec);
            var document = $"{{\"type\": \"MeshService\", \"name\": \"a\", \"mesh\": \"m\", \"spec\": {json}}}";
            var fromJson = Only(new SourceText("a.json", document));
            var fromFlow = Only(new SourceText("a.yaml", document));
            var fromBlock = Only(new SourceText("a.yaml", BlockYaml.Of(document)));

            Assert.Equal(json, fromJson);
            Assert.Equal(json, fromFlow);
            Assert.Equal(json, fromBlock);
        });

    [Fact]
    public void documents_are_read_alike_alone_and_together() =>
        Scraps.Array[0, 12].Select(string.Concat).Where(text => !text.Contains("...") && !text.Contains('%')).Array[1, 4].Sample(documents =>
        {
            documents = documents.Select(document => $"---\n{document}\n").ToArray();
            var together = ManifestReader.Read(new SourceText("a.yaml", string.Concat(documents)));
            var alone = documents.Select(document => ManifestReader.Read(new SourceText("a.yaml", document))).ToList();

            Assert.Equal(alone.SelectMany(r => r.Resources).Select(r => r.Id), together.Resources.Select(r => r.Id));
            Assert.Equal(alone.Sum(r => r.Ignored), together.Ignored);
        });

    /// <summary>Faults of ports: what to write for a field, and the code that it must give at its token.</summary>
    private static readonly Gen<string[]> Faults = OneOf(
        "ok", "string-port", "unknown", "bool-name", "no-port", "list-name", "large").Array[1, 8];

    /// <summary>A MeshService in which every fault's token is unique, and what the findings must be.</summary>
    private static (string Text, List<string> Findings) Service(string[] faults)
    {
        var text = new StringBuilder("# é 😀\ntype: MeshService\nname: a\nspec:\n  ports:\n");
        var findings = new List<string>();
        for (var i = 0; i < faults.Length; i++)
        {
            var id = i.ToString(CultureInfo.InvariantCulture);
            var (line, finding) = faults[i] switch
            {
                "string-port" => ($"port: \"x{id}\"", $"MS004 \"x{id}\""),
                "unknown" => ($"port: {i}\n      \"é😀\": 1\n      zzzz{id}zz: {{}}", $"MS002 zzzz{id}zz"),
                "bool-name" => ($"{{port: {i}, name: true}}", "MS004 true"),
                "no-port" => ($"appProtocol: tcp{id}", "MS101 appProtocol"),
                "list-name" => ($"port: {i}\n      name:\n        - {id}", "MS004 name"),
                "large" => ($"name: web\n      port:   99999999999{id}", $"MS103 99999999999{id}"),
                _ => ($"port: {i}", null),
            };
            text.Append("    - ").Append(line).Append('\n');
            if (finding is not null)
            {
                findings.Add(finding);
            }

            if (faults[i] == "unknown")
            {
                findings.Add("MS002 \"é😀\"");
            }
        }

        findings.Sort(StringComparer.Ordinal);
        return (text.ToString(), findings);
    }

    private static string TokenAt(string text, Position position)
    {
        var rest = text.Split('\n')[position.Line - 1][(position.Column - 1)..];
        return rest[..(rest.IndexOfAny([':', ',', '}', ' ']) is var end and >= 0 ? end : rest.Length)];
    }

    private static readonly Gen<string> Texts = Gen.OneOf(
        OneOf("yes", "80", "1.0", "~", "", " ", "null", "0x1F", "a: b", "- a", "# x", "'", "\"", "\\", "{ a }", "line\nbreak", "tab\t", "é😀", "---", "<<", "*a", "&a", "!a", "%", "@", "trailing ", "\u0001"),
        Gen.String[Gen.Char.AlphaNumeric, 1, 12]);

    private static readonly Gen<MeshServiceSpec> Specs =
        from tags in Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Texts)[0, 4]
        from name in Texts
        from ports in (from port in Gen.Int
                       from target in Gen.OneOf(Gen.Int.Select(i => new IntOrString(i)), Texts.Select(t => new IntOrString(t)))
                       from text in Texts
                       select new MeshServicePort { Port = port, TargetPort = target, Name = text }).Array[0, 4]
        select new MeshServiceSpec { Selector = new() { DataplaneTags = tags, DataplaneRef = new() { Name = name } }, Ports = ports };

    private static string Only(SourceText text)
    {
        var result = ManifestReader.Read(text);
        Assert.Empty(result.Findings.Select(Read.Line));
        return JsonSerializer.Serialize(((Resource<MeshServiceSpec>)Assert.Single(result.Resources)).Spec, ModelJson.Default.MeshServiceSpec);
    }
}
