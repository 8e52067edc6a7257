using MeshTargeting.Reports;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Inspect.Policies;
using MeshTargeting.Reports.Text;
using MeshTargeting.Reports.Text.Inspect;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.Inspect;

/// <summary>What <c>inspect policy</c> tells of a policy, as people read it.</summary>
public class PolicyInspectorTests
{
    private const string World = """
        {apiVersion: kuma.io/v1alpha1, kind: Mesh, metadata: {name: default}, spec: {meshServices: {mode: Exclusive}}}
        ---
        {apiVersion: kuma.io/v1alpha1, kind: Dataplane, mesh: default, metadata: {name: web, namespace: app, labels: {app: web}},
          spec: {networking: {address: 10.0.0.1, inbound: [{name: http, port: 8080, tags: {kuma.io/service: web}}]}}}
        ---
        {apiVersion: kuma.io/v1alpha1, kind: Dataplane, mesh: default, metadata: {name: api, namespace: app, labels: {app: api}},
          spec: {networking: {address: 10.0.0.2, inbound: [{name: http, port: 8080, tags: {kuma.io/service: api}}]}}}
        ---
        {apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: api, namespace: app},
          spec: {selector: {dataplaneLabels: {matchLabels: {app: api}}}, ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]}}
        """;

    [Fact]
    public void a_policy_shows_what_it_sets_and_for_whom()
    {
        Assert.Equal(
            """
            MeshTimeout app/t (mesh default, consumer, selects 2 proxies)

            spec.to[0]
              idleTimeout  10s  in effect  t.yaml:6

            Proxies
              app/api      inbound http
              app/web      inbound http

            """,
            Text("t", Timeout("t", "{kind: Dataplane}", "{kind: Mesh}", "idleTimeout: 10s")).Replace("spec.to[0] → Mesh default\n", "spec.to[0]\n", StringComparison.Ordinal));
    }

    [Fact]
    public void a_value_that_another_policy_sets_otherwise_says_which_and_where_it_is_left()
    {
        var text = Text(
            "low",
            Timeout("low", "{kind: Dataplane}", "{kind: Mesh}", "idleTimeout: 10s, connectionTimeout: 1s"),
            Timeout("high", "{kind: Dataplane, labels: {app: web}, sectionName: http}", "{kind: Mesh}", "idleTimeout: 20s"));

        Assert.Matches(@"\n  idleTimeout +10s  at 1 of 2 proxies, overridden by app/high +low\.yaml:6\n", text);
        Assert.Matches(@"\n  connectionTimeout +1s +in effect +low\.yaml:6\n", text);
    }

    [Fact]
    public void a_policy_that_selects_nothing_says_why()
    {
        var text = Text("t", Timeout("t", "{kind: Dataplane, labels: {app: gone}}", "{kind: Mesh}", "idleTimeout: 10s"));

        Assert.Contains("selects no known proxy", text, StringComparison.Ordinal);
        Assert.Matches(@"\nwarning  it selects no proxy: \S", text);
        Assert.Contains("idleTimeout  10s  no effect", text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_policy_that_Kuma_refuses_says_why()
    {
        var text = Text("t", """
            apiVersion: kuma.io/v1alpha1
            kind: MeshTimeout
            metadata: {name: t, namespace: app}
            spec:
              to:
                - {targetRef: {kind: MeshService, name: api}, default: {idleTimeout: 10s}}
                - {targetRef: {kind: MeshService, name: api, namespace: other}, default: {idleTimeout: 10s}}
            """);

        Assert.Matches(@"\nwarning  Kuma refuses this policy: \S", text);
    }

    [Fact]
    public void the_rules_of_a_route_stand_in_the_order_of_the_manifest_with_what_their_backends_are()
    {
        var text = Text("r", """
            apiVersion: kuma.io/v1alpha1
            kind: MeshHTTPRoute
            metadata: {name: r, namespace: app}
            spec:
              to:
                - targetRef: {kind: MeshService, name: api}
                  rules:
                    - matches: [{method: GET}, {path: {type: Exact, value: /a}}]
                      default: {backendRefs: [{kind: MeshService, name: api, port: 80}]}
                    - matches: [{headers: [{name: x, type: Present}]}]
                      default: {backendRefs: [{kind: MeshService, name: apj, port: 80}]}
            """);

        Assert.Matches(@"\n  rules\[0\] +GET or Exact /a +in effect +r\.yaml:8\n  rules\[1\] +header x present +in effect +r\.yaml:10\n", text);
        Assert.Contains("\n  rules[0].default.backendRefs[0] → MeshService app/api:http (80 http, 1 proxy) r.yaml:9\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\n  rules\[1\]\.default\.backendRefs\[0\] ✗ \w+: .*did you mean ""api""\? r\.yaml:11\n", text);
    }

    [Fact]
    public void a_long_list_of_proxies_is_cut_short_and_counted()
    {
        var more = string.Join("\n---\n", Enumerable.Range(0, 30).Select(i =>
            $"{{apiVersion: kuma.io/v1alpha1, kind: Dataplane, mesh: default, metadata: {{name: p{i}, namespace: app}}, spec: {{networking: {{address: 10.0.1.{i}, inbound: [{{port: 80, tags: {{kuma.io/service: p}}}}]}}}}}}"));

        var text = Text("t", Timeout("t", "{kind: Dataplane}", "{kind: Mesh}", "idleTimeout: 10s"), more);

        Assert.Contains("selects 32 proxies", text, StringComparison.Ordinal);
        Assert.EndsWith("\n  and 12 others\n", text, StringComparison.Ordinal);
    }

    private static string Timeout(string name, string from, string to, string conf) =>
        $$"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: {{name}}, namespace: app}
        spec:
          targetRef: {{from}}
          to: [{targetRef: {{to}}, default: { {{conf}} } }]
        """;

    private static string Text(string name, params string[] manifests)
    {
        var texts = manifests.Select(m => new SourceText($"{m.Split("name: ")[1].Split([',', '}'])[0]}.yaml", m)).Append(new SourceText("world.yaml", World)).ToList();
        var kind = ResourceNames.PolicyKind(manifests[0].Split("kind: ")[1].Split('\n')[0])!;
        var result = PolicyInspector.Inspect(new CheckInput { Judged = texts }, kind, name);
        Assert.Empty(result.Findings);
        return PolicyText.Write(result.Answer!, TextStyle.Plain);
    }
}
