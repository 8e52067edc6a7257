using MeshTargeting.Reports;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Reports.Text;
using MeshTargeting.Reports.Text.Inspect;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.Inspect;

/// <summary>What <c>inspect dataplane</c> tells of a proxy, as people read it.</summary>
public class ProxyInspectorTests
{
    private const string Mesh = """
        {apiVersion: kuma.io/v1alpha1, kind: Mesh, metadata: {name: default}, spec: {meshServices: {mode: Exclusive}}}
        """;

    private const string Proxy = """
        apiVersion: kuma.io/v1alpha1
        kind: Dataplane
        mesh: default
        metadata: {name: web, namespace: app, labels: {app: web}}
        spec:
          networking:
            address: 10.0.0.1
            inbound:
              - {name: http, port: 8080, tags: {kuma.io/service: web, kuma.io/protocol: http}}
              - {name: admin, port: 9090, tags: {kuma.io/service: web}}
        """;

    [Fact]
    public void what_holds_for_every_destination_is_told_once()
    {
        var text = Text(Mesh, Proxy, Service("a"), Service("b"), Timeout("all", "{kind: Mesh}", "connectionTimeout: 3s"));

        Assert.Equal(
            """
            Dataplane app/web (mesh default; 1 policy applies)

            Inbound http (8080 http), admin (9090 tcp)
              no policy sets anything

            Outbound to any destination
              MeshTimeout  connectionTimeout  3s  app/all  all.yaml:8

            Outbound with nothing but what holds for any destination
              MeshService app/a:http (80 http)
              MeshService app/b:http (80 http)

            """,
            text);
    }

    [Fact]
    public void a_destination_shows_what_is_merged_for_it_with_the_place_of_each_value()
    {
        var text = Text(
            Mesh,
            Proxy,
            Service("a"),
            Timeout("wide", "{kind: Mesh}", "connectionTimeout: 3s, idleTimeout: 10s"),
            Timeout("one", "{kind: MeshService, labels: {kuma.io/display-name: a}}", "connectionTimeout: 1s"));

        Assert.Equal(
            """
            Outbound to any destination, unless said otherwise below
              MeshTimeout  connectionTimeout  3s   app/wide  wide.yaml:8
                           idleTimeout        10s  app/wide  wide.yaml:8

            Outbound to MeshService app/a:http (80 http)
              MeshTimeout  connectionTimeout  1s   app/one   one.yaml:8
                           idleTimeout        10s  app/wide  wide.yaml:8

            """,
            From(text, "Outbound to any"));
    }

    [Fact]
    public void destinations_with_the_same_settings_stand_together()
    {
        var text = Text(
            Mesh, Proxy, Service("a"), Service("b"), Service("c"), Timeout("some", "{kind: MeshService, labels: {kuma.io/env: kubernetes}}", "idleTimeout: 10s"));

        Assert.Equal(
            """
            Outbound to MeshService app/a:http (80 http),
                        MeshService app/b:http (80 http),
                        MeshService app/c:http (80 http)
              MeshTimeout  idleTimeout  10s  app/some  some.yaml:8

            """,
            From(text, "Outbound to MeshService"));
    }

    [Fact]
    public void traffic_is_shown_route_by_route_with_shares_and_with_what_takes_none()
    {
        var text = Text(Mesh, Proxy, Service("a"), Service("b"), """
            apiVersion: kuma.io/v1alpha1
            kind: MeshHTTPRoute
            metadata: {name: r, namespace: app}
            spec:
              to:
                - targetRef: {kind: MeshService, name: a}
                  rules:
                    - matches: [{path: {type: PathPrefix, value: /v2}, method: GET}]
                      default:
                        filters: [{type: URLRewrite, urlRewrite: {hostname: b.example}}]
                        backendRefs:
                          - {kind: MeshService, name: a, port: 80, weight: 3}
                          - {kind: MeshService, name: b, port: 80, weight: 1}
                          - {kind: MeshService, name: gone, port: 80, weight: 4}
            """);

        var lines = From(text, "Outbound to MeshService app/a").Split('\n');
        Assert.Equal("  routes, the first that fits", lines[1]);
        Assert.Matches(@"^    GET, PathPrefix /v2 +app/r  +r\.yaml:8$", lines[2]);
        Assert.Matches(@"^      \{type: URLRewrite, urlRewrite: \{hostname: b\.example\}\} +r\.yaml:10$", lines[3]);
        Assert.Matches(@"^       75% → MeshService app/a:80 +r\.yaml:12$", lines[4]);
        Assert.Matches(@"^       25% → MeshService app/b:80 +r\.yaml:13$", lines[5]);
        Assert.Matches(@"^           ✗ .*gone.* +r\.yaml:14$", lines[6]);
        Assert.Matches(@"^    PathPrefix / +Kuma's own$", lines[7]);
        Assert.Matches(@"^      100% → MeshService app/a:http$", lines[8]);
    }

