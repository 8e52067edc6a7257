using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using MeshTargeting.EndToEnd.Harness;
using MeshTargeting.Generation;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Cluster.Json;
using MeshTargeting.Server.Controllers.Cluster;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;
using ApiClient = MeshTargeting.Server.Cluster.ApiServer;

namespace MeshTargeting.EndToEnd.Controllers;

/// <summary>What controllers write, as a real API server takes it.</summary>
[Collection(SharedApiServer.Name)]
public sealed class ResourceWriterTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product), IDisposable
{
    private readonly WorldState _state = new();
    private ApiClient? _api;

    /// <inheritdoc/>
    public void Dispose() => _api?.Dispose();

    [EnvTestFact]
    public async Task Creates_what_is_new_under_its_own_name()
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        string uid = await CreateServiceAsync(ns);

        var written = Assert.IsType<WriteOutcome.Written>(await WriteAsync(ServiceChange.Create(Desired(ns, uid))));

        JsonElement stored = await GetMeshServiceAsync("backend", ns);
        Assert.Equal("242.0.0.1", $"{stored.GetProperty("status").GetProperty("vips")[0].GetProperty("ip")}");
        Assert.Equal(uid, $"{stored.GetProperty("metadata").GetProperty("ownerReferences")[0].GetProperty("uid")}");
        Assert.Equal($"{stored.GetProperty("metadata").GetProperty("uid")}", written.Current!.Metadata.Uid.ToString());
        Assert.Equal($"{stored.GetProperty("metadata").GetProperty("resourceVersion")}", written.Current.Metadata.Version);
        Assert.Equal(["meshservice"], await ManagersAsync(ns));

