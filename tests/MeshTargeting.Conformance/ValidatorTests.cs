using System.Text.Json;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Conformance;

/// <summary>Kuma's own tests of its validators (validators.jsonl): the same violations, in its words, and no others.</summary>
public class ValidatorTests
{
    private const string File = "validators.jsonl";

    // Rows that Kuma's validator takes and its CustomResourceDefinition does not; reading them finds that fault.
    public static TheoryData<string> Rows => Corpus.Ids(File, row => IsDeclared(row) && !row.TryGetProperty("crdIssues", out _));

    [CorpusTheory]
    [MemberData(nameof(Rows))]
    public void rejects_what_kuma_rejects_in_its_words_and_nothing_else(string id)
    {
        var row = Corpus.Row(File, id);
        var kind = KindCatalog.FindKuma(row.Text("resourceType")!)!;

        var read = ManifestReader.Read(new SourceText("row.yaml", Manifest(kind, row)));

        var found = Validator.Validate(Assert.Single(read.Resources), ControlPlane.Default);
        var isValid = row.GetProperty("expect").GetProperty("valid").GetBoolean();

        // Kuma's tests hand the validator what its schema would have refused; a row that is to be rejected says nothing of what the
        // schema misses elsewhere.
        var violations = found.Concat(KumaWords.Unspoken(read.Findings, found).Where(f => isValid || f.Rule != SchemaRules.RequiredField))
            .Where(f => f.Rule.IsKumaRejection)
            .Select(f => $"{f.Field}: {f.Message}");
        var expected = row.GetProperty("expect").TryGetProperty("violations", out var all)
            ? all.EnumerateArray().Select(v => $"{v.Text("field")}: {v.Text("message")}")
            : [];
        if (row.Text("compare") == "unordered")
        {
            (violations, expected) = (violations.Order(StringComparer.Ordinal), expected.Order(StringComparer.Ordinal));
        }

        Assert.Equal(expected, violations);
    }

    private static bool IsDeclared(JsonElement row) => KindCatalog.FindKuma(row.Text("resourceType")!) is { Successor: null };

    /// <summary>The rows hold the spec alone; what is no field of it Kuma's tests leave out of account.</summary>
    private static string Manifest(KindDescriptor kind, JsonElement row)
    {
        // Of a name made of NUL characters only the length matters.
        var name = JsonSerializer.Serialize(row.Text("name")?.Replace('\0', 'a') ?? "name");
        var mesh = kind.Scope == KindScope.Mesh ? $"mesh: {row.Text("mesh") ?? "default"}\n" : "";
        var input = Dedent(row.Text("input") ?? "");
        return kind.SpecInlineOnUniversal
            ? $"type: {kind.Name}\n{WithoutEnvelope(input, name, mesh)}"
            : $"type: {kind.Name}\nname: {name}\n{mesh}spec: {Indented(input)}";
    }

    private static string Indented(string input) => input.Length == 0 ? "{}" : "\n  " + input.Replace("\n", "\n  ", StringComparison.Ordinal);

    private static string WithoutEnvelope(string input, string name, string mesh)
    {
        var lines = input.Split('\n').Where(l => !l.StartsWith("type:", StringComparison.Ordinal) && !l.StartsWith("name:", StringComparison.Ordinal) && !l.StartsWith("mesh:", StringComparison.Ordinal));
        return $"name: {name}\n{mesh}{string.Join('\n', lines)}";
    }

    private static string Dedent(string text)
    {
        var lines = text.Replace("\t", "  ", StringComparison.Ordinal).Split('\n').Where(l => l.Trim().Length > 0).ToList();
        var indent = lines.Count == 0 ? 0 : lines.Min(l => l.Length - l.TrimStart().Length);
        return string.Join('\n', lines.Select(l => l[indent..]));
    }
}
