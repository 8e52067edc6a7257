using System.Text;
using System.Text.Json.Nodes;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Reports.CustomResourceDefinitions;
using MeshTargeting.Resources;

namespace MeshTargeting.Conformance.Crds.Generated;

/// <summary>
/// What Kuma's definitions take we take, and what they refuse we refuse: objects that fit them, and the same with one field changed.
/// </summary>
public class GeneratedObjectsTests
{
    private const int Pairs = 1000;

    public static TheoryData<string> Kinds => [.. KindCatalog.All.Where(k => k.IsKuma).Select(k => k.Name)];

    [CorpusTheory]
    [MemberData(nameof(Kinds))]
    public void accepts_and_rejects_what_kumas_definition_does(string name)
    {
        var kind = KindCatalog.FindKuma(name)!;
        var schema = SchemaOf(kind);

        // The same seeds in every run: what fails once fails again.
        var disagreements = Enumerable.Range(0, Pairs).AsParallel().AsOrdered().SelectMany(seed =>
        {
            var random = new Random(seed);
            var value = new ObjectGen(random).Value(schema)!.AsObject();
            return new[] { value, Mutation.Of(value, random) }.Select(v => Disagreement(kind, v, schema)).OfType<string>();
        });
        var first = disagreements.Take(5).ToList();

        Assert.True(first.Count == 0, string.Join('\n', first));
    }

    [CorpusTheory]
    [InlineData("MeshService")]
    [InlineData("MeshHTTPRoute")]
    [InlineData("MeshMetric")]
    public void the_objects_are_of_both_sorts(string name)
    {
        var schema = SchemaOf(KindCatalog.FindKuma(name)!);

        var fitting = Enumerable.Range(0, Pairs).Select(seed => new ObjectGen(new Random(seed)).Value(schema)!.AsObject()).ToList();
        var changed = fitting.Select((value, seed) => Mutation.Of(value, new Random(seed))).ToList();

        Assert.All(fitting, value => Assert.Null(SchemaOracle.Fault(value, schema)));
        Assert.InRange(changed.Count(value => SchemaOracle.Fault(value, schema) is not null), Pairs / 4, Pairs);
    }

    private static string? Disagreement(KindDescriptor kind, JsonObject value, JsonObject schema)
    {
        var fault = SchemaOracle.Fault(value, schema);
        var found = ManifestReader.ReadJson(Encoding.UTF8.GetBytes(Envelope(kind, value).ToJsonString())).Findings
            .Where(f => IsAboutTheSchema(f, schema))
            .ToList();
        return (fault is null) == (found.Count == 0)
            ? null
            : $"Kuma: {fault ?? "fits"} - we: {string.Join("; ", found.Select(f => $"{f.Rule.Code} {f.Path}: {f.Message}"))} - of {value.ToJsonString()}";
    }

    // A duration is any text to a definition, a port may be negative and a percentage have more than 32 bits, and the spec of some
    // kinds is anything at all: Kuma's decoder refuses there what no definition does, and so do we.
    private static bool IsAboutTheSchema(Finding finding, JsonObject schema) =>
        finding.Severity == Severity.Error
        && finding.Rule != SchemaRules.NotADuration
        && !IsOfTheDecoder(finding, schema)
        && !(finding.Path.StartsWith("spec", StringComparison.Ordinal) && schema["properties"]!["spec"]!["x-kubernetes-preserve-unknown-fields"] is not null);

    private static bool IsOfTheDecoder(Finding finding, JsonObject schema)
    {
        JsonNode? at = schema;
        foreach (var name in finding.Path.Split('.'))
        {
            at = at?["properties"]?[name.Split('[')[0]];
            at = name.Contains('[', StringComparison.Ordinal) ? at?["items"] : at;
        }

        return finding.Rule == SchemaRules.OutOfRange && at is JsonObject found
            && (found["x-kubernetes-int-or-string"] is not null
                || ((string?)found["type"] == "integer" && found["minimum"] is null && finding.Message.EndsWith("greater than or equal to 0", StringComparison.Ordinal)));
    }

    private static JsonObject Envelope(KindDescriptor kind, JsonObject value)
    {
        var made = value.DeepClone().AsObject();
        made["apiVersion"] = kind.ApiVersion;
        made["kind"] = kind.Name;
        made["metadata"] = new JsonObject { ["name"] = "name" };
        return made;
    }

    /// <summary>Kuma's schema of what stands beside apiVersion, kind and metadata.</summary>
    private static JsonObject SchemaOf(KindDescriptor kind)
    {
        var definition = YamlJson.Parse(Corpus.ReadText($"crds/{CrdWriter.FileNameOf(kind)}"));
        var schema = definition["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!.DeepClone().AsObject();
        foreach (var member in new[] { "apiVersion", "kind", "metadata" })
        {
            schema["properties"]!.AsObject().Remove(member);
        }

        return schema;
    }
}
