using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Conformance;

/// <summary>Kuma's own tests of its MeshService validator (validators.jsonl).</summary>
public class MeshServiceValidatorTests
{
    private const string File = "validators.jsonl";

    public static TheoryData<string> Rows => Corpus.Ids(File, row => row.Text("resourceType") == "MeshService");

    [CorpusTheory]
    [MemberData(nameof(Rows))]
    public void rejects_what_kuma_rejects_in_its_words_and_nothing_else(string id)
    {
        var row = Corpus.Row(File, id);

        var read = ManifestReader.Read(new SourceText("row.yaml", Manifest(row.Text("name") ?? "meshservice", row.Text("input") ?? "")));

        var violations = Validator.Validate(Assert.Single(read.Resources), ValidationContext.Default)
            .Concat(read.Findings)
            .Where(f => f.Rule.IsKumaRejection)
            .Select(f => $"{f.Field}: {f.Message}");
        var expected = row.GetProperty("expect").TryGetProperty("violations", out var all)
            ? all.EnumerateArray().Select(v => $"{v.Text("field")}: {v.Text("message")}")
            : [];
        Assert.Equal(expected, violations);
    }

    /// <summary>The rows hold the spec alone.</summary>
    private static string Manifest(string name, string spec) =>
        $"type: MeshService\nname: {name}\nmesh: default\nspec: {(spec.Length == 0 ? "{}" : spec.Replace("\n", "\n  ", StringComparison.Ordinal))}";
}
