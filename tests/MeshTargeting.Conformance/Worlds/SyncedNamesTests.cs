using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Worlds;

/// <summary>The names that Kuma's control planes give to what they synchronise (pkg/kds/hash/hash.go), as they stand in its goldens.</summary>
public class SyncedNamesTests
{
    private const string File = "inline/hashed-names.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void names_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var values = input.GetProperty("values").EnumerateArray().Select(v => v.GetString()!).ToArray();

        Assert.Equal(row.Text("expected"), SyncedNames.Of(input.Text("mesh")!, input.Text("name")!, values));
    }
}
