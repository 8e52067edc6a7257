using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Tests.Reading;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Services;

/// <summary>The proxies that Kuma's inspect API lists for a MeshService.</summary>
public class ServiceProxiesTests
{
    private const string Proxies = """
        {type: Dataplane, name: web, mesh: default, labels: {app: web}, networking: {address: 10.0.0.1, inbound: [{port: 80, tags: {kuma.io/service: web}}]}}
        ---
        {type: Dataplane, name: edge, mesh: default, labels: {app: edge}, networking: {address: 10.0.0.3, gateway: {tags: {kuma.io/service: edge}}}}
        ---
        {type: Dataplane, name: bare, mesh: default, labels: {app: web}, networking: {address: 10.0.0.3}}
        ---

        """;

    [Theory]
    [InlineData("dataplaneTags: {kuma.io/service: web}", "web")]
    [InlineData("dataplaneTags: {kuma.io/service: edge}", "edge")]
    [InlineData("dataplaneTags: {kuma.io/service: '*'}", "edge web")]
    [InlineData("dataplaneTags: {}", "bare edge web")]
    [InlineData("dataplaneLabels: {matchLabels: {app: web}}", "bare web")]
    [InlineData("dataplaneLabels: {}", "bare edge web")]
    [InlineData("dataplaneRef: {name: bare}", "bare")]
    [InlineData("dataplaneRef: {name: web}, dataplaneTags: {kuma.io/service: edge}", "web")]
    [InlineData("dataplaneTags: {kuma.io/service: edge}, dataplaneLabels: {matchLabels: {app: web}}", "edge")]
    [InlineData("", "")]
    public void are_more_than_get_its_traffic(string selector, string proxies) => Assert.Equal(proxies, Of(selector, KumaSemantics.V2_14));

    [Theory]
    [InlineData("dataplaneTags: {kuma.io/service: web}", "")]
    [InlineData("dataplaneLabels: {matchLabels: {app: web}}", "bare web")]
    public void are_not_selected_by_tags_in_kuma_3(string selector, string proxies) => Assert.Equal(proxies, Of(selector, KumaSemantics.V3_0));

    private static string Of(string selector, KumaSemantics semantics)
    {
        var resources = Read.Yaml($"{Proxies}{{type: MeshService, name: s, mesh: default, spec: {{selector: {{{selector}}}}}}}").Resources;
        var world = World.Create(resources, new WorldOptions { Semantics = semantics });
        return string.Join(' ', ServiceProxies.Of(world, (Resource<MeshServiceSpec>)resources[^1]).Select(p => p.Metadata.Name));
    }
}
