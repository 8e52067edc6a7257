using System.Text.Json.Nodes;
using MeshTargeting.Conformance;
using MeshTargeting.Resources;
using MeshTargeting.Server.Inspect;

namespace MeshTargeting.Server.Tests.Conformance;

/// <summary>The names of kinds in paths and identifiers are those of Kuma's own list, <c>GET /_resources</c>.</summary>
public class ResourceTypesTests
{
    [CorpusFact]
    public void policies_have_kumas_paths()
    {
        foreach (var type in Types())
        {
            var expected = type["policy"] is null ? null : (string)type["name"]!;

            Assert.Equal(expected, PolicyPaths.Find((string)type["path"]!, KumaSemantics.V2_14)?.Name);
        }
    }

    [CorpusFact]
    public void kinds_have_kumas_short_names()
    {
        foreach (var type in Types().Where(t => (string)t["shortName"]! != ""))
        {
            Assert.Equal((string)type["name"]!, KindCatalog.FindByShortName((string)type["shortName"]!)?.Name);
        }
    }

    private static List<JsonNode> Types()
    {
        var list = JsonNode.Parse(Corpus.ReadText("testdata/pkg/api-server/testdata/base_endpoints/_resources.golden.json"))!;
        return [.. list["resources"]!.AsArray().Select(t => t!)];
    }
}
