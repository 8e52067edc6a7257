using System.Net;
using System.Text;
using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;
using MeshTargeting.Resources.Kinds.Legacy;

namespace MeshTargeting.EndToEnd;

/// <summary>
/// The account that the overlays install, with the rights that they give it and no others: an API server's audit log tells which of them
/// the server uses. On an API server of its own, where nothing else stands under the product's names.
/// </summary>
public sealed class RightsTests(ApiServer apiServer) : IClassFixture<ApiServer>
{
    private const string Namespace = "meshservice-system";
    private const string Secret = "meshservice-webhook-certificates";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private Kubectl Kubectl => apiServer.Kubectl;

    [OtherAddressTheory]
    [InlineData("beside-kuma/self-managed/warn-only")]
    [InlineData("standalone/self-managed/warn-only")]
    public async Task The_server_uses_every_right_that_it_has_and_lacks_none(string overlay)
    {
        int before = apiServer.Audited().Count;
        string[] arguments = await InstallAsync(overlay);
        bool keepsServices = arguments.Contains("--controllers=all");
        if (keepsServices)
        {
            await KeptServices.ApplyAsync(apiServer);
        }

        string[] granted = await GrantedAsync();

        string[] written = [.. granted.Where(right => !right.StartsWith("watch ", StringComparison.Ordinal))];
        using (CertificateServer server = CertificateServer.Start(
            apiServer.WriteKubeconfig(AuditedRequest.User), "meshservice-server-rights", null, [.. arguments, "--certificate-host", "127.0.0.1"]))
        {
            using HttpClient client = CreateClient(server.Address);
            await Poll.UntilAsync(() => IsReadyAsync(client), Deadline, server.LogTail);
            foreach (string policy in Policies())
            {
                await ReviewAsync(client, policy);
            }

            await Kubectl.RunAsync(["patch", "secret", Secret, "--namespace", Namespace, "--patch", """{"stringData":{"tls.crt":"none"}}"""]);
            await AskWithTokenAsync(arguments);
            if (keepsServices)
            {
                await KeptServices.ChangeAsync(Kubectl, server.LogTail);
            }

            await Poll.UntilAsync(() => Task.FromResult(!written.Except(Used()).Any()), Deadline, () => Unused(written) + server.LogTail());
        }

        // Watches are logged when they end.
        await Poll.UntilAsync(() => Task.FromResult(!granted.Except(Used()).Any()), Deadline, () => Unused(granted));
        Assert.DoesNotContain(Requests(), request => request.Status == HttpStatusCode.Forbidden);
        Assert.Equal(granted, Used());

        IEnumerable<AuditedRequest> Requests() => apiServer.Audited().Skip(before);

        string Unused(string[] rights) => $"not used: {string.Join(", ", rights.Except(Used()))}\n";

        // What an older API server does not serve is asked for in vain, and would be watched otherwise.
        string[] Used() =>
        [
            .. Requests().Select(request => request.Right)
                .Concat(Requests().Where(request => request.Status == HttpStatusCode.NotFound).Select(request => request.Right.Replace("list ", "watch ", StringComparison.Ordinal)))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Installs an overlay as it stands, with all definitions that it may meet.</summary>
    /// <returns>The arguments that it gives the server, but for where to listen.</returns>
    private async Task<string[]> InstallAsync(string overlay)
    {
        await Product.InstallDefinitionsAsync(apiServer);
        foreach (var kind in LegacyKinds.All)
        {
            await Kubectl.ApplyAsync(Definition(kind.Name, kind.Plural));
        }

        await apiServer.WaitForDefinitionsAsync([.. LegacyKinds.All.Select(kind => $"{kind.Plural}.kuma.io")]);
        await Kubectl.RunAsync(["delete", "clusterroles,clusterrolebindings", "-l", "app.kubernetes.io/part-of=meshservice"]);
        await Kubectl.RunAsync(["delete", "roles,rolebindings", "-l", "app.kubernetes.io/part-of=meshservice", "--namespace", Namespace]);
        await Kubectl.RunAsync(["delete", "secret,lease", Secret, "--namespace", Namespace, "--ignore-not-found"]);
        await Kubectl.RunAsync(["delete", "lease", "meshservice-controllers", "--namespace", Namespace, "--ignore-not-found"]);
        IReadOnlyList<string> documents = await Overlays.RenderAsync(Kubectl, Overlays.PathOf(overlay, "server"));
        await Kubectl.ApplyAsync(documents.Single(document => document.Contains("\nkind: Namespace\n", StringComparison.Ordinal)));
        await Kubectl.ApplyAsync(await Overlays.ServedAsync(Kubectl, documents));
        await Kubectl.RunAsync(["apply", "-k", Overlays.PathOf(overlay, "webhooks"), .. await Overlays.ToleranceAsync(Kubectl)]);
        JsonElement deployment = await Kubectl.GetAsync("deployment", "meshservice-server", Namespace);
        return [.. deployment.GetProperty("spec").GetProperty("template").GetProperty("spec").GetProperty("containers")[0].GetProperty("args").EnumerateArray()
            .Select(argument => $"{argument}")
            .Where(argument => argument != "--cluster" && !argument.StartsWith("--urls", StringComparison.Ordinal))];
    }

    /// <summary>Every right of the installed roles.</summary>
    private async Task<string[]> GrantedAsync()
    {
        CommandResult roles = await Kubectl.RunAsync(
            ["get", "clusterroles,roles", "--all-namespaces", "-l", "app.kubernetes.io/part-of=meshservice", "--output", "json"]);
        return
        [
            .. (from role in JsonElement.Parse(roles.Output).GetProperty("items").EnumerateArray()
                from rule in role.GetProperty("rules").EnumerateArray()
                from verb in rule.GetProperty("verbs").EnumerateArray()
                from apiGroup in rule.GetProperty("apiGroups").EnumerateArray()
                from resource in rule.GetProperty("resources").EnumerateArray()
                select AuditedRequest.RightOf($"{verb}", $"{apiGroup}", $"{resource}")).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Policies that refer in vain to everything that a policy can refer to.</summary>
    private static IEnumerable<string> Policies()
    {
        const string top = """{"to":[{"targetRef":{"kind":"MeshService","name":"none"},"default":{"idleTimeout":"1h"}}],"targetRef":{"kind":"KIND","name":"none"}}""";
        const string to = """{"to":[{"targetRef":{"kind":"KIND","name":"none"},"default":{"idleTimeout":"1h"}}]}""";
        return [
            .. new[] { "MeshHTTPRoute", "MeshGateway", "Dataplane" }.Select(kind => top.Replace("KIND", kind, StringComparison.Ordinal)),
            .. new[] { "MeshService", "MeshMultiZoneService", "MeshExternalService" }.Select(kind => to.Replace("KIND", kind, StringComparison.Ordinal)),
        ];
    }

    private static async Task ReviewAsync(HttpClient client, string spec)
    {
        using var content = new StringContent(
            $$$"""
            {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"a","operation":"CREATE","namespace":"shop","object":
            {"apiVersion":"kuma.io/v1alpha1","kind":"MeshTimeout","metadata":{"name":"slow","namespace":"shop","labels":{"kuma.io/mesh":"none"}},"spec":{{{spec}}} } } }
            """,
            Encoding.UTF8,
            "application/json");
        using HttpResponseMessage answer = await client.PostAsync(new Uri("validate", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Asks the dry run from elsewhere, so that the server must ask who that is and what they may.</summary>
    private async Task AskWithTokenAsync(string[] arguments)
    {
        string token = (await Kubectl.RunAsync(["create", "token", "meshservice-server", "--namespace", Namespace])).Output.Trim();
        string[] derive = [.. arguments.Where(argument => argument == "--derive")];
        using OpenServer server = await OpenServer.StartAsync(apiServer, "meshservice-server-rights-open", token, derive);
        using HttpResponseMessage answer = await server.CheckAsync(token);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri("readyz", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // Not listening yet.
        }
    }

    // The server is its own authority here, and whose certificate it serves is not the question.
    private static HttpClient CreateClient(Uri address) =>
        new(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true }) { BaseAddress = address };

    private static string Definition(string kind, string plural) =>
        $$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: {{plural}}.kuma.io}
        spec:
          group: kuma.io
          scope: Cluster
          names: {kind: {{kind}}, plural: {{plural}} }
          versions:
          - {name: v1alpha1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true} } }
        """;
}
