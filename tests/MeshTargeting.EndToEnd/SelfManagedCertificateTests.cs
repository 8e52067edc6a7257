using MeshTargeting.EndToEnd.Harness;

namespace MeshTargeting.EndToEnd;

/// <summary><c>--self-managed-certificates</c>: real servers, with exactly the rights of <c>webhook-certs/self-managed</c>, behind webhooks
/// whose failurePolicy is Fail.</summary>
[Collection(SharedApiServer.Name)]
public sealed class SelfManagedCertificateTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    /// <summary>Longer than a Lease and the time until a new authority's certificate is served, on a busy machine.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    [EnvTestFact]
    public async Task A_fresh_installation_comes_to_trusted_webhooks_by_itself()
    {
        await using Installation installation = await InstallAsync("certs-fresh");
        CertificateFixture fixture = installation.Fixture;

        string authority = await fixture.SecretAsync("ca.crt");
        Assert.All(await fixture.BundlesAsync(), bundle => Assert.Equal(authority.Trim(), bundle.Trim()));
        await ExpectServedAsync(fixture, installation.Server);
        ExpectNoKey(await fixture.SecretAsync("ca.key"), installation.Server);
        ExpectNoKey(await fixture.SecretAsync("tls.key"), installation.Server);
    }

    [EnvTestFact]
    public async Task A_certificate_that_expired_while_no_server_ran_is_replaced()
    {
        await using Installation installation = await InstallAfterAsync("certs-expired", TimeSpan.FromDays(400));

        Assert.NotEqual(installation.EarlierCertificate, await installation.Fixture.StoredCertificateAsync());
        Assert.Equal(installation.EarlierAuthority, await installation.Fixture.SecretAsync("ca.crt"));
    }

    [EnvTestFact]
    public async Task An_authority_that_expired_while_no_server_ran_is_replaced()
    {
        await using Installation installation = await InstallAfterAsync("certs-outlived", TimeSpan.FromDays(4000));

        Assert.NotEqual(installation.EarlierAuthority, await installation.Fixture.SecretAsync("ca.crt"));
        Assert.DoesNotContain(installation.EarlierAuthority.Trim(), (await installation.Fixture.BundlesAsync())[0], StringComparison.Ordinal);
    }

    [EnvTestFact]
    public async Task Replicas_serve_one_certificate_and_another_leads_when_the_leader_is_killed()
    {
        CertificateFixture fixture = await CertificateFixture.CreateAsync(ApiServer, "certs-replicas");
        using CertificateServer first = fixture.StartServer("a");
        ShippedWebhooks webhooks = await fixture.InstallWebhooksAsync(first.Address);
        await UntilAsync(async () => await first.ServedCertificateAsync() is not null, first);
        using CertificateServer second = fixture.StartServer("b");
        await UntilAsync(async () => await second.ServedCertificateAsync() is not null, second);
        Assert.Equal(await first.ServedCertificateAsync(), await second.ServedCertificateAsync());

        first.Dispose();
        string authority = await fixture.SecretAsync("ca.crt");
        await fixture.PatchSecretAsync("tls.crt", "garbage");

        await UntilAsync(async () => await fixture.StoredCertificateAsync() is not null, second);
        await ExpectServedAsync(fixture, second);
        Assert.Equal(authority, await fixture.SecretAsync("ca.crt"));
        await webhooks.UninstallAsync();
    }

    [EnvTestFact]
    public async Task No_apply_fails_after_the_Secret_is_deleted()
    {
        await using Installation installation = await InstallAsync("certs-deleted");
        (CertificateFixture fixture, CertificateServer server) = (installation.Fixture, installation.Server);
        string? before = await server.ServedCertificateAsync();
        string authority = await fixture.SecretAsync("ca.crt");

        await fixture.DeleteSecretAsync();
        await UntilAsync(
            async () =>
            {
                CommandResult applied = await Kubectl.TryApplyAsync(
                    """
                    apiVersion: kuma.io/v1alpha1
                    kind: MeshService
                    metadata: {name: backend}
                    spec: {selector: {dataplaneTags: {app: backend} }, ports: [{port: 80}]}
                    """,
                    "--namespace",
                    installation.Namespace,
                    "--dry-run=server");
                Assert.True(applied.Succeeded, $"{applied}\n{server.LogTail()}");
                return await server.ServedCertificateAsync() != before;
            },
            server);

        Assert.NotEqual(authority, await fixture.SecretAsync("ca.crt"));
        Assert.All(await fixture.BundlesAsync(), bundle => Assert.Contains(authority.Trim(), bundle, StringComparison.Ordinal));
    }

    [EnvTestFact]
    public async Task A_bundle_that_somebody_else_wrote_is_put_right()
    {
        await using Installation installation = await InstallAsync("certs-edited");
        CertificateFixture fixture = installation.Fixture;

        string somebodyElses = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(ApiServer.Authority.CertificatePem));
        await Kubectl.RunAsync(
            ["patch", "validatingwebhookconfiguration", fixture.Names.Webhook, "--type=json", "--patch", $$"""[{"op":"replace","path":"/webhooks/0/clientConfig/caBundle","value":"{{somebodyElses}}"}]"""]);

        string authority = await fixture.SecretAsync("ca.crt");
        await UntilAsync(async () => (await fixture.BundlesAsync()).All(b => b.Trim() == authority.Trim()), installation.Server);
        await installation.UntilCalledAsync();
    }

    /// <summary>A server, and webhooks that have been seen to call it.</summary>
    private async Task<Installation> InstallAsync(string name)
    {
        CertificateFixture fixture = await CertificateFixture.CreateAsync(ApiServer, name);
        CertificateServer server = fixture.StartServer("a");
        return await CalledAsync(fixture, server, await fixture.InstallWebhooksAsync(server.Address));
    }

    /// <summary>The same where certificate and authority were made a while ago, and no server has run since.</summary>
    private async Task<Installation> InstallAfterAsync(string name, TimeSpan outage)
    {
        CertificateFixture fixture = await CertificateFixture.CreateAsync(ApiServer, name);
        int port = LoopbackPorts.Free(1)[0];
        ShippedWebhooks webhooks = await fixture.InstallWebhooksAsync(new Uri($"https://127.0.0.1:{port}/"));
        await CertificateFixture.KeepAsync(fixture.Keeper(new ShiftedTime(-outage)));
        (string? certificate, string authority) = (await fixture.StoredCertificateAsync(), await fixture.SecretAsync("ca.crt"));
        return await CalledAsync(fixture, fixture.StartServer("a", port), webhooks) with { EarlierCertificate = certificate, EarlierAuthority = authority };
    }

    private async Task<Installation> CalledAsync(CertificateFixture fixture, CertificateServer server, ShippedWebhooks webhooks)
    {
        Installation installation = new(fixture, server, webhooks, await ApiServer.CreateNamespaceAsync(webhooks.NamespaceLabel));
        await installation.UntilCalledAsync();
        return installation;
    }

    private static Task UntilAsync(Func<Task<bool>> condition, CertificateServer server) =>
        Poll.UntilAsync(condition, Deadline, () => $"it never came about\n{server.LogTail()}");

    private static Task ExpectServedAsync(CertificateFixture fixture, CertificateServer server) =>
        UntilAsync(async () => await server.ServedCertificateAsync() == await fixture.StoredCertificateAsync(), server);

    private static void ExpectNoKey(string key, CertificateServer server)
    {
        string log = server.Log();
        Assert.Contains("BEGIN PRIVATE KEY", key, StringComparison.Ordinal);
        Assert.All(key.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.DoesNotContain(line, log, StringComparison.Ordinal));
    }

    private sealed record Installation(CertificateFixture Fixture, CertificateServer Server, ShippedWebhooks Webhooks, string Namespace) : IAsyncDisposable
    {
        public string? EarlierCertificate { get; init; }

        public string EarlierAuthority { get; init; } = "";

        public Task UntilCalledAsync() => Webhooks.WaitUntilCalledAsync(Namespace, Server.LogTail);

        public async ValueTask DisposeAsync()
        {
            await Webhooks.UninstallAsync();
            Server.Dispose();
        }
    }
}
