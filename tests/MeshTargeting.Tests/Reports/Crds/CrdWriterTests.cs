using MeshTargeting.Reports.CustomResourceDefinitions;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.Crds;

public class CrdWriterTests
{
    [Fact]
    public void the_files_under_deploy_are_those_that_the_model_makes()
    {
        var folder = Path.Combine(Repository.Root, "deploy", "crds");
        var made = CrdWriter.WriteAll();

        Assert.Equal(made.Select(f => f.FileName), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(made, f => Assert.True(
            File.ReadAllText(Path.Combine(folder, f.FileName)) == f.Content,
            $"deploy/crds/{f.FileName} is not what the model makes; write it anew with `meshservice crds --output deploy/crds`"));
    }

    [Fact]
    public void refuses_a_kind_of_kubernetes_itself() =>
        Assert.Throws<ArgumentException>(() => CrdWriter.Write(KindCatalog.Find("", "Service")!));

    [Fact]
    public void a_cluster_scoped_kind_is_cluster_scoped()
    {
        Assert.Contains("  scope: Cluster\n", CrdWriter.Write(KindCatalog.FindKuma("Mesh")!), StringComparison.Ordinal);
        Assert.Contains("  scope: Namespaced\n", CrdWriter.Write(KindCatalog.FindKuma("MeshService")!), StringComparison.Ordinal);
    }
}
