using System.Text.Json;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Conformance.Targeting.Rules;

public class ConfMergeTests
{
    private const string File = "inline/rules-merge.jsonl";

    /// <summary>What the tags of the Go type say that these cases are about (the notes of the rows).</summary>
    private static readonly MergePlan Plan = new("MergeValues", "key", "default", "DirectMergeValues", LastFirst: false);

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void merges_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var confs = row.GetProperty("input").EnumerateArray().Select(conf => ConfJson.Read(conf, IsWritten)).ToArray();

        var merged = ConfMerge.Merge(confs, Plan);

        Assert.Equal(
            row.GetProperty("expected").EnumerateArray().Select(conf => ConfJson.Read(conf, IsWritten)), merged, ConfEquality.Instance);
    }

    /// <summary>Fields with a JSON name of their own, in lower case, are left out where they are nil; all others are written as null.</summary>
    private static bool IsWritten(string name, JsonElement value) => value.ValueKind != JsonValueKind.Null || char.IsUpper(name[0]);
}
