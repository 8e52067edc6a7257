using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Conformance;
using MeshTargeting.Resources;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Tests.Conformance;

/// <summary>One server for each control plane as which Kuma's tests of its webhooks run.</summary>
public sealed class CheckedServers : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _nothing = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<RunningServer>>> _servers = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await (await server.Value).DisposeAsync();
        }
    }

    public void Dispose() => _nothing.Dispose();

    /// <summary>The <c>response</c> of a review by the control plane that a row's <c>checker</c> describes.</summary>
    internal async Task<JsonObject> AskAsync(string endpoint, JsonElement checker, JsonObject request)
    {
        var server = await _servers.GetOrAdd(checker.GetRawText(), _ => new(() => RunningServer.StartAsync(OptionsOf(checker)))).Value;
        var review = new JsonObject { ["apiVersion"] = "admission.k8s.io/v1", ["kind"] = "AdmissionReview", ["request"] = request };
        using var response = await server.PostAsync(endpoint, review.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["response"]!.AsObject();
    }

    private ServerOptions OptionsOf(JsonElement checker) => new()
    {
        From = _nothing.FullPath,
        PrivilegedUsers = [.. checker.GetProperty("allowedUsers").EnumerateArray().Select(u => u.GetString()!)],
        World = new WorldOptions
        {
            Mode = checker.Text("cpMode") == "global" ? ControlPlaneMode.Global
                : checker.GetProperty("federatedZone").GetBoolean() ? ControlPlaneMode.FederatedZone : ControlPlaneMode.Zone,
            Zone = checker.Text("zoneName"),
            SystemNamespace = checker.Text("systemNamespace")!,
            DisableOriginLabelValidation = checker.GetProperty("disableOriginLabelValidation").GetBoolean(),
        },
    };
}
