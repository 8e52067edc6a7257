using MeshTargeting.Reports.CustomResourceDefinitions;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.Crds;

public class CrdWriterTests
{
    [Fact]
    public void the_files_under_deploy_are_those_that_the_model_makes() => CheckedInFiles.Verify("deploy/crds", CrdWriter.WriteAll());

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
