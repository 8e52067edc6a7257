using System.Text.Json;
using System.Text.RegularExpressions;
using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;

namespace MeshTargeting.Conformance;

/// <summary>The examples of Kuma's documentation are read without an error, unless they do not fit Kuma's own definitions.</summary>
public partial class DocsExamples
{
    private const string File = "examples/docs-examples.jsonl";

    // Kuma's definitions of what it declares in protobuf say nothing of the fields, so the corpus does not know these mistakes of the
    // documentation.
    private static readonly Dictionary<string, string> WrongInProtobuf = new()
    {
        ["app/_src/policies/introduction.md#L383"] = "conf: on Kubernetes it belongs in spec; Kuma would take the gateway for an empty one",
        ["app/_src/policies/introduction.md#L625"] = "the same",
        ["app/_src/production/cp-deployment/multi-zone.md#L510"] = "spec: Universal has no spec here; Kuma would take the zone for an enabled one",
        ["app/_src/policies/traffic-metrics.md#L647"] = "spec: Universal has no spec here; Kuma would take the mesh for an empty one",
        ["app/_src/policies/traffic-metrics.md#L670"] = "the same",
        ["app/_src/production/cp-deployment/zoneegress.md#L92"] = "mtls: [...] stands for something left out",
        ["app/_src/production/cp-deployment/zoneegress.md#L107"] = "the same",
        ["app/_src/production/secure-deployment/secrets.md#L206"] = "config: the field is conf; Kuma drops what it does not know",
        ["app/_src/production/secure-deployment/secrets.md#L223"] = "the same",
        ["app/_src/resources/workload.md#L91"] = "spec: Kuma's REST interface demands one, though that of a Workload is empty; its definition for Kubernetes does not",
    };

    public static TheoryData<string> Right => Corpus.Ids(File, IsRight);

    public static TheoryData<string> Wrong => Corpus.Ids(File, r => IsOurs(r) && (IsWrongInProtobuf(r) || Issues(r).Count > 0));

    [CorpusTheory]
    [MemberData(nameof(Right))]
    public void reads_an_example_that_fits_kumas_definitions(string id) => Assert.All(
        Texts(Corpus.Row(File, id)),
        text =>
        {
            var result = ManifestReader.Read(new SourceText(id, text));

            Assert.Empty(result.Findings.Where(IsAboutTheForm).Select(f => $"{f.Rule.Code} {f.Path}: {f.Message}"));
            Assert.NotEmpty(result.Resources);
        });

    [CorpusTheory]
    [MemberData(nameof(Wrong))]
    public void finds_fault_with_an_example_that_does_not_fit(string id)
    {
        var row = Corpus.Row(File, id);
        var faults = Issues(row).Select(i => i.Split(": ")[0]).ToList();

        Assert.All(Texts(row), text =>
        {
            var findings = ManifestReader.Read(new SourceText(id, text)).Findings.Where(IsAboutTheForm).ToList();

            Assert.NotEmpty(findings);
            Assert.Empty(faults.Except(findings.Select(f => QuotedKey().Replace(f.Path, ".$1"))));
        });
    }

    // Whole, and without a mistake that the corpus knows of.
    internal static bool IsRight(JsonElement row) => IsOurs(row) && !IsElided(row) && Issues(row).Count == 0 && !IsWrongInProtobuf(row);

    private static bool IsOurs(JsonElement row) => row.Text("format") != "partial" && KindCatalog.FindKuma(row.Text("kind")!) is { Successor: null };

    // An example of which the documentation shows only a part: "spec: ...".
    private static bool IsElided(JsonElement row) => row.TryGetProperty("elided", out var elided) && elided.GetBoolean();

    private static bool IsWrongInProtobuf(JsonElement row) => WrongInProtobuf.ContainsKey(row.Text("id")!);

    // How an example does not fit Kuma's definitions: "spec.to[0].rules[0].matches: required".
    private static List<string> Issues(JsonElement row) =>
        row.TryGetProperty("crdIssues", out var issues) ? [.. issues.EnumerateArray().Select(i => i.GetString()!)] : [];

    private static bool IsAboutTheForm(Finding finding) =>
        finding.Rule.Code.StartsWith("MS0", StringComparison.Ordinal) || finding.Rule.Code.StartsWith("MS1", StringComparison.Ordinal);

    // What the documentation shows: an example in each form that the site renders, or as it stands.
    internal static IEnumerable<string> Texts(JsonElement row) => row.TryGetProperty("rendered", out var rendered)
        ? rendered.EnumerateObject().Select(r => r.Value.GetString()!)
        : [row.Text("text")!];

    // Our paths write labels["a.b/c"] where the corpus writes labels.a.b/c.
    [GeneratedRegex("""\["([^"]+)"\]""")]
    private static partial Regex QuotedKey();
}
