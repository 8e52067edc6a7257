using MeshTargeting.Resources;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Tests.Reading;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Services;

/// <summary>The hostnames that HostnameGenerators give services.</summary>
public class ServiceHostnamesTests
{
    private static readonly WorldOptions Zone = new();
    private static readonly WorldOptions Global = new() { Mode = ControlPlaneMode.Global };

    [Fact]
    public void come_of_every_generator_that_selects_the_service_sorted_and_each_once() => Assert.Equal(
        ["a.app east", "web.mesh east"],
        Of(
            Zone,
            Service("MeshService", "{kuma.io/zone: east, kuma.io/origin: zone, app: web}"),
            Generator("one", "meshService", "{app: web}", "{{ .DisplayName }}.mesh"),
            Generator("two", "meshService", "{}", "web.mesh"),
            Generator("three", "meshService", "{kuma.io/zone: east}", "a.app"),
            Generator("four", "meshService", "{app: other}", "never.mesh"),
            Generator("five", "meshMultiZoneService", "{}", "never.mesh")));

    [Theory]
    [InlineData("MeshService", "meshService")]
    [InlineData("MeshMultiZoneService", "meshMultiZoneService")]
    [InlineData("MeshExternalService", "meshExternalService")]
    public void of_a_kind_come_of_the_selector_for_that_kind(string kind, string selector) => Assert.Equal(
        ["web.mesh default"], Of(Zone, Service(kind, "{kuma.io/zone: default}"), Generator("g", selector, "{}", "{{ .Name }}.mesh")));

    [Fact]
    public void of_a_service_without_labels_come_of_those_that_it_would_be_stored_with() => Assert.Equal(
        ["web.default.mesh default"],
        Of(Zone, Service("MeshService", "{}"), Generator("g", "meshService", "{kuma.io/origin: zone, kuma.io/env: universal}", "{{ .Name }}.{{ .Zone }}.mesh")));

    [Fact]
    public void of_a_service_that_says_whence_it_comes_come_of_its_own_labels() => Assert.Equal(
        ["web.web.mesh web"],
        Of(Zone, Service("MeshService", "{kuma.io/origin: zone}"), Generator("g", "meshService", "{kuma.io/origin: zone}", "{{ .Name }}.{{ .Zone }}.mesh")));

    [Fact]
    public void of_such_a_service_have_the_zone_where_one_was_stated() => Assert.Equal(
        ["web.west.mesh west"],
        Of(
            Zone with { Zone = "west" },
            Service("MeshService", "{kuma.io/origin: zone}"),
            Generator("g", "meshService", "{kuma.io/origin: zone}", "{{ .Name }}.{{ .Zone }}.mesh")));

    [Fact]
    public void are_seen_from_both_sides_on_the_global_control_plane()
    {
        string[] documents =
        [
            Service("MeshService", "{kuma.io/zone: east, kuma.io/origin: zone}"),
            Generator("local", "meshService", "{kuma.io/origin: zone}", "local.mesh"),
            Generator("synced", "meshService", "{kuma.io/origin: global}", "synced.mesh"),
        ];

        Assert.Equal(["local.mesh east", "synced.mesh east"], Of(Global, documents));
        Assert.Equal(["local.mesh east"], Of(Zone, documents));
    }

    [Fact]
    public void need_not_be_names_of_dns() => Assert.Equal(
        ["No Name default"], Of(Zone, Service("MeshService", "{kuma.io/zone: default}"), Generator("g", "meshService", "{}", "No Name")));

    [Fact]
    public void are_none_where_a_template_fails()
    {
        var hostnames = Hostnames(
            Zone,
            Service("MeshService", "{}"),
            Generator("good", "meshService", "{}", "web.mesh"),
            Generator("poor", "meshService", "{}", "{{ label \\\"team\\\" }}.mesh"));

        Assert.Empty(hostnames.Names);
        Assert.Contains("HostnameGenerator poor", hostnames.Error, StringComparison.Ordinal);
        Assert.Contains("label team not found", hostnames.Error, StringComparison.Ordinal);
    }

    private static string Service(string kind, string labels) => $"{{type: {kind}, name: web, mesh: default, labels: {labels}, spec: {{}}}}";

    private static string Generator(string name, string selector, string labels, string template) =>
        $"{{type: HostnameGenerator, name: {name}, spec: {{template: \"{template}\", selector: {{{selector}: {{matchLabels: {labels}}}}}}}}}";

    private static IEnumerable<string> Of(WorldOptions options, params string[] documents)
    {
        var hostnames = Hostnames(options, documents);
        Assert.Null(hostnames.Error);
        return hostnames.Names.Select(h => $"{h.Name} {h.Zone}");
    }

    private static ServiceHostnames Hostnames(WorldOptions options, params string[] documents)
    {
        var resources = Read.Yaml(string.Join("\n---\n", documents)).Resources;
        var world = World.Create(resources, options);
        return ServiceHostnames.Of(world, resources.Single(r => r.Kind.IsDestination));
    }
}