        // There is one of that name now.
        Assert.IsType<WriteOutcome.Stale>(await WriteAsync(ServiceChange.Create(Desired(ns, uid))));
    }

    [EnvTestFact]
    public async Task Leaves_alone_what_others_write_of_an_object()
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        Resource<MeshServiceSpec> stored = await CreateAsync(ns);
        await Kubectl.RunAsync(["annotate", "msvc", "backend", "--namespace", ns, "other.io/writer=me"]);
        await Kubectl.RunAsync(
            ["patch", "msvc", "backend", "--namespace", ns, "--type=merge", "--patch", """{"metadata":{"finalizers":["other.io/keep"]},"status":{"addresses":[{"hostname":"a.mesh"}]}}"""]);
        stored = await ReadAsync(ns);

        var written = await WriteAsync(ServiceChange.Update(
            stored, stored.WithSpec(stored.Spec with { State = "Available" }).WithStatus((MeshServiceStatus)stored.Status! with { Vips = [new MeshServiceVip { Ip = "242.0.0.2" }] }), "why"));

        Assert.IsType<WriteOutcome.Written>(written);
        JsonElement now = await GetMeshServiceAsync("backend", ns);
        Assert.Equal("me", $"{now.GetProperty("metadata").GetProperty("annotations").GetProperty("other.io/writer")}");
        Assert.Equal("other.io/keep", $"{now.GetProperty("metadata").GetProperty("finalizers")[0]}");
        Assert.Equal("Available", $"{now.GetProperty("spec").GetProperty("state")}");
        Assert.Equal("a.mesh", $"{now.GetProperty("status").GetProperty("addresses")[0].GetProperty("hostname")}");
        Assert.Equal("242.0.0.2", $"{now.GetProperty("status").GetProperty("vips")[0].GetProperty("ip")}");
        await Kubectl.RunAsync(["patch", "msvc", "backend", "--namespace", ns, "--type=merge", "--patch", """{"metadata":{"finalizers":null}}"""]);
    }

    [EnvTestFact]
    public async Task Fields_that_it_does_not_know_stay()
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        await Kubectl.RunAsync(["patch", "crd", "meshservices.kuma.io", "--type=json", "--patch", """[{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/x-kubernetes-preserve-unknown-fields","value":true}]"""]);
        try
        {
            Resource<MeshServiceSpec> stored = await CreateAsync(ns);
            await Poll.UntilAsync(
                async () =>
                {
                    await Kubectl.RunAsync(["patch", "msvc", "backend", "--namespace", ns, "--type=merge", "--patch", """{"spec":{"comesLater":{"a":[1]}}}"""]);
                    return (await GetMeshServiceAsync("backend", ns)).GetProperty("spec").TryGetProperty("comesLater", out _);
                },
                TimeSpan.FromMinutes(1),
                () => "the API server drops the field");
            stored = await ReadAsync(ns);

            Assert.IsType<WriteOutcome.Written>(await WriteAsync(ServiceChange.Update(stored, stored.WithSpec(stored.Spec with { State = "Available" }), "why")));

            JsonElement spec = (await GetMeshServiceAsync("backend", ns)).GetProperty("spec");
            Assert.Equal("""{"a":[1]}""", spec.GetProperty("comesLater").GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
            Assert.Equal("Available", $"{spec.GetProperty("state")}");
        }
        finally
        {
            await Kubectl.RunAsync(["patch", "crd", "meshservices.kuma.io", "--type=json", "--patch", """[{"op":"remove","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/x-kubernetes-preserve-unknown-fields"}]"""]);
        }
    }

    [EnvTestFact]
    public async Task A_writer_who_was_faster_wins()
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        Resource<MeshServiceSpec> stored = await CreateAsync(ns);
        await Kubectl.RunAsync(["delete", "service", "backend", "--namespace", ns]);
        await Kubectl.RunAsync(["label", "msvc", "backend", "--namespace", ns, "team=me"]);

        Assert.IsType<WriteOutcome.Stale>(await WriteAsync(ServiceChange.Update(stored, stored.WithSpec(stored.Spec with { State = "Available" }), "why")));
        Assert.IsType<WriteOutcome.Stale>(await WriteAsync(ServiceChange.Delete(stored, "why")));
        Assert.True(await IsStoredAsync("msvc", "backend", ns));

        Assert.IsType<WriteOutcome.Written>(await WriteAsync(ServiceChange.Delete(await ReadAsync(ns), "why")));
        Assert.False(await IsStoredAsync("msvc", "backend", ns));
        Assert.IsType<WriteOutcome.Stale>(await WriteAsync(ServiceChange.Delete(stored, "why")));
        Assert.IsType<WriteOutcome.Stale>(await WriteAsync(ServiceChange.Update(stored, stored.WithSpec(stored.Spec with { State = "Available" }), "why")));
    }

    [EnvTestFact]
    public async Task Deletes_nothing_whose_owner_is_there()
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        Resource<MeshServiceSpec> stored = await CreateAsync(ns);

        var refused = Assert.IsType<WriteOutcome.Refused>(await WriteAsync(ServiceChange.Delete(stored, "its Service is gone")));
        Assert.Equal($"it stays, for its owner is there and could not be read: Service {ns}/backend", refused.Reason);
        Assert.True(await IsStoredAsync("msvc", "backend", ns));

        // Another Service of that name is not the owner.
        await Kubectl.RunAsync(["delete", "service", "backend", "--namespace", ns]);
        await CreateServiceAsync(ns);
        Assert.IsType<WriteOutcome.Written>(await WriteAsync(ServiceChange.Delete(stored, "its Service is gone")));
        Assert.False(await IsStoredAsync("msvc", "backend", ns));
    }

    [EnvTestFact]
    public async Task Tells_what_the_definition_or_a_missing_namespace_refuses()
    {
        string ns = await CreateNamespaceWithoutWebhooksAsync();
        Resource<MeshServiceSpec> stored = await CreateAsync(ns);

        var invalid = Assert.IsType<WriteOutcome.Refused>(await WriteAsync(ServiceChange.Update(stored, stored.WithSpec(stored.Spec with { State = "Sleepy" }), "why")));
        Assert.Contains("spec.state", invalid.Reason, StringComparison.Ordinal);

        var nowhere = Assert.IsType<WriteOutcome.Refused>(await WriteAsync(ServiceChange.Create(Desired("nowhere", $"{Guid.NewGuid()}"))));
        Assert.Equal("404 namespaces \"nowhere\" not found", nowhere.Reason);
    }

    private async Task<WriteOutcome> WriteAsync(ServiceChange change) =>
        await new ResourceWriter(Api(), new ServerOptions(), _state).WriteAsync(change, CancellationToken.None);

    private ApiClient Api() => _api ??= new ApiClient(KubernetesClientConfiguration.BuildConfigFromConfigFile(ApiServer.KubeconfigPath));

    private async Task<Resource<MeshServiceSpec>> CreateAsync(string ns)
    {
        string uid = await CreateServiceAsync(ns);
        return (Resource<MeshServiceSpec>)Assert.IsType<WriteOutcome.Written>(await WriteAsync(ServiceChange.Create(Desired(ns, uid)))).Current!;
    }

    private async Task<Resource<MeshServiceSpec>> ReadAsync(string ns)
    {
        using HttpResponseMessage response = await Api().GetAsync($"apis/kuma.io/v1alpha1/namespaces/{ns}/meshservices/backend", CancellationToken.None);
        return (Resource<MeshServiceSpec>)new ObjectReader(MeshServiceSpec.Descriptor, KumaSemantics.V2_14)
            .Read(await response.Content.ReadAsByteArrayAsync(), namesKind: true, out _)!;
    }

    private async Task<string> CreateServiceAsync(string ns)
    {
        await Kubectl.ApplyAsync("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"backend"},"spec":{"ports":[{"port":80}]}}""", "--namespace", ns);
        return $"{(await Kubectl.GetAsync("service", "backend", ns)).GetProperty("metadata").GetProperty("uid")}";
    }

    private async Task<string[]> ManagersAsync(string ns)
    {
        CommandResult found = await Kubectl.RunAsync(["get", "msvc", "backend", "--namespace", ns, "--output", "json", "--show-managed-fields"]);
        return [.. JsonNode.Parse(found.Output)!["metadata"]!["managedFields"]!.AsArray().Select(entry => $"{entry!["manager"]}").Distinct()];
    }

    private static Resource<MeshServiceSpec> Desired(string ns, string ownerUid) => new(
        MeshServiceSpec.Descriptor,
        new ResourceMetadata
        {
            Name = "backend",
            Namespace = ns,
            Mesh = "default",
            Labels = new Dictionary<string, string> { [KumaLabels.Mesh] = "default" },
            Owners = [new OwnerReference("v1", "Service", "backend", Guid.Parse(ownerUid))],
        },
        new MeshServiceSpec
        {
            Ports = [new MeshServicePort { Port = 80, AppProtocol = "http" }],
        },
        Envelope.Kubernetes,
        new MeshServiceStatus { Vips = [new MeshServiceVip { Ip = "242.0.0.1" }] });
}
