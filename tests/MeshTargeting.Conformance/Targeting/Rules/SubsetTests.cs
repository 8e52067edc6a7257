using System.Text.Json;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Conformance.Targeting.Rules;

public class SubsetTests
{
    private const string Subsets = "inline/rules-subsets.jsonl";
    private const string Combinations = "inline/rules-subset-iter.jsonl";

    public static TheoryData<string> Containing => Corpus.Ids(Subsets, row => row.Text("function") == "Subset.ContainsElement");

    public static TheoryData<string> Intersecting => Corpus.Ids(Subsets, row => row.Text("function") == "Subset.Intersect");

    public static TheoryData<string> Including => Corpus.Ids(Subsets, row => row.Text("function") == "Subset.IsSubset");

    public static TheoryData<string> Computing => Corpus.Ids(Subsets, row => row.Text("function") == "Rules.Compute");

    public static TheoryData<string> Iterating => Corpus.Ids(Combinations);

    [CorpusFact]
    public void every_row_is_looked_at() => Assert.Equal(
        Corpus.Rows(Subsets).Count(), Containing.Count + Intersecting.Count + Including.Count + Computing.Count);

    [CorpusTheory]
    [MemberData(nameof(Containing))]
    public void a_subset_contains_what_Kuma_says(string id)
    {
        var (input, expected) = Case(Subsets, id);

        Assert.Equal(
            expected.GetBoolean(),
            MeshTargeting.Targeting.Rules.Subsets.Contains(Tags(input.GetProperty("subset")), Element(input.GetProperty("element"))));
    }

    [CorpusTheory]
    [MemberData(nameof(Intersecting))]
    public void subsets_meet_where_Kuma_says(string id)
    {
        var (input, expected) = Case(Subsets, id);

        Assert.Equal(
            expected.GetBoolean(),
            MeshTargeting.Targeting.Rules.Subsets.Intersect(Tags(input.GetProperty("s1")), Tags(input.GetProperty("s2"))));
    }

    [CorpusTheory]
    [MemberData(nameof(Including))]
    public void a_subset_includes_another_where_Kuma_says(string id)
    {
        var (input, expected) = Case(Subsets, id);

        Assert.Equal(
            expected.GetBoolean(),
            MeshTargeting.Targeting.Rules.Subsets.IsSubset(Tags(input.GetProperty("s1")), Tags(input.GetProperty("s2"))));
    }

    [CorpusTheory]
    [MemberData(nameof(Computing))]
    public void finds_the_rule_that_Kuma_finds(string id)
    {
        var (input, expected) = Case(Subsets, id);
        var rules = input.GetProperty("rules").EnumerateArray().Select(rule => new SubsetRule(
            Tags(rule.GetProperty("subset")), ConfJson.Read(rule.GetProperty("conf")), [], new Dictionary<string, MeshTargeting.Resources.Resource>()));

        var found = new SubsetRules(rules.ToArray()).Compute(Element(input.GetProperty("element")));

        Assert.Equal(expected.ValueKind == JsonValueKind.Null ? null : ConfJson.Read(expected), found?.Conf, ConfEquality.Instance!);
    }

    [CorpusTheory]
    [MemberData(nameof(Iterating))]
    public void combines_tags_in_Kumas_order(string id)
    {
        var (input, expected) = Case(Combinations, id);

        Assert.Equal(
            expected.EnumerateArray().Select(subset => Tags(subset).Order(TagOrder)),
            SubsetCombinations.Of(Tags(input)).Select(subset => subset.Order(TagOrder)));
    }

    private static readonly Comparer<SubsetTag> TagOrder = Comparer<SubsetTag>.Create(MeshTargeting.Targeting.Rules.Subsets.Compare);

    private static (JsonElement Input, JsonElement Expected) Case(string file, string id)
    {
        var row = Corpus.Row(file, id);
        return (row.GetProperty("input"), row.GetProperty("expected"));
    }

    private static SubsetTag[] Tags(JsonElement tags) => tags.EnumerateArray()
        .Select(tag => new SubsetTag(
            tag.Text("key")!, tag.Text("value")!, tag.TryGetProperty("not", out var not) && not.GetBoolean()))
        .ToArray();

    private static Dictionary<string, string> Element(JsonElement tags) =>
        tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!);
}