    [Fact]
    public void inbounds_are_told_apart_where_a_policy_does()
    {
        var text = Text(Mesh, Proxy, """
            apiVersion: kuma.io/v1alpha1
            kind: MeshTimeout
            metadata: {name: in, namespace: app}
            spec:
              targetRef: {kind: Dataplane, labels: {app: web}, sectionName: http}
              rules:
                - default: {idleTimeout: 5s}
            """);

        Assert.Contains("\nInbound http (8080 http)\n  MeshTimeout  idleTimeout  5s  app/in  in.yaml:7\n", text, StringComparison.Ordinal);
        Assert.Contains("\nInbound admin (9090 tcp)\n  no policy sets anything\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_policy_of_which_nothing_is_left_and_a_shadow_are_named_as_such()
    {
        var shadow = Timeout("dark", "{kind: Mesh}", "idleTimeout: 40s").Replace("namespace: app", "namespace: app, labels: {kuma.io/effect: shadow}", StringComparison.Ordinal);
        var text = Text(Mesh, Proxy, Service("a"), shadow, Timeout("first", "{kind: Mesh}", "idleTimeout: 20s"), Timeout("second", "{kind: Mesh}", "idleTimeout: 30s"));

        Assert.Contains("MeshTimeout  idleTimeout  20s  app/first  first.yaml:8\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\nSelects this proxy and sets nothing for it \(.*\)\n  MeshTimeout  app/second +second\.yaml:1\n", text);
        Assert.Matches(@"\nWould select this proxy, but is a shadow\n  MeshTimeout  app/dark +dark\.yaml:1\n", text);
    }

    [Fact]
    public void an_order_that_Kuma_leaves_open_is_a_warning()
    {
        var first = Timeout("t1", "{kind: Mesh}", "idleTimeout: 10s");
        var second = Timeout("t2", "{kind: Mesh}", "idleTimeout: 20s").Replace("namespace: app", "namespace: app, annotations: {kuma.io/display-name: t1}", StringComparison.Ordinal);

        var text = Text(Mesh, Proxy, first, second);

        Assert.Contains("warning  MeshTimeout app/t1 and MeshTimeout app/t2: Kuma does not say which of them wins, because ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void rules_by_tags_that_are_too_many_to_be_made_are_a_warning()
    {
        var from = string.Join('\n', Enumerable.Range(0, 15).Select(i => $"    - {{targetRef: {{kind: MeshSubset, tags: {{t{i}: x}}}}, default: {{action: Allow}}}}"));
        var text = Text(Mesh, Proxy, $"""
            apiVersion: kuma.io/v1alpha1
            kind: MeshTrafficPermission
            metadata: {"{name: many, namespace: app}"}
            spec:
              from:
            {from}
            """);

        Assert.Contains("warning  MeshTrafficPermission: the 15 tags in 15 items of 1 policy combine to more than 16384 rules; they are not made\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_mesh_with_mtls_and_no_permission_lets_nobody_in()
    {
        var mesh = Mesh.Replace("spec: {", "spec: {mtls: {enabledBackend: ca, backends: [{name: ca, type: builtin}]}, ", StringComparison.Ordinal);

        Assert.Contains("without one Kuma denies all traffic to its inbounds\n", Text(mesh, Proxy), StringComparison.Ordinal);
        Assert.DoesNotContain("warning", Text(Mesh, Proxy), StringComparison.Ordinal);
    }

    [Fact]
    public void the_order_of_the_texts_does_not_matter()
    {
        string[] texts = [Mesh, Proxy, Service("a"), Timeout("all", "{kind: Mesh}", "idleTimeout: 3s"), Timeout("one", "{kind: MeshService, name: a}", "idleTimeout: 1s")];

        Assert.Equal(Text(texts), Text([.. texts.Reverse()]));
    }

    private static string Timeout(string name, string to, string conf) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: {{name}}, namespace: app}
        spec:
          targetRef: {kind: Dataplane}
          to:
            - targetRef: {{to}}
              default: { {{conf}} }
        """;

    private static string Service(string name) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: {{name}}, namespace: app}
        spec: {selector: {dataplaneTags: {app: {{name}} } }, ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]}
        """;

    /// <summary>Each text is a file that has the name of its resource.</summary>
    private static string Text(params string[] manifests)
    {
        var texts = manifests.Select(m => new SourceText($"{m.Split("name: ")[1].Split([',', '}'])[0]}.yaml", m)).ToList();
        var result = ProxyInspector.Inspect(new CheckInput { Judged = texts }, "app/web");
        Assert.Empty(result.Findings);
        return ProxyText.Write(result.Answer!, TextStyle.Plain);
    }

    private static string From(string text, string start) => text[text.IndexOf(start, StringComparison.Ordinal)..];
}
