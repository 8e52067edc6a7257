using System.Text;
using System.Text.Json;
using MeshTargeting.Conformance.Targeting;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Conformance.Worlds;

public class MeshServiceMatchTests
{
    private const string File = "inline/meshservice-match.jsonl";

    // Kuma's test matches stored resources, with no other labels than they have: so does a global control plane.
    private static readonly WorldOptions Stored = new() { Mode = ControlPlaneMode.Global };

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void matches_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var input = row.GetProperty("input");
        var healthyOnly = input.GetProperty("matchOnlyHealthy").GetBoolean();
        var proxies = input.GetProperty("dataplanes").EnumerateArray().Select(Proxy).ToList();
        var services = input.GetProperty("meshServices").EnumerateArray().Select(s => (Resource<MeshServiceSpec>)UniversalJson.Resource(s)).ToList();
        var world = World.Create([.. proxies, .. services], Stored);

        foreach (var expected in row.GetProperty("expected").EnumerateArray())
        {
            var service = services.Single(s => Named(s) == Named(expected.GetProperty("meshService")));
            var names = expected.GetProperty("dataplanes").EnumerateArray().Select(Named).ToList();
            var matched = proxies.Where(p => p.Metadata.Mesh == service.Metadata.Mesh
                && MeshServiceMatching.Selects(service.Spec.Selector!, p, world.LabelsOf(p), KumaSemantics.V2_14, healthyOnly));

            Assert.Equal(names, matched.Select(Named));
            if (!healthyOnly)
            {
                Assert.Equal(names.Order(), world.ProxiesOf(service).Select(Named).Order());
            }
        }
    }

    private static (string, string) Named(Resource resource) => (resource.Metadata.Mesh, resource.Metadata.Name);

    private static (string, string) Named(JsonElement reference) => (reference.Text("mesh")!, reference.Text("name")!);

    private static Resource<DataplaneSpec> Proxy(JsonElement json) => (Resource<DataplaneSpec>)DataplaneSpec.Descriptor.Decode(
        UniversalJson.Metadata(json), Encoding.UTF8.GetBytes(json.GetRawText()), default, Envelope.Universal, source: null);
}
