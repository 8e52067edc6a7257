using System.Text.Json.Nodes;
using MeshTargeting.Reports.CustomResourceDefinitions;
using MeshTargeting.Resources;

namespace MeshTargeting.Conformance.Crds;

/// <summary>Our definitions say what Kuma's own say: names, scope, columns, and every field with its type and limits.</summary>
public class CrdConformance
{
    public static TheoryData<string> Kinds => [.. KindCatalog.All.Where(k => k.IsKuma).Select(k => k.Name)];

    [CorpusTheory]
    [MemberData(nameof(Kinds))]
    public void says_what_kumas_definition_says(string name)
    {
        var kind = KindCatalog.FindKuma(name)!;
        var file = CrdWriter.FileNameOf(kind);

        var differences = DefinitionComparer.Compare(
            ours: YamlJson.Parse(CrdWriter.Write(kind)),
            theirs: YamlJson.Parse(Corpus.ReadText($"crds/{file}")));

        Assert.Empty(differences);
    }

    [Fact]
    public void the_comparison_sees_a_difference_in_either_direction()
    {
        var kind = KindCatalog.FindKuma("MeshService")!;
        var whole = YamlJson.Parse(CrdWriter.Write(kind));
        var less = YamlJson.Parse(CrdWriter.Write(kind));
        ((JsonObject)less["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!["properties"]!).Remove("ports");

        Assert.Empty(DefinitionComparer.Compare(whole, whole));
        Assert.Single(DefinitionComparer.Compare(whole, less));
        Assert.Single(DefinitionComparer.Compare(less, whole));
    }
}
