using MeshTargeting.Resources;

namespace MeshTargeting.Conformance.Resources;

public class HashedNameTests
{
    private const string File = "inline/hashed-names.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void names_what_is_synchronised_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var values = input.GetProperty("values").EnumerateArray().Select(v => v.GetString()!).ToArray();

        Assert.Equal(row.Text("expected"), HashedName.Of(input.Text("mesh")!, input.Text("name")!, values));
    }
}
