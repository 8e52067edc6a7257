using MeshTargeting.Targeting;
using MeshTargeting.Tests.Reading;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting;

/// <summary>The proxies of policies of the old kind.</summary>
public class LegacyPoliciesTests
{
    private const string Proxies = """
        {type: Dataplane, name: web, mesh: default, networking: {address: 10.0.0.1, inbound: [{port: 80, tags: {kuma.io/service: web, version: v1}}]}}
        ---
        {type: Dataplane, name: api, mesh: default, networking: {address: 10.0.0.2, inbound: [{port: 80, tags: {kuma.io/service: api}}]}}
        ---
        {type: Dataplane, name: edge, mesh: default, networking: {address: 10.0.0.3, gateway: {tags: {kuma.io/service: edge}}}}
        ---
        {type: Dataplane, name: web, mesh: other, networking: {address: 10.0.0.4, inbound: [{port: 80, tags: {kuma.io/service: web}}]}}
        ---

        """;

    [Theory]
    [InlineData("ProxyTemplate", "selectors: [{match: {kuma.io/service: web}}]", "web")]
    [InlineData("ProxyTemplate", "selectors: [{match: {kuma.io/service: web, version: v2}}]", "")]
    [InlineData("MeshGatewayRoute", "selectors: [{match: {kuma.io/service: edge}}]", "edge")]
    [InlineData("TrafficTrace", "selectors: [{match: {version: '*'}}]", "web")]
    [InlineData("Retry", "sources: [{match: {kuma.io/service: web}}], destinations: [{match: {kuma.io/service: api}}]", "api web")]
    [InlineData("TrafficRoute", "sources: [{match: {kuma.io/service: '*'}}], destinations: [{match: {kuma.io/service: api}}]", "api edge web")]
    [InlineData("Timeout", "sources: [{match: {}}]", "api edge web")]
    [InlineData("Timeout", "conf: {}", "")]
    [InlineData("MeshTimeout", "spec: {}", "")]
    public void are_those_that_one_of_its_selectors_selects(string kind, string fields, string proxies)
    {
        var resources = Read.Yaml($"{Proxies}{{type: {kind}, name: p, mesh: default, {fields}}}").Resources;

        var selected = LegacyPolicies.Select(World.Create(resources, new WorldOptions()), resources[^1]);

        Assert.Equal(proxies, string.Join(' ', selected.Select(p => p.Metadata.Name)));
    }
}
