using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Permissions;

namespace MeshTargeting.Tests.Validation.Permissions;

/// <summary>Who may write what where, as Kuma's webhook decides it.</summary>
public class PermissionCheckerTests
{
    private const string ZoneOnly = "Operation not allowed. Kuma resources like MeshService can be updated or deleted only from the ZONE control plane and not from a GLOBAL control plane.";
    private const string GlobalOnly = "Operation not allowed. Kuma resources like MeshMultiZoneService can be updated or deleted only from the GLOBAL control plane and not from a ZONE control plane.";
    private const string NeedsOrigin = "Operation not allowed. Applying policies on Zone CP on a system namespace requires 'kuma.io/origin' label to be set to 'zone'.";
    private const string SeveralRoles = "it's not allowed to mix producer and consumer items in the same policy";
    private const string BothDirections = "it's not allowed to mix 'to' and 'from' arrays in the same policy";

    private static readonly ControlPlane Alone = new() { Zone = "east" };
    private static readonly ControlPlane Federated = new() { Mode = ControlPlaneMode.FederatedZone, Zone = "east" };
    private static readonly ControlPlane Global = new() { Mode = ControlPlaneMode.Global };

    public static TheoryData<string, string, string, string?> OnGlobal => new()
    {
        { "MeshTimeout", "kuma-system", "", null },
        { "MeshTimeout", "shop", "", "on Global CP the policy can be created only in the system namespace:kuma-system" },
        { "MeshTimeout", "kuma-system", "kuma.io/origin: zone", "Operation not allowed. 'kuma.io/origin' label should have 'global' value, got 'zone'" },
        { "MeshTimeout", "kuma-system", "kuma.io/origin: global", null },
        { "MeshService", "kuma-system", "", ZoneOnly },
        { "MeshMultiZoneService", "kuma-system", "", null },
        { "Mesh", "", "kuma.io/origin: zone", null },
        { "Zone", "", "", null },
    };

    public static TheoryData<string, string, string, string?> OnFederatedZones => new()
    {
        { "MeshTimeout", "shop", "", null },
        { "MeshTimeout", "kuma-system", "", NeedsOrigin },
        { "MeshTimeout", "kuma-system", "kuma.io/origin: global", NeedsOrigin },
        { "MeshTimeout", "kuma-system", "kuma.io/origin: zone", null },
        { "MeshTimeout", "shop", "kuma.io/origin: zone, kuma.io/zone: east", null },
        { "MeshTimeout", "shop", "kuma.io/origin: zone, kuma.io/zone: west", "Operation not allowed. 'kuma.io/zone' label should have 'east' value, got 'west'" },
        { "MeshTimeout", "shop", "kuma.io/zone: west", null },
        { "MeshExternalService", "shop", "kuma.io/origin: zone", "resource type MeshExternalService can be created only in the system namespace:kuma-system" },
        { "MeshMultiZoneService", "kuma-system", "kuma.io/origin: zone", GlobalOnly },
        { "Mesh", "", "", GlobalOnly.Replace("MeshMultiZoneService", "Mesh", StringComparison.Ordinal) },
        { "Dataplane", "shop", "kuma.io/origin: zone, kuma.io/zone: west", null },
    };

    public static TheoryData<string, string, string, string?> OnOtherZones => new()
    {
        { "MeshTimeout", "kuma-system", "", null },
        { "MeshTimeout", "shop", "kuma.io/origin: zone, kuma.io/zone: west", null },
        { "MeshMultiZoneService", "shop", "", null },
        { "Mesh", "", "", null },
        { "HostnameGenerator", "shop", "", "resource type HostnameGenerator can be created only in the system namespace:kuma-system" },
        { "HostnameGenerator", "kuma-system", "", null },
    };

    [Theory]
    [MemberData(nameof(OnGlobal))]
    public void the_global_control_plane_takes_what_is_provided_there(string kind, string ns, string labels, string? reason) =>
        Assert.Equal(reason, PermissionChecker.Check(Resource(kind, ns, labels), ns, Global)?.Message);

    [Theory]
    [MemberData(nameof(OnFederatedZones))]
    public void a_federated_zone_takes_what_is_provided_there(string kind, string ns, string labels, string? reason) =>
        Assert.Equal(reason, PermissionChecker.Check(Resource(kind, ns, labels), ns, Federated)?.Message);

