using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Reading;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Defaulting;

/// <summary>What Kuma's defaulting webhook does to labels and annotations.</summary>
public class StoredLabelsTests
{
    private static readonly ControlPlane Zone = new() { Zone = "east" };
    private static readonly ControlPlane Global = new() { Mode = ControlPlaneMode.Global };

    [Fact]
    public void a_policy_gets_all_that_kuma_computes() => Assert.Equal(
        [
            "labels kuma.io/mesh=default", "labels kuma.io/origin=zone", "labels kuma.io/zone=east", "labels kuma.io/env=kubernetes",
            "labels k8s.kuma.io/namespace=shop", "labels kuma.io/policy-role=consumer", "annotations kuma.io/display-name=a",
        ],
        Changes(Zone, "{name: a, namespace: shop}"));

    [Fact]
    public void nothing_is_computed_twice() => Assert.Empty(Changes(
        Zone,
        """
        {name: a, namespace: shop, annotations: {kuma.io/display-name: other}, labels: {kuma.io/mesh: m, kuma.io/origin: zone, kuma.io/zone: west,
        kuma.io/env: universal, k8s.kuma.io/namespace: x, kuma.io/policy-role: consumer}}
        """));

    [Fact]
    public void the_role_is_forced() => Assert.Contains(
        "labels kuma.io/policy-role=consumer", Changes(Zone, "{name: a, namespace: shop, labels: {kuma.io/policy-role: system}}"));

    [Fact]
    public void what_comes_from_elsewhere_gets_a_mesh_and_a_display_name()
    {
        Assert.Equal(
            ["labels kuma.io/mesh=default", "annotations kuma.io/display-name=a"],
            Changes(Zone, "{name: a, namespace: kuma-system, labels: {kuma.io/origin: global}}"));
        Assert.Equal(
            ["labels kuma.io/mesh=default", "annotations kuma.io/display-name=a"],
            Changes(Global, "{name: a, namespace: kuma-system, labels: {kuma.io/origin: zone}}"));
    }

    [Fact]
    public void an_object_without_a_name_yet_gets_no_display_name() =>
        Assert.DoesNotContain(Changes(Zone, "{generateName: a-, namespace: shop}"), c => c.StartsWith("annotations", StringComparison.Ordinal));

    [Fact]
    public void what_may_be_too_long_for_a_label_is_copied_to_an_annotation() => Assert.Contains(
        "annotations kuma.io/workload=w", Changes(Zone, "{name: a, namespace: shop, labels: {kuma.io/workload: w}}"));

    [Theory]
    [InlineData("ZoneIngress", "labels kuma.io/proxy-type=zoneingress")]
    [InlineData("ZoneEgress", "labels kuma.io/proxy-type=zoneegress")]
    public void proxies_of_zones_have_their_type(string kind, string change) => Assert.Contains(change, Changes(Zone, "{name: a, namespace: kuma-system}", kind, "{}"));

    [Fact]
    public void in_3_0_the_origin_is_forced_on_all_but_what_kuma_itself_writes()
    {
        var zone = Zone with { Semantics = KumaSemantics.V3_0 };
        const string metadata = "{name: a, namespace: shop, labels: {kuma.io/origin: global}, annotations: {kuma.io/display-name: a}}";

        Assert.Contains("labels kuma.io/origin=zone", Changes(zone, metadata));
        Assert.Empty(Changes(zone, metadata, isPrivileged: true));
    }

    [Fact]
    public void in_3_0_the_type_of_a_proxy_is_taken_away() => Assert.Contains(
        "labels kuma.io/proxy-type",
        Changes(Zone with { Semantics = KumaSemantics.V3_0 }, "{name: a, namespace: shop, labels: {kuma.io/proxy-type: sidecar}}", "Dataplane", "{}"));

    [Theory]
    [InlineData("{kuma.io/display-name: b}", "producer")]
    [InlineData("{kuma.io/display-name: b, k8s.kuma.io/namespace: shop}", "producer")]
    [InlineData("{kuma.io/display-name: b, k8s.kuma.io/namespace: other}", "consumer")]
    [InlineData("{kuma.io/display-name: b, team: c}", "consumer")]
    [InlineData("{team: c}", "consumer")]
    public void in_3_0_a_display_name_makes_a_producer(string labels, string role) => Assert.Contains(
        $"labels kuma.io/policy-role={role}",
        Changes(Zone with { Semantics = KumaSemantics.V3_0 }, "{name: a, namespace: shop}", spec: $"{{to: [{{targetRef: {{kind: MeshService, labels: {labels}}}}}]}}"));

    private static IEnumerable<string> Changes(
        ControlPlane controlPlane, string metadata, string kind = "MeshTimeout", string spec = "{to: [{targetRef: {kind: Mesh}}]}", bool isPrivileged = false)
    {
        var text = $"{{apiVersion: kuma.io/v1alpha1, kind: {kind}, metadata: {metadata}, spec: {spec}}}";
        var resource = Assert.Single(ManifestReader.Read(new SourceText("a.yaml", text)).Resources);
        return StoredLabels.Changes(resource, controlPlane, isPrivileged)
            .Select(c => $"{c.Path[1]} {c.Path[2]}{(c.Value is null ? "" : "=" + c.Value)}");
    }
}
