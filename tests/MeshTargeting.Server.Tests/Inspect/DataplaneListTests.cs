using System.Text.Json.Nodes;

namespace MeshTargeting.Server.Tests.Inspect;

/// <summary>Lists of the proxies that a policy or a service is for.</summary>
public class DataplaneListTests
{
    private const string Policy = "{type: MeshTimeout, name: all, mesh: default, spec: {to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 1s}}]}}";

    [Fact]
    public async Task are_sorted_by_name_and_come_in_pages_with_links()
    {
        await using var mesh = await InspectedMesh.OfAsync(string.Join("\n---\n", [Policy, Proxy("c"), Proxy("a"), Proxy("b"), Proxy("d-x")]));

        var first = await mesh.AskAsync("meshtimeouts/all/_resources/dataplanes?size=2");
        Assert.Equal((4, "a b"), ((int)first["total"]!, Names(first)));
        Assert.Equal($"{mesh.Address}/meshes/default/meshtimeouts/all/_resources/dataplanes?offset=2&size=2", (string?)first["next"]);

        var second = await mesh.AskAsync(new Uri((string)first["next"]!).PathAndQuery);
        Assert.Equal((4, "c d-x"), ((int)second["total"]!, Names(second)));
        Assert.False(second.AsObject().ContainsKey("next"));

        var beyond = await mesh.AskAsync("meshtimeouts/all/_resources/dataplanes?offset=9");
        Assert.Equal((4, ""), ((int)beyond["total"]!, Names(beyond)));
    }

    [Fact]
    public async Task keep_those_whose_names_contain_a_text_and_count_these_alone()
    {
        await using var mesh = await InspectedMesh.OfAsync(string.Join("\n---\n", [Policy, Proxy("web-1"), Proxy("web-2"), Proxy("api")]));

        var list = await mesh.AskAsync("meshtimeouts/all/_resources/dataplanes?name=web-&size=1");

        Assert.Equal((2, "web-1"), ((int)list["total"]!, Names(list)));
        Assert.EndsWith("?name=web-&offset=1&size=1", (string)list["next"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task hold_a_hundred_unless_told_otherwise()
    {
        await using var mesh = await InspectedMesh.OfAsync(string.Join("\n---\n", Enumerable.Range(100, 101).Select(i => Proxy($"p{i}")).Prepend(Policy)));

        var list = await mesh.AskAsync("meshtimeouts/all/_resources/dataplanes");

        Assert.Equal((101, 100), ((int)list["total"]!, list["items"]!.AsArray().Count));
    }

    [Fact]
    public async Task hold_for_references_to_proxies_those_that_a_gateway_selects_without_their_being_gateways()
    {
        await using var mesh = await InspectedMesh.OfAsync("""
            {type: MeshTimeout, name: all, mesh: default, spec: {targetRef: {kind: Dataplane}, to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 1s}}]}}
            ---
            {type: MeshGateway, name: edge, mesh: default, selectors: [{match: {kuma.io/service: edge}}], conf: {listeners: [{port: 80, protocol: HTTP}]}}
            ---
            {type: Dataplane, name: sidecar, mesh: default, networking: {address: 10.0.0.1, inbound: [{port: 80, tags: {kuma.io/service: edge}}]}}
            ---
            {type: Dataplane, name: builtin, mesh: default, networking: {address: 10.0.0.2, gateway: {type: BUILTIN, tags: {kuma.io/service: edge}}}}
            """);

        var list = await mesh.AskAsync("meshtimeouts/all/_resources/dataplanes");
        var rules = await mesh.AskAsync("dataplanes/sidecar/_rules");

        Assert.Equal("sidecar", Names(list));
        Assert.Empty(rules["rules"]!.AsArray());
    }

    [Fact]
    public async Task have_names_with_namespaces_on_kubernetes()
    {
        await using var mesh = await InspectedMesh.OfAsync("""
            apiVersion: kuma.io/v1alpha1
            kind: MeshTimeout
            metadata: {name: t, namespace: app}
            spec: {to: [{targetRef: {kind: MeshService, name: other, namespace: b}, default: {idleTimeout: 1s}}]}
            ---
            apiVersion: kuma.io/v1alpha1
            kind: Dataplane
            mesh: default
            metadata: {name: web.v1, namespace: app, labels: {app: web}}
            spec: {networking: {address: 10.0.0.1, inbound: [{port: 80, tags: {kuma.io/service: web}}]}}
            ---
            apiVersion: kuma.io/v1alpha1
            kind: Dataplane
            mesh: default
            metadata: {name: web, namespace: b}
            spec: {networking: {address: 10.0.0.1, inbound: [{port: 80, tags: {kuma.io/service: web}}]}}
            """);

        var list = await mesh.AskAsync("meshtimeouts/t.app/_resources/dataplanes");
        Assert.Equal("web.v1.app", Names(list));
        Assert.Equal("""{"app":"web"}""", list["items"]![0]!["labels"]!.ToJsonString());

        Assert.Equal("kri_dp_default__app_web.v1_", (string?)(await mesh.AskAsync("dataplanes/web.v1.app/_layout"))["kri"]);
        Assert.Equal(404, (await mesh.TryAsync("dataplanes/web.v1/_layout")).Status);
    }

    [Theory]
    [InlineData("meshservices/s/_dataplanes")]
    [InlineData("meshservices/s/_resources/dataplanes")]
    [InlineData("retries/r/_resources/dataplanes")]
    [InlineData("traffic-permissions/p/_resources/dataplanes")]
    public async Task are_told_of_services_and_of_policies_of_the_old_kind(string path)
    {
        await using var mesh = await InspectedMesh.OfAsync(string.Join(
            "\n---\n",
            [
                Proxy("web"),
                Proxy("api"),
                "{type: MeshService, name: s, mesh: default, spec: {selector: {dataplaneTags: {kuma.io/service: web}}}}",
                "{type: Retry, name: r, mesh: default, sources: [{match: {kuma.io/service: web}}], destinations: [{match: {kuma.io/service: web}}]}",
                "{type: TrafficPermission, name: p, mesh: default, sources: [{match: {kuma.io/service: web}}], destinations: []}",
            ]));

        Assert.Equal("web", Names(await mesh.AskAsync(path)));
    }

    private static string Proxy(string name) =>
        $"{{type: Dataplane, name: {name}, mesh: default, networking: {{address: 10.0.0.1, inbound: [{{port: 80, tags: {{kuma.io/service: {name}}}}}]}}}}";

    private static string Names(JsonNode list) => string.Join(' ', list["items"]!.AsArray().Select(i => (string)i!["name"]!));
}
