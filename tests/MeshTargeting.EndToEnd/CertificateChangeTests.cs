using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MeshTargeting.EndToEnd.Harness;
using MeshTargeting.Server.Certificates.SelfManaged;
using MeshTargeting.Server.Certificates.SelfManaged.Planning;
using MeshTargeting.Server.LeaderElection;
using MeshTargeting.Server.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MeshTargeting.EndToEnd;

/// <summary>What the leader and the replicas do step by step, against the real API server, while the test moves the clock.</summary>
[Collection(SharedApiServer.Name)]
public sealed class CertificateChangeTests(ApiServer apiServer, Product product) : ProductTests(apiServer, product)
{
    private static readonly Uri Nowhere = new("https://127.0.0.1:1/");
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    [EnvTestFact]
    public async Task An_authority_changes_while_both_are_trusted_and_what_is_served_always_is()
    {
        CertificateFixture fixture = await CertificateFixture.CreateAsync(ApiServer, "certs-change");
        ShippedWebhooks webhooks = await fixture.InstallWebhooksAsync(Nowhere);
        var time = new ShiftedTime(TimeSpan.Zero);
        CertificateKeeper keeper = fixture.Keeper(time);
        using ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<ServerMetrics>().BuildServiceProvider();
        using var replica = new ServedCertificate(
            fixture.Client, fixture.Names, new CertificatePolicy(), services.GetRequiredService<ServerMetrics>(), time, NullLogger<ServedCertificate>.Instance);

        List<string> seen = [];
        foreach (TimeSpan pause in new[]
        {
            TimeSpan.Zero, TimeSpan.FromDays(61), TimeSpan.FromSeconds(31), TimeSpan.FromDays(2400), TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(31),
            TimeSpan.FromHours(2),
        })
        {
            time.Shift += pause;
            await CertificateFixture.KeepAsync(keeper);
            await replica.LookAsync(CancellationToken.None);
            Assert.Null(replica.Problem());
            await ExpectTrustedAsync(fixture, replica.Current!, time);
            seen.Add($"{await NameAsync(fixture, "ca.crt", "previous-ca.crt")} serves {replica.Current!.GetCertHashString(HashAlgorithmName.SHA256)[..8]}");
        }

        await webhooks.UninstallAsync();
        string[] authorities = [.. seen.Select(s => s[..s.IndexOf(" serves", StringComparison.Ordinal)])];
        Assert.Equal(authorities[0], authorities[2]);
        Assert.All(authorities[..3], a => Assert.DoesNotContain('+', a));
        Assert.Contains('+', authorities[3]);
        Assert.DoesNotContain('+', authorities[^1]);
        Assert.NotEqual(authorities[0], authorities[^1]);
    }

    [EnvTestFact]
    public async Task Two_that_start_at_once_agree_even_where_both_believe_to_lead()
    {
        CertificateFixture fixture = await CertificateFixture.CreateAsync(ApiServer, "certs-race");
        ShippedWebhooks webhooks = await fixture.InstallWebhooksAsync(Nowhere);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CertificateFixture.KeepAsync(fixture.Keeper(TimeProvider.System))));
        await CertificateFixture.KeepAsync(fixture.Keeper(TimeProvider.System));

        string authority = await fixture.SecretAsync("ca.crt");
        Assert.Single(X509Certificates(authority));
        Assert.Empty(await fixture.SecretAsync("previous-ca.crt"));
        Assert.All(await fixture.BundlesAsync(), bundle => Assert.Equal(authority.Trim(), bundle.Trim()));
        await webhooks.UninstallAsync();
    }

    [EnvTestTheory]
    [InlineData("ca.key")]
    [InlineData("ca.crt")]
    [InlineData("tls.key")]
    [InlineData("tls.crt")]
    [InlineData("previous-ca.crt")]
    public async Task Garbage_in_the_Secret_is_replaced(string key)
    {
        CertificateFixture fixture = await CertificateFixture.CreateAsync(ApiServer, $"certs-garbage-{key.Replace('.', '-')}");
        CertificateKeeper keeper = fixture.Keeper(TimeProvider.System);
        await CertificateFixture.KeepAsync(keeper);
        await fixture.PatchSecretAsync(key, "-----BEGIN CERTIFICATE-----\ngarbage\n-----END CERTIFICATE-----");

        await CertificateFixture.KeepAsync(keeper);

        string[] stored = await Task.WhenAll(new[] { "ca.crt", "ca.key", "tls.crt", "tls.key" }.Select(fixture.SecretAsync));
        using X509Certificate2 authority = X509Certificate2.CreateFromPem(stored[0], stored[1]);
        using X509Certificate2 leaf = X509Certificate2.CreateFromPem(stored[2], stored[3]);
        Assert.True(IsTrusted(leaf, [authority], DateTimeOffset.UtcNow));
    }

    [EnvTestFact]
    public async Task One_leads_at_a_time_and_another_as_soon_as_it_stops()
    {
        CertificateFixture fixture = await CertificateFixture.CreateAsync(ApiServer, "lease");
        // A day: were the Lease not released, nobody else would lead before the test's deadline.
        var timing = new LeaseTiming { Duration = TimeSpan.FromDays(1), RenewDeadline = TimeSpan.FromHours(1), RetryPeriod = TimeSpan.FromMilliseconds(100) };
        int leading = 0, most = 0;
        var turns = new List<string>();
        using var stops = new CancellationTokenSource();
        Task[] replicas = [.. Enumerable.Range(0, 3).Select(i => RunAsync($"{i}"))];

        await Task.WhenAll(replicas).WaitAsync(Deadline);

        Assert.Equal(1, most);
        Assert.Equal(["0", "1", "2"], turns.Order(StringComparer.Ordinal));

        async Task RunAsync(string name)
        {
            using var stop = new CancellationTokenSource();
            var lease = new LeaderLease(fixture.Client, fixture.Names.Namespace, fixture.Names.Secret, timing, NullLogger<LeaderLease>.Instance);
            await lease.RunAsync(
                async _ =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref leading));
                    turns.Add(name);
                    await Task.Yield();
                    Interlocked.Decrement(ref leading);
                    await stop.CancelAsync();
                },
                stop.Token);
        }
    }

    private static async Task ExpectTrustedAsync(CertificateFixture fixture, X509Certificate2 leaf, TimeProvider time)
    {
        foreach (string bundle in await fixture.BundlesAsync())
        {
            Assert.True(IsTrusted(leaf, X509Certificates(bundle), time.GetUtcNow()), $"{time.GetUtcNow()}: {leaf} is not trusted by\n{bundle}");
        }
    }

    private static bool IsTrusted(X509Certificate2 leaf, X509Certificate2Collection authorities, DateTimeOffset time)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = time.LocalDateTime;
        return chain.Build(leaf) && leaf.MatchesHostname("127.0.0.1");
    }

    private static X509Certificate2Collection X509Certificates(string pem)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(pem);
        return certificates;
    }

    private static async Task<string> NameAsync(CertificateFixture fixture, params string[] keys)
    {
        List<string> names = [];
        foreach (string key in keys)
        {
            names.AddRange(X509Certificates(await fixture.SecretAsync(key)).Select(c => c.GetCertHashString(HashAlgorithmName.SHA256)[..8]));
        }

        return string.Join('+', names);
    }
}
