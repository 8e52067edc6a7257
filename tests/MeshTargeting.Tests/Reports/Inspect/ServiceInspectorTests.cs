using MeshTargeting.Reports;
using MeshTargeting.Reports.Inspect.Services;
using MeshTargeting.Reports.Text;
using MeshTargeting.Reports.Text.Inspect;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports.Inspect;

/// <summary>What <c>inspect meshservice</c> tells of a service, as people read it.</summary>
public class ServiceInspectorTests
{
    private const string Service = """
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: web, namespace: app, labels: {tier: front}}
        spec:
          selector: {dataplaneTags: {app: web}}
          ports:
            - {name: http, port: 80, targetPort: 8080, appProtocol: http}
            - {name: raw, port: 90, targetPort: raw}
        """;

    [Fact]
    public void a_service_shows_the_inbounds_of_each_port_and_who_refers_to_it_where()
    {
        var text = Text(
            Service,
            Proxy("web-0", "{port: 8080, name: main, tags: {app: web}}, {port: 9090, name: raw, tags: {app: web}}"),
            Proxy("web-1", "{port: 8080, state: NotReady, tags: {app: web}}"),
            Proxy("other", "{port: 8080, tags: {app: other}}"),
            """
            apiVersion: kuma.io/v1alpha1
            kind: MeshHTTPRoute
            metadata: {name: r, namespace: app}
            spec:
              to:
                - targetRef: {kind: MeshService, name: web}
                  rules:
                    - matches: [{path: {type: PathPrefix, value: /}}]
                      default: {backendRefs: [{kind: MeshService, name: web, port: 80}]}
            """,
            "{apiVersion: kuma.io/v1alpha1, kind: MeshMultiZoneService, metadata: {name: wide, namespace: kuma-system}, spec: {selector: {meshService: {matchLabels: {tier: front}}}, ports: [{port: 80}]}}");

        Assert.Equal(
            """
            MeshService app/web (mesh default; 2 proxies, 2 references)

            Port http (80), http by its appProtocol web.yaml:7
              app/web-0            inbound main (8080)
              app/web-1            inbound 8080 (8080), not ready: no endpoint

            Port raw (90), tcp by default: it has no appProtocol web.yaml:8
              app/web-0            inbound raw (9090)

            Referred to by
              MeshHTTPRoute app/r  spec.to[0].targetRef                                   r.yaml:6
              MeshHTTPRoute app/r  spec.to[0].rules[0].default.backendRefs[0]  port http  r.yaml:9

            Part of
              MeshMultiZoneService kuma-system/wide

            """,
            text);
    }

    [Fact]
    public void a_port_that_no_inbound_serves_is_a_warning()
    {
        var text = Text(Service, Proxy("web-0", "{port: 8080, tags: {app: web}}"));

        Assert.Contains("warning  port raw (90): no selected proxy has the inbound raw, which is its targetPort: traffic to it has nowhere to go\n", text, StringComparison.Ordinal);
        Assert.Contains("Port raw (90), tcp by default: it has no appProtocol web.yaml:8\n  no known inbound serves it\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_selector_that_selects_nobody_is_a_warning()
    {
        Assert.Contains("warning  its selector selects no proxy in what was given: traffic to it has nowhere to go\n", Text(Service), StringComparison.Ordinal);
        Assert.Contains("\nNo policy in what was given refers to it\n", Text(Service), StringComparison.Ordinal);
    }

    [Fact]
    public void a_service_of_another_zone_has_its_proxies_there_and_nobody_is_warned()
    {
        var synced = Service.Replace("{tier: front}", "{kuma.io/origin: global, kuma.io/zone: east}", StringComparison.Ordinal);

        Assert.DoesNotContain("warning", Text(synced), StringComparison.Ordinal);
    }

    [Fact]
    public void a_derived_service_has_its_protocol_from_its_Service()
    {
        var text = Text("""
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: app}
            spec:
              selector: {app: web}
              ports:
                - {name: raw, port: 90}
                - {name: http, port: 80, appProtocol: http}
            """);

        Assert.Contains("Port raw (90), tcp by default: Service app/web has no appProtocol web.yaml:7\n", text, StringComparison.Ordinal);
        Assert.Contains("Port http (80), http by the appProtocol of Service app/web web.yaml:8\n", text, StringComparison.Ordinal);
    }

    private static string Proxy(string name, string inbounds) =>
        $$"""
        {apiVersion: kuma.io/v1alpha1, kind: Dataplane, mesh: default, metadata: {name: {{name}}, namespace: app},
          spec: {networking: {address: 10.0.0.1, inbound: [{{inbounds}}]} } }
        """;

    /// <summary>Each text is a file that has the name of its resource.</summary>
    private static string Text(params string[] manifests)
    {
        const string Mesh = "{apiVersion: kuma.io/v1alpha1, kind: Mesh, metadata: {name: default}, spec: {meshServices: {mode: Exclusive}}}";
        var texts = manifests.Append(Mesh).Select(m => new SourceText($"{m.Split("name: ")[1].Split([',', '}'])[0]}.yaml", m)).ToList();
        var result = ServiceInspector.Inspect(new CheckInput { Judged = texts }, "web");
        Assert.Empty(result.Findings);
        return ServiceText.Write(result.Answer!, TextStyle.Plain);
    }
}
