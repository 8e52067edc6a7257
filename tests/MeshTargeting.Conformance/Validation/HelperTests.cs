using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Conformance.Validation;

/// <summary>Kuma's own tests of what its validators share (validators-helpers.jsonl).</summary>
public class HelperTests
{
    private const string File = "validators-helpers.jsonl";

    public static TheoryData<string> Rows => Corpus.Ids(File, row => row.Text("function") != "AllowedValuesHint");

    public static TheoryData<string> Hints => Corpus.Ids(File, row => row.Text("function") == "AllowedValuesHint");

    [CorpusTheory]
    [MemberData(nameof(Rows))]
    public void finds_what_kuma_finds(string id)
    {
        var row = Corpus.Row(File, id);
        var findings = new FindingList(
            new Resource<MeshTimeoutSpec>(MeshTimeoutSpec.Descriptor, new ResourceMetadata { Name = "any" }, new MeshTimeoutSpec(), Envelope.Universal),
            ControlPlane.Default);

        Validate(row, findings);

        var expected = row.GetProperty("expect").TryGetProperty("violations", out var violations)
            ? violations.EnumerateArray().Select(v => $"{v.Text("field")}: {v.Text("message")}")
            : [];
        Assert.Equal(expected, findings.ToList().Select(f => $"{f.Field}: {f.Message}"));
    }

    [CorpusTheory]
    [MemberData(nameof(Hints))]
    public void hints_at_allowed_values_as_kuma_does(string id)
    {
        var row = Corpus.Row(File, id);

        Assert.Equal(row.Text("expectString"), KumaText.AllowedValues(Strings(row.GetProperty("input"))));
    }

    private static void Validate(JsonElement row, FindingList findings)
    {
        var input = row.GetProperty("input");
        var opts = row.TryGetProperty("opts", out var given) ? given : default;
        var place = Place.Root.At(opts.ValueKind == JsonValueKind.Object ? opts.Text("path") ?? "targetRef" : "");
        switch (row.Text("function"))
        {
            case "ValidateTargetRef":
                TargetRefValidator.Validate(YamlJson.Parse(input.GetString()!).Deserialize(ModelJson.Default.TargetRef), place, Rules(opts), findings);
                break;
            case "ValidateSelector" or "ValidateSelector+SelectorKeyNotInSet":
                var rules = opts.TryGetProperty("notInSet", out var refused) ? new TagRules { Key = TagsValidator.KeyNoneOf(Strings(refused)) } : new TagRules();
                TagsValidator.ValidateSelector(input.Deserialize<Dictionary<string, string>>(), place, rules, findings);
                break;
            case "ValidateMeta":
                MetaValidator.ValidateName(input.Text("name"), Place.Root.At("name"), findings);
                MetaValidator.ValidateMesh(input.Text("mesh"), Enum.Parse<KindScope>(input.Text("scope")!), Place.Root.At("mesh"), findings);
                break;
            case "ValidateBandwidth":
                TextChecks.Bandwidth(input.GetString(), place, findings);
                break;
            case "ValidateOtelAttributeName":
                TextChecks.OtelAttributeName(input.GetString(), place, findings);
                break;
            case "ValidateJsonPatchBlock":
                JsonPatchValidator.Validate([.. Strings(input).Select(Operation)], place, findings);
                break;
            default:
                throw new NotSupportedException(row.Text("function"));
        }
    }

    private static TargetRefRules Rules(JsonElement opts) => new(Strings(opts.GetProperty("SupportedKinds")))
    {
        KindError = opts.Text("SupportedKindsError"),
        GatewayTags = IsSet(opts, "GatewayListenerTagsAllowed"),
        Inbound = IsSet(opts, "IsInboundPolicy"),
    };

    private static bool IsSet(JsonElement opts, string option) => opts.TryGetProperty(option, out var value) && value.GetBoolean();

    private static IReadOnlyList<string> Strings(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(e => e.GetString()!)] : [];

    private static JsonPatchBlock Operation(string yaml) => YamlJson.Parse(yaml).Deserialize<JsonPatchBlock>(JsonSerializerOptions.Web)!;
}
