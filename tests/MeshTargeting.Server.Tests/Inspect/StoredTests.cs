namespace MeshTargeting.Server.Tests.Inspect;

/// <summary>The inspect API tells what a control plane has stored.</summary>
public class StoredTests
{
    [Fact]
    public async Task shows_no_services_that_are_yet_to_be_made_of_dataplanes_of_universal()
    {
        await using var mesh = await InspectedMesh.OfAsync("""
            {type: Mesh, name: default, meshServices: {mode: Exclusive}}
            ---
            {type: Dataplane, name: web, mesh: default, networking: {address: 10.0.0.1, inbound: [{port: 80, tags: {kuma.io/service: web}}]}}
            """);

        Assert.Empty((await mesh.AskAsync("dataplanes/web/_layout"))["outbounds"]!.AsArray());
    }

    [Fact]
    public async Task shows_what_is_made_of_services_and_workloads_of_kubernetes()
    {
        await using var mesh = await InspectedMesh.OfAsync("""
            {apiVersion: kuma.io/v1alpha1, kind: Mesh, metadata: {name: default}, spec: {meshServices: {mode: Exclusive}}}
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: app, labels: {kuma.io/sidecar-injection: enabled}}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: app}, spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: app}
            spec:
              selector: {matchLabels: {app: web}}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: web, ports: [{containerPort: 8080}]}]}}
            """);

        var layout = await mesh.AskAsync("dataplanes/web.app/_layout");

        Assert.Equal("kri_msvc_default__app_web_80", (string?)Assert.Single(layout["outbounds"]!.AsArray())!["kri"]);
    }

    [Fact]
    public async Task computes_no_labels_for_documents_of_universal()
    {
        // Stored with these labels, the policy belongs to another zone; the second proxy to none, the third to its own.
        await using var mesh = await InspectedMesh.OfAsync("""
            type: MeshTimeout
            name: t
            mesh: default
            labels: {kuma.io/origin: zone, kuma.io/zone: east}
            spec: {to: [{targetRef: {kind: Mesh}, default: {idleTimeout: 1s}}]}
            ---
            {type: Dataplane, name: a, mesh: default, labels: {kuma.io/origin: zone, kuma.io/zone: west}, networking: {address: 10.0.0.1, inbound: [{port: 80}]}}
            ---
            {type: Dataplane, name: b, mesh: default, networking: {address: 10.0.0.1, inbound: [{port: 80}]}}
            ---
            {type: Dataplane, name: c, mesh: default, labels: {kuma.io/origin: zone, kuma.io/zone: east}, networking: {address: 10.0.0.1, inbound: [{port: 80}]}}
            """);

        var list = await mesh.AskAsync("meshtimeouts/t/_resources/dataplanes");

        Assert.Equal(["b", "c"], list["items"]!.AsArray().Select(i => (string)i!["name"]!));
    }
}
