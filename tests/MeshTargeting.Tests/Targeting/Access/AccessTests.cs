using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Access;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Tests.Reading;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Access;

/// <summary>Who may call whom, by MeshTrafficPermissions under Kuma 2.14.</summary>
public class AccessTests
{
    private const string MutualTls = "{type: Mesh, name: default, mtls: {enabledBackend: ca, backends: [{name: ca, type: builtin}]}}";
    private const string Identity =
        "{type: MeshIdentity, name: i, mesh: default, spec: {selector: {dataplane: {}}, spiffeID: {trustDomain: shop, path: '/{{ label \"app\" }}'}, provider: {type: Bundled}}}";

    [Fact]
    public void everybody_is_let_in_where_there_are_no_identities() =>
        Assert.StartsWith("Allowed: mesh default has no mutual TLS and no MeshIdentity is for Dataplane api", Judge(From("Mesh", "Deny")), StringComparison.Ordinal);

    [Fact]
    public void nobody_is_let_in_without_permissions() =>
        Assert.StartsWith("Denied: no MeshTrafficPermission in what was given is for the inbound", Judge(MutualTls), StringComparison.Ordinal);

    [Theory]
    [InlineData("Mesh", "Allow", "Allowed: MeshTrafficPermission p allows spiffe://default/web spec.from[0].default.action")]
    [InlineData("Mesh", "Deny", "Denied: MeshTrafficPermission p denies spiffe://default/web spec.from[0].default.action")]
    [InlineData("Mesh", "AllowWithShadowDeny", "Allowed: MeshTrafficPermission p allows spiffe://default/web spec.from[0].default.action (shadow)")]
    [InlineData("MeshService, name: web", "Allow", "Allowed: MeshTrafficPermission p allows spiffe://default/web spec.from[0].default.action")]
    [InlineData("MeshService, name: other", "Allow", "Denied: no MeshTrafficPermission that is for the inbound allows spiffe://default/web")]
    [InlineData("MeshSubset, tags: {team: a}", "Allow", "Allowed: MeshTrafficPermission p allows spiffe://default/web spec.from[0].default.action")]
    [InlineData("MeshSubset, tags: {team: b}", "Allow", "Denied: no MeshTrafficPermission that is for the inbound allows spiffe://default/web")]
    public void from_goes_by_the_tags_of_the_client(string client, string action, string expected) =>
        Assert.Equal(expected, Judge(MutualTls, From(client, action)));

    [Fact]
    public void a_narrower_item_takes_from_a_wider_one() => Assert.Equal(
        "Denied: MeshTrafficPermission p denies spiffe://default/web spec.from[1].default.action",
        Judge(MutualTls, Permission("from: [{targetRef: {kind: Mesh}, default: {action: Allow}}, {targetRef: {kind: MeshSubset, tags: {team: a}}, default: {action: Deny}}]")));

    [Theory]
    [InlineData("allow: [{spiffeID: {type: Exact, value: 'spiffe://shop/web'}}]", "Allowed: MeshTrafficPermission p allows spiffe://shop/web spec.rules[0].default.allow[0]")]
    [InlineData("allow: [{spiffeID: {type: Prefix, value: 'spiffe://shop'}}]", "Allowed: MeshTrafficPermission p allows spiffe://shop/web spec.rules[0].default.allow[0]")]
    [InlineData("allow: [{spiffeID: {type: Exact, value: 'spiffe://shop/we'}}]", "Denied: no rule of MeshTrafficPermission p allows spiffe://shop/web")]
    [InlineData(
        "allow: [{spiffeID: {type: Prefix, value: 'spiffe://shop'}}], deny: [{spiffeID: {type: Exact, value: 'spiffe://shop/web'}}]",
        "Denied: MeshTrafficPermission p denies spiffe://shop/web spec.rules[0].default.deny[0]")]
    [InlineData(
        "allowWithShadowDeny: [{spiffeID: {type: Prefix, value: 'spiffe://shop'}}]",
        "Allowed: MeshTrafficPermission p allows spiffe://shop/web spec.rules[0].default.allowWithShadowDeny[0] (shadow)")]
    [InlineData("allow: [{}]", "Denied: no rule of MeshTrafficPermission p allows spiffe://shop/web")]
    [InlineData(
        "allow: [{sni: {type: Exact, value: a}}, {spiffeID: {type: Prefix, value: 'spiffe://shop'}}]",
        "Allowed: MeshTrafficPermission p allows spiffe://shop/web spec.rules[0].default.allow[1]")]
    [InlineData(
        "deny: [{sni: {type: Exact, value: a}}], allow: [{spiffeID: {type: Prefix, value: 'spiffe://shop'}}]",
        "Unknown: MeshTrafficPermission p asks for the server name of the connection (sni), which manifests do not tell spec.rules[0].default.deny[0]")]
    public void rules_go_by_the_spiffe_id_of_the_client(string conf, string expected) =>
        Assert.Equal(expected, Judge(Identity, Permission($"rules: [{{default: {{{conf}}}}}]")));

