using System.Text;
using MeshTargeting.Conformance.Targeting;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Worlds;

public class LabelsComputeTests
{
    private const string File = "inline/labels-compute.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(
        File, row => row.Text("function") == "labels.Compute" && KindCatalog.FindKuma(row.GetProperty("input").GetProperty("resource").Text("type")!) is not null);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void computes_the_labels_that_Kuma_computes(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var json = input.GetProperty("resource");
        var kind = KindCatalog.FindKuma(json.Text("type")!)!;
        var ns = json.TryGetProperty("nameExtensions", out var extensions) ? extensions.Text("k8s.kuma.io/namespace")! : "";
        var spec = kind.SpecInlineOnUniversal ? json : json.GetProperty("spec");
        var resource = kind.Decode(
            UniversalJson.Metadata(json) with { Namespace = ns, Mesh = kind.Scope == KindScope.Mesh ? json.Text("mesh")! : "" },
            Encoding.UTF8.GetBytes(spec.GetRawText()),
            default,
            Envelope.Kubernetes,
            source: null);

        var labels = EffectiveLabels.Of(resource, new WorldOptions { Zone = input.Text("zone"), Mode = input.Text("mode") == "global" ? ControlPlaneMode.Global : ControlPlaneMode.Zone });

        // The display name comes when Kuma reads the resource again.
        var expected = row.GetProperty("expected").EnumerateObject().Select(l => (l.Name, l.Value.GetString()));
        var actual = labels.Where(l => l.Key != KumaLabels.DisplayName).Select(l => (l.Key, (string?)l.Value));
        Assert.Equal(expected.Order(), actual.Order());
    }
}
