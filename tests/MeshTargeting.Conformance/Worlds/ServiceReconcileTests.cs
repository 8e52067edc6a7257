using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Conformance.Worlds;

public class ServiceReconcileTests
{
    private const string File = "golden-cases.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File, row => row.Text("suite") == "k8s-reconcile-meshservice");

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void makes_the_MeshServices_that_Kuma_makes(string id)
    {
        var row = Corpus.Row(File, id);
        var options = row.GetProperty("options");
        var reconciled = options.GetProperty("reconcile");
        var given = KubernetesJson.Read("testdata/" + row.Text("inputFile")).ToList();
        var contents = new NamespaceContents
        {
            Name = reconciled.Text("namespace")!,
            Namespace = given.OfType<Resource<NamespaceSpec>>().Single(),
            Services = given.OfType<Resource<ServiceSpec>>().ToList(),
            Pods = given.OfType<Resource<PodSpec>>().ToList(),
            Slices = given.OfType<Resource<EndpointSliceSpec>>().ToList(),
        };
        var settings = new DerivationSettings { InboundTagsDisabled = options.GetProperty("inboundTagsDisabled").GetBoolean() };

        var outcome = NamespaceDerivation.Of(contents, mesh => ModeOf(given, mesh), settings);

        var golden = YamlJson.Parse(Corpus.ReadText("testdata/" + row.Text("goldenFile")))["items"]!.AsArray();
        var services = outcome.Resources.OfType<Resource<MeshServiceSpec>>().ToList();
        Assert.Equal(golden.Count, services.Count);
        foreach (var (expected, actual) in golden.Zip(services))
        {
            var wanted = (Resource<MeshServiceSpec>)KubernetesJson.Resource(expected!, MeshServiceSpec.Descriptor);
            var owner = expected!["metadata"]!["ownerReferences"]![0]!;
            Assert.Equal(wanted.Id, actual.Id);
            Assert.Equal(wanted.Metadata.Labels.OrderBy(l => l.Key), actual.Metadata.Labels.OrderBy(l => l.Key));
            Assert.Equal(Json(wanted.Spec), Json(actual.Spec));
            Assert.Equal(((MeshServiceStatus)wanted.Status!).Vips, ((MeshServiceStatus)actual.Status!).Vips);
            Assert.Equal(reconciled.Text("name"), actual.DerivedFrom!.Metadata.Name);
            Assert.Equal(
                owner["kind"]!.GetValue<string>() == "Pod" ? $"{owner["name"]}.{wanted.Metadata.Namespace}" : null,
                actual.Spec.Selector!.DataplaneRef?.Name);
        }
    }

    private static MeshServicesMode? ModeOf(IEnumerable<Resource> given, string name) =>
        given.OfType<Resource<MeshSpec>>().SingleOrDefault(m => m.Metadata.Name == name) is { } mesh
            ? World.Create([mesh], new WorldOptions()).ModeOf(name)
            : null;

    private static string Json(MeshServiceSpec spec) => JsonSerializer.Serialize(spec, ModelJson.Default.MeshServiceSpec);
}