    [Fact]
    public void a_denial_counts_before_any_allowance_of_another_policy() => Assert.Equal(
        "Denied: MeshTrafficPermission q denies spiffe://shop/web spec.rules[0].default.deny[0]",
        Judge(
            Identity,
            Permission("targetRef: {kind: Dataplane, labels: {app: api}}, rules: [{default: {allow: [{spiffeID: {type: Prefix, value: 'spiffe://shop'}}]}}]"),
            Permission("rules: [{default: {deny: [{spiffeID: {type: Prefix, value: 'spiffe://shop'}}]}}]", "q")));

    [Fact]
    public void from_is_nothing_beside_rules_or_a_MeshIdentity()
    {
        Assert.StartsWith("Denied: no MeshTrafficPermission in what was given is for the inbound", Judge(MutualTls, Identity, From("Mesh", "Allow")), StringComparison.Ordinal);
        Assert.StartsWith(
            "Denied: MeshTrafficPermission q denies",
            Judge(MutualTls, From("Mesh", "Allow"), Permission("rules: [{default: {deny: [{spiffeID: {type: Prefix, value: 'spiffe://default'}}]}}]", "q")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Prefix", "spiffe://default/web", "Allowed")]
    [InlineData("Exact", "spiffe://default/web", "Denied")]
    [InlineData("Exact", "spiffe://default/web,kuma://kuma.io/service/web,kuma://team/a", "Allowed")]
    public void the_many_ids_of_mutual_TLS_are_compared_as_one_text(string type, string value, string verdict) => Assert.StartsWith(
        $"{verdict}: ",
        Judge(MutualTls, Permission($"rules: [{{default: {{allow: [{{spiffeID: {{type: {type}, value: '{value}'}}}}]}}}}]")),
        StringComparison.Ordinal);

    [Fact]
    public void permissions_for_another_inbound_let_nobody_in_here()
    {
        Assert.StartsWith("Denied: no MeshTrafficPermission in what", Judge(MutualTls, From("Mesh", "Allow", "targetRef: {kind: Dataplane, sectionName: admin}, ")), StringComparison.Ordinal);
        Assert.StartsWith("Allowed: ", Judge(MutualTls, From("Mesh", "Allow", "targetRef: {kind: Dataplane, sectionName: http}, ")), StringComparison.Ordinal);
    }

    [Fact]
    public void a_shadow_has_no_effect() => Assert.StartsWith(
        "Denied: no MeshTrafficPermission in what",
        Judge(MutualTls, From("Mesh", "Allow").Replace("name: p,", "name: p, labels: {kuma.io/effect: shadow},", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public void older_permissions_are_not_modelled() => Assert.StartsWith(
        "Unknown: no MeshTrafficPermission is for the inbound, so TrafficPermissions decide",
        Judge(MutualTls, "{type: TrafficPermission, name: t, mesh: default, sources: [{match: {kuma.io/service: '*'}}], destinations: [{match: {kuma.io/service: '*'}}]}"),
        StringComparison.Ordinal);

    [Fact]
    public void a_client_without_identity_is_let_in_only_where_plain_traffic_is()
    {
        var ofServers = Identity.Replace("dataplane: {}", "dataplane: {matchLabels: {app: api}}", StringComparison.Ordinal);

        Assert.StartsWith("Denied: the client has no identity", Judge(ofServers), StringComparison.Ordinal);
        Assert.StartsWith(
            "Allowed: the client has no identity",
            Judge(ofServers, "{type: MeshTLS, name: t, mesh: default, spec: {rules: [{default: {mode: Permissive}}]}}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void a_MeshIdentity_that_is_not_ready_gives_nobody_one() => Assert.StartsWith(
        "Allowed: mesh default has no mutual TLS",
        Judge(Identity[..^1] + ", status: {conditions: [{type: Ready, status: 'False', reason: No, message: m}]}}"),
        StringComparison.Ordinal);

    [Fact]
    public void MeshExternalServices_are_open_unless_the_mesh_forbids_it()
    {
        const string External = "{type: MeshExternalService, name: bank, mesh: default, spec: {match: {port: 443, protocol: tcp}, endpoints: [{address: bank.example, port: 443}]}}";
        var forbidden = MutualTls[..^1] + ", routing: {defaultForbidMeshExternalServiceAccess: true}}";

        Assert.StartsWith("Allowed: nothing in what was given forbids", Judge(MeshExternalServiceSpec.Descriptor, External, MutualTls), StringComparison.Ordinal);
        Assert.Equal(
            "Denied: Mesh default forbids access to MeshExternalServices routing.defaultForbidMeshExternalServiceAccess",
            Judge(MeshExternalServiceSpec.Descriptor, External, forbidden));
    }

    [Fact]
    public void a_service_of_several_zones_is_that_of_its_MeshServices() => Assert.StartsWith(
        "Allowed: MeshTrafficPermission p allows",
        Judge(
            MeshMultiZoneServiceSpec.Descriptor,
            "{type: MeshMultiZoneService, name: all, mesh: default, spec: {selector: {meshService: {matchLabels: {team: api}}}, ports: [{port: 80}]}}",
            MutualTls,
            From("Mesh", "Allow")),
        StringComparison.Ordinal);

    [Fact]
    public void of_a_service_without_proxies_nothing_can_be_told() => Assert.Equal(
        "Unknown: no proxy in what was given serves port 80 of MeshMultiZoneService all",
        Judge(
            MeshMultiZoneServiceSpec.Descriptor,
            "{type: MeshMultiZoneService, name: all, mesh: default, spec: {selector: {meshService: {matchLabels: {team: none}}}, ports: [{port: 80}]}}"));

    private static string Permission(string spec, string name = "p") => $"{{type: MeshTrafficPermission, name: {name}, mesh: default, spec: {{{spec}}}}}";

    private static string From(string client, string action, string target = "") =>
        Permission($"{target}from: [{{targetRef: {{kind: {client}}}, default: {{action: {action}}}}}]");

    private static string Judge(params string[] documents) => Judge(MeshServiceSpec.Descriptor, documents);

    private static string Judge(KindDescriptor destination, params string[] documents)
    {
        const string Proxies = """
            {type: Dataplane, name: web, mesh: default, labels: {app: web}, networking: {address: 10.0.0.1, inbound: [{port: 80, tags: {kuma.io/service: web, team: a}}]}}
            ---
            {type: Dataplane, name: api, mesh: default, labels: {app: api}, networking: {address: 10.0.0.2, inbound: [{port: 80, name: http, tags: {kuma.io/service: api}}, {port: 81, name: admin, tags: {kuma.io/service: api}}]}}
            ---
            {type: MeshService, name: api, mesh: default, labels: {team: api}, spec: {selector: {dataplaneTags: {kuma.io/service: api}}, ports: [{port: 80, targetPort: 80}]}}
            """;
        var world = World.Create(Read.Yaml(string.Join("\n---\n", documents.Prepend(Proxies))).Resources, new WorldOptions());
        var web = world.OfKind("default", DataplaneSpec.Descriptor).Single(p => p.Metadata.Name == "web");
        var outbound = Outbounds.Of(world, web).First(o => o.Destination.Kind == destination);
        var (_, answer) = Assert.Single(ServiceAccess.Of(world, outbound).Judge(ClientIdentity.Of(world, web)));
        return $"{answer.Verdict}: {answer.Why}{(answer.Place is { } place ? $" {place.Path}" : "")}{(answer.IsShadowDenied ? " (shadow)" : "")}";
    }
}
