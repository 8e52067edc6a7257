using System.Net;
using System.Text.Json;
using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary>The dry run and the inspect API for callers from elsewhere: a real API server says whose token it is and what RBAC lets them
/// do, and the server itself has no other rights than to ask that.</summary>
[Collection(SharedApiServer.Name)]
public sealed class AccessTests(ApiServer apiServer) : IAsyncLifetime
{
    private string _ns = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (EnvTestBinaries.Find(out _) is null)
        {
            return; // Then every test is skipped.
        }

        _ns = await apiServer.CreateNamespaceAsync();
        foreach (string account in (string[])["server", "powerless", "viewer", "stranger", "of-one-mesh"])
        {
            await apiServer.Kubectl.RunAsync(["create", "serviceaccount", account, "--namespace", _ns]);
        }

        await apiServer.Kubectl.ApplyAsync(await File.ReadAllTextAsync(Checkout.PathOf("deploy/access/viewer.yaml")));
        await apiServer.Kubectl.ApplyAsync(
            $$"""
            {{Role("asks", "apiGroups: [authentication.k8s.io, authorization.k8s.io], resources: [tokenreviews, subjectaccessreviews], verbs: [create]")}}
            ---
            {{Role("of-one-mesh", "nonResourceURLs: [/meshes/default/*], verbs: [get]")}}
            ---
            {{Binding("server", $"{_ns}-asks")}}
            ---
            {{Binding("of-one-mesh", $"{_ns}-of-one-mesh")}}
            ---
            {{Binding("viewer", "meshservice-viewer")}}
            """);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    [OtherAddressFact]
    public async Task Callers_show_who_they_are_and_may_do_what_RBAC_lets_them()
    {
        using OpenServer server = await OpenServer.StartAsync(apiServer, "meshservice-server-access", await TokenAsync("server"));
        string viewer = await TokenAsync("viewer");
        string stranger = await TokenAsync("stranger");
        string ofOneMesh = await TokenAsync("of-one-mesh");

        // Nobody, and whose token is none.
        using HttpResponseMessage nobody = await server.CheckAsync(null);
        using HttpResponseMessage forged = await server.InspectAsync(viewer[..^4] + "AAAA");
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer realm=\"meshservice\""), (nobody.StatusCode, nobody.Headers.WwwAuthenticate.ToString()));
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        Assert.Contains("invalid_token", forged.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);

        // Who has the role, and who has not.
        using HttpResponseMessage allowed = await server.CheckAsync(viewer);
        using HttpResponseMessage refused = await server.CheckAsync(stranger);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains($"system:serviceaccount:{_ns}:stranger", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Kuma's shape for the inspect API, and a role for one mesh alone.
        using HttpResponseMessage inspected = await server.InspectAsync(stranger);
        Assert.Equal("Access Denied", JsonElement.Parse(await inspected.Content.ReadAsStringAsync()).GetProperty("title").GetString());
        using HttpResponseMessage own = await server.InspectAsync(ofOneMesh);
        using HttpResponseMessage other = await server.InspectAsync(ofOneMesh, "other");
        Assert.DoesNotContain(own.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden]);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);

        Assert.All([viewer, stranger, ofOneMesh], token => Assert.DoesNotContain(token, server.Log(), StringComparison.Ordinal));
    }

    [OtherAddressFact]
    public async Task Tokens_may_have_to_be_issued_for_this_server()
    {
        using OpenServer server = await OpenServer.StartAsync(
            apiServer, "meshservice-server-audience", await TokenAsync("server"), "--token-audience", "meshservice");

        using HttpResponseMessage ofTheApiServer = await server.CheckAsync(await TokenAsync("viewer"));
        using HttpResponseMessage ofAnother = await server.CheckAsync(await TokenAsync("viewer", "another"));
        using HttpResponseMessage issuedForIt = await server.CheckAsync(await TokenAsync("viewer", "meshservice"));

        Assert.Equal(HttpStatusCode.Unauthorized, ofTheApiServer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, ofAnother.StatusCode);
        Assert.Equal(HttpStatusCode.OK, issuedForIt.StatusCode);
    }

    [OtherAddressFact]
    public async Task A_server_that_may_not_ask_lets_nobody_in()
    {
        using OpenServer server = await OpenServer.StartAsync(apiServer, "meshservice-server-powerless", await TokenAsync("powerless"));

        using HttpResponseMessage response = await server.CheckAsync(await TokenAsync("viewer"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("Forbidden", server.Log(), StringComparison.Ordinal);
    }

    private async Task<string> TokenAsync(string account, string? audience = null)
    {
        string[] options = audience is null ? [] : ["--audience", audience];
        return (await apiServer.Kubectl.RunAsync(["create", "token", account, "--namespace", _ns, .. options])).Output.Trim();
    }

    private string Role(string name, string rule) =>
        $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: { name: {{_ns}}-{{name}} }
        rules: [{ {{rule}} }]
        """;

    private string Binding(string account, string role) =>
        $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: {{_ns}}-{{account}} }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{role}} }
        subjects: [{ kind: ServiceAccount, name: {{account}}, namespace: {{_ns}} }]
        """;
}
