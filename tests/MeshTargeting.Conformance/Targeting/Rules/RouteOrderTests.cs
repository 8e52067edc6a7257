using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Conformance.Targeting.Rules;

public class RouteOrderTests
{
    private const string File = "inline/meshhttproute-match-sort.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void tries_matches_in_Kumas_order(string id)
    {
        var row = Corpus.Row(File, id);

        var sorted = row.GetProperty("input").EnumerateArray().Select(m => ConfJson.Read(m)).Order(RouteOrder.Instance);

        Assert.Equal(row.GetProperty("expected").EnumerateArray().Select(m => ConfJson.Read(m)), sorted, ConfEquality.Instance);
    }
}
