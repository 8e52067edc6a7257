using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Conformance.Worlds;

public class PodDataplaneTests
{
    private const string File = "golden-cases.jsonl";

    /// <summary>Cases that turn on what no declared kind has, by the start of their description.</summary>
    private static readonly string[] NotModelled =
    [
        "19. Terminating pod", // metadata.deletionTimestamp
        "20. Pod with gateway annotation and 1 service identified by deployment", // ownerReferences and ReplicaSets
        "26. Should copy node label", // Nodes, and a setting that is off unless somebody turns it on
    ];

    public static TheoryData<string> Ids => Corpus.Ids(
        File,
        row => row.Text("suite") == "pod-to-dataplane"
            && row.Text("goldenFile") is not null
            && !NotModelled.Any(d => row.Text("description")!.StartsWith(d, StringComparison.Ordinal)));

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void a_Pod_has_the_inbounds_or_gateway_that_Kuma_gives_it(string id)
    {
        var row = Corpus.Row(File, id);
        var inputs = row.GetProperty("inputs");
        var options = row.GetProperty("options");
        var settings = new DerivationSettings
        {
            Zone = options.Text("zone")!,
            InboundTagsDisabled = options.TryGetProperty("inboundTagsDisabled", out var disabled) && disabled.GetBoolean(),
        };
        var pod = PodModel.Of(KubernetesJson.Read("testdata/" + inputs.Text("pod"), PodSpec.Descriptor).Single());
        var services = inputs.Text("servicesForPod") is { } file ? KubernetesJson.Read("testdata/" + file, ServiceSpec.Descriptor).ToList() : [];

        var actual = PodDataplanes.Convert(pod, services, "default", settings)!.Spec.Networking!;

        var golden = YamlJson.Parse(Corpus.ReadText("testdata/" + row.Text("goldenFile")));
        var expected = ((Resource<DataplaneSpec>)KubernetesJson.Resource(golden, DataplaneSpec.Descriptor)).Spec.Networking!;
        Assert.Equal(expected.Address, actual.Address);
        Assert.Equal((expected.Inbound ?? []).Select(Describe), (actual.Inbound ?? []).Select(Describe));
        Assert.Equal(Describe(expected.Gateway?.Tags), Describe(actual.Gateway?.Tags));
    }

    private static string Describe(DataplaneInbound inbound) => string.Join(
        " ", inbound.Port, inbound.Name, inbound.Protocol, inbound.State, inbound.Health?.Ready == true, Describe(inbound.Tags));

    private static string Describe(IReadOnlyDictionary<string, string>? tags) =>
        string.Join(",", (tags ?? ResourceMetadata.None).OrderBy(t => t.Key, StringComparer.Ordinal));
}
