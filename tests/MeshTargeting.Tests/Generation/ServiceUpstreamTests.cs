using MeshTargeting.Generation.Services;
using MeshTargeting.Resources.Kinds.Kubernetes;
using static MeshTargeting.Tests.Worlds.GivenKubernetes;

namespace MeshTargeting.Tests.Generation;

/// <summary>Annotations that send ingress controllers to Services.</summary>
public class ServiceUpstreamTests
{
    [Fact]
    public void Services_in_a_mesh_get_both() => Assert.Equal(
        ["ingress.kubernetes.io/service-upstream", "nginx.ingress.kubernetes.io/service-upstream"],
        ServiceUpstream.Of(KubeService("web"), InjectedNamespace("app")).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void others_get_none()
    {
        var ns = InjectedNamespace("app");

        Assert.Empty(ServiceUpstream.Of(KubeService("web"), null));
        Assert.Empty(ServiceUpstream.Of(KubeService("web"), Namespace("app")));
        Assert.Empty(ServiceUpstream.Of(KubeService("web").Annotated("kuma.io/gateway", "builtin"), ns));
        Assert.Empty(ServiceUpstream.Of(KubeService("web").Annotated("kuma.io/ignore", "enabled"), ns));
        Assert.Empty(ServiceUpstream.Of(KubeService("web", "app", new ServiceSpec { Type = "ExternalName" }), ns));
    }
}