    [Theory]
    [MemberData(nameof(OnOtherZones))]
    public void a_zone_of_its_own_asks_for_the_namespace_alone(string kind, string ns, string labels, string? reason) =>
        Assert.Equal(reason, PermissionChecker.Check(Resource(kind, ns, labels), ns, Alone)?.Message);

    [Fact]
    public void a_missing_origin_has_a_cause()
    {
        var forbidden = PermissionChecker.Check(Resource("MeshTimeout", "kuma-system", ""), "kuma-system", Federated);

        Assert.Equal(("MS120", new ForbiddenCause("metadata.labels[kuma.io/origin]", "cannot be empty")), (forbidden?.Rule.Code, forbidden?.Cause));
    }

    [Fact]
    public void origins_are_not_looked_at_where_that_is_turned_off()
    {
        Assert.Null(PermissionChecker.Check(Resource("MeshTimeout", "kuma-system", ""), "kuma-system", Federated with { DisableOriginLabelValidation = true }));
        Assert.Null(PermissionChecker.Check(Resource("MeshTimeout", "kuma-system", "kuma.io/origin: zone"), "kuma-system", Global with { DisableOriginLabelValidation = true }));
        Assert.NotNull(PermissionChecker.Check(
            Resource("MeshTimeout", "shop", "kuma.io/origin: zone, kuma.io/zone: west"), "shop", Federated with { DisableOriginLabelValidation = true }));
    }

    [Fact]
    public void the_namespace_of_the_request_counts_not_that_of_the_object() =>
        Assert.NotNull(PermissionChecker.Check(Resource("MeshTimeout", "kuma-system", ""), "shop", Global));

    [Theory]
    [InlineData("{to: [{targetRef: {kind: MeshService, name: a}}, {targetRef: {kind: Mesh}}]}", SeveralRoles)]
    [InlineData("{to: [{targetRef: {kind: MeshService, name: a}}, {targetRef: {kind: MeshService, name: a, namespace: other}}]}", SeveralRoles)]
    [InlineData("{to: [{targetRef: {kind: Mesh}}], from: [{targetRef: {kind: Mesh}}]}", BothDirections)]
    [InlineData("{to: [{targetRef: {kind: MeshService, name: a}}, {targetRef: {kind: MeshService, name: b, namespace: shop}}]}", null)]
    public void a_policy_has_one_role(string spec, string? reason)
    {
        var policy = Resource("MeshTimeout", "shop", "", spec);

        Assert.Equal(reason, PermissionChecker.Check(policy, "shop", Federated)?.Message);
        Assert.Equal(reason, PermissionChecker.CheckManifest(policy, Alone)?.Message);
        Assert.Null(PermissionChecker.Check(policy, "shop", Alone));
        Assert.Null(PermissionChecker.CheckManifest(Resource("MeshTimeout", "kuma-system", "", spec), Alone));
    }

    [Fact]
    public void a_manifest_is_not_accused_of_what_it_does_not_say()
    {
        const string spec = "{to: [{targetRef: {kind: MeshService, name: a}}, {targetRef: {kind: Mesh}}]}";

        Assert.Null(PermissionChecker.CheckManifest(Resource("MeshTimeout", "", "", spec), Federated));
        Assert.Null(PermissionChecker.CheckManifest(Resource("MeshExternalService", "", ""), Alone));
        Assert.Null(PermissionChecker.CheckManifest(Resource("MeshTimeout", "shop", "kuma.io/origin: zone, kuma.io/zone: west"), Federated with { Zone = null }));
        Assert.Null(PermissionChecker.CheckManifest(Universal("MeshService"), Global));
        Assert.Equal("kind", PermissionChecker.CheckManifest(Resource("MeshService", "", ""), Global)?.Path);
    }

    private static Resource Resource(string kind, string ns, string labels, string spec = "{}") => Read(
        $"""
        apiVersion: kuma.io/v1alpha1
        kind: {kind}
        metadata:
          name: a
          {(ns.Length > 0 ? $"namespace: {ns}" : "")}
          labels: {"{"}{labels}{"}"}
        spec: {spec}
        """);

    private static Resource Universal(string kind) => Read($"type: {kind}\nname: a\nmesh: default\nspec: {{}}");

    private static Resource Read(string manifest) => Assert.Single(ManifestReader.Read(new SourceText("a.yaml", manifest)).Resources);
}
