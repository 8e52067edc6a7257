using System.Text.Json;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>Services of all sorts of which controllers have something to write, and what happens to them.</summary>
internal static class KeptServices
{
    private const string Namespace = "kept";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    /// <summary>Puts them there.</summary>
    public static async Task ApplyAsync(ApiServer apiServer)
    {
        await apiServer.ApplyNamespaceAsync("kuma-system");
        await apiServer.ApplyNamespaceAsync(Namespace, "kuma.io/sidecar-injection=enabled");
        await apiServer.Kubectl.ApplyAsync(
            $$"""
            apiVersion: kuma.io/v1alpha1
            kind: Mesh
            metadata: {name: default}
            spec: {meshServices: {mode: Exclusive} }
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: backend, namespace: {{Namespace}} }
            spec: {selector: {app: backend}, ports: [{port: 80}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: passing, namespace: {{Namespace}} }
            spec: {selector: {app: passing}, ports: [{port: 80}]}
            ---
            # What a Pod has left behind.
            apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata:
              name: db-0-xyz
              namespace: {{Namespace}}
              labels: {kuma.io/managed-by: k8s-controller, k8s.kuma.io/service-name: db}
              ownerReferences: [{apiVersion: v1, kind: Pod, name: db-0, uid: {{Guid.NewGuid()}} }]
            spec: {ports: [{port: 80, targetPort: 80, appProtocol: tcp}]}
            ---
            apiVersion: kuma.io/v1alpha1
            kind: MeshExternalService
            metadata: {name: outside, namespace: kuma-system}
            spec: {match: {type: HostnameGenerator, port: 443, protocol: tcp}, endpoints: [{address: example.com, port: 443}]}
            ---
            apiVersion: kuma.io/v1alpha1
            kind: MeshMultiZoneService
            metadata: {name: everywhere, namespace: kuma-system}
            spec: {selector: {meshService: {matchLabels: {app: backend} } }, ports: [{port: 80, appProtocol: http}]}
            """);
    }

    /// <summary>Has every sort of write made that controllers make.</summary>
    /// <param name="kubectl">Who changes things.</param>
    /// <param name="diagnostics">What to add where it does not come about.</param>
    public static async Task ChangeAsync(Kubectl kubectl, Func<string> diagnostics)
    {
        string[] to = ["--namespace", Namespace];
        string first = await UidAsync("backend");
        await UidAsync("passing");

        await kubectl.RunAsync(["patch", "service", "backend", .. to, "--patch", """{"spec":{"ports":[{"port":80,"name":"web"}]}}"""]);
        await UntilAsync(async () => (await StoredAsync("backend"))?.GetProperty("spec").GetProperty("ports")[0].GetProperty("name").GetString() == "web");

        // Without garbage collection it is left to the controllers.
        await kubectl.RunAsync(["delete", "service", "passing", .. to]);
        await UntilAsync(async () => await StoredAsync("passing") is null);

        // It comes back, and what is told of that is what was told the first time.
        await kubectl.RunAsync(["delete", "meshservices.kuma.io", "backend", .. to]);
        await UntilAsync(async () => await UidAsync("backend") != first);

        async Task<string> UidAsync(string name)
        {
            await UntilAsync(async () => await StoredAsync(name) is not null);
            return $"{(await StoredAsync(name))?.GetProperty("metadata").GetProperty("uid")}";
        }

        async Task<JsonElement?> StoredAsync(string name)
        {
            CommandResult found = await kubectl.RunAsync(["get", "meshservices.kuma.io", name, .. to, "--ignore-not-found", "--output", "json"]);
            return found.Output.Length == 0 ? null : JsonElement.Parse(found.Output);
        }

        Task UntilAsync(Func<Task<bool>> condition) => Poll.UntilAsync(condition, Deadline, diagnostics);
    }
}
