using MeshTargeting.Generation.Hostnames;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Generation;

/// <summary>Hostnames by the HostnameGenerators that Kuma makes itself.</summary>
public class DefaultHostnameGeneratorsTests
{
    [Theory]
    [InlineData("kubernetes", "false", "web.shop.svc.east.mesh.local")]
    [InlineData("kubernetes", "true", "web-0.db.shop.svc.east.mesh.local")]
    [InlineData("universal", null, "web.svc.east.mesh.local")]
    public void services_of_other_zones_have_one_each(string environment, string? headless, string expected)
    {
        (string, string)[] labels =
        [
            ("kuma.io/origin", "global"), ("kuma.io/env", environment), ("kuma.io/zone", "east"), ("kuma.io/display-name", "web"), ("k8s.kuma.io/namespace", "shop"),
            ("statefulset.kubernetes.io/pod-name", "web-0"), ("k8s.kuma.io/service-name", "db"),
            .. headless is null ? Array.Empty<(string, string)>() : [("k8s.kuma.io/is-headless-service", headless)],
        ];

        Assert.Equal([expected], Hostnames(new ControlPlane { Mode = ControlPlaneMode.Global }, labels));
    }

    [Fact]
    public void a_service_of_the_zone_has_one_on_Universal() =>
        Assert.Equal(["web-1.svc.mesh.local"], Hostnames(ControlPlane.Default, ("kuma.io/origin", "zone")));

    private static IEnumerable<string?> Hostnames(ControlPlane controlPlane, params (string Key, string Value)[] labels)
    {
        var service = Service(Meta("web-1", labels: labels));
        Resource[] resources = [service, .. DefaultHostnameGenerators.Of(controlPlane, Envelope.Universal)];
        return HostnameAssignment.Of(World.Create(resources, new WorldOptions { UniversalIsStored = true }))[service].Addresses.Select(a => a.Hostname);
    }
}
