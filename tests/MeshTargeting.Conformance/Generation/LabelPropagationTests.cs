using System.Text.Json;
using MeshTargeting.Generation.Universal;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Conformance.Generation;

/// <summary>Kuma's own tests of the labels that Dataplanes give MeshServices.</summary>
public class LabelPropagationTests
{
    private const string File = "inline/meshservice-label-propagation.jsonl";

    public static TheoryData<string> Contributions => Corpus.Ids(File, row => row.Text("function") == "dpContribution");

    public static TheoryData<string> Votes => Corpus.Ids(File, row => row.Text("function") != "dpContribution");

    [CorpusTheory]
    [MemberData(nameof(Contributions))]
    public void a_Dataplane_contributes_as_in_Kuma(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var inbounds = input.GetProperty("inboundTags").EnumerateArray().Select(tags => new DataplaneInbound { Tags = Map(tags) });
        var allowed = input.GetProperty("allowedLabelKeys");

        var contribution = LabelContribution.Of(
            Map(input.GetProperty("dataplaneLabels")),
            inbounds,
            allowed.ValueKind == JsonValueKind.Array ? allowed.EnumerateArray().Select(k => k.GetString()!).ToHashSet() : []);

        var dropped = row.GetProperty("expected").GetProperty("dropped");
        Assert.Equal(Map(row.GetProperty("expected").GetProperty("labels")), contribution.Labels.ToDictionary());
        Assert.Equal(Count(dropped, "invalid"), contribution.Invalid);
        Assert.Equal(Count(dropped, "inbound_conflict"), contribution.Conflicting);
    }

    [CorpusTheory]
    [MemberData(nameof(Votes))]
    public void the_vote_goes_as_in_Kuma(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var contribution = input.Text("contribution")!;
        var proxies = input.GetProperty("dataplanes").EnumerateArray()
            .Where(json => json.ValueKind == JsonValueKind.Object)
            .Select(json => ProxyOf(json));

        var labels = LabelVote.Of(proxies.Select(proxy => (proxy, Given(proxy.Metadata.Labels, contribution))));

        Assert.Equal(Map(row.GetProperty("expected")), labels.ToDictionary());
    }

    /// <summary><c>allLabels</c>, <c>none</c>, or <c>label:KEY</c>.</summary>
    private static IReadOnlyDictionary<string, string> Given(IReadOnlyDictionary<string, string> labels, string contribution) => contribution switch
    {
        "allLabels" => labels,
        "none" => ResourceMetadata.None,
        _ => labels.Where(l => l.Key == contribution["label:".Length..]).ToDictionary(),
    };

    private static Resource<DataplaneSpec> ProxyOf(JsonElement json) => new(
        DataplaneSpec.Descriptor,
        new ResourceMetadata
        {
            Name = json.Text("name")!,
            Mesh = json.Text("mesh")!,
            CreationTime = json.GetProperty("creationTime").GetDateTimeOffset(),
            Labels = Map(json.GetProperty("labels")),
        },
        new DataplaneSpec(),
        Envelope.Universal);

    private static int Count(JsonElement dropped, string reason) => dropped.TryGetProperty(reason, out var count) ? count.GetInt32() : 0;

    private static Dictionary<string, string> Map(JsonElement json) => json.EnumerateObject().ToDictionary(l => l.Name, l => l.Value.GetString()!);
}
