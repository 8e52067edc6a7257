using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Certificates;

public class DevelopmentCertificateTests
{
    [OpenSslFact]
    public void one_command_makes_an_authority_and_a_certificate_that_it_signs()
    {
        using var folder = new TemporaryFolder();

        var output = Run(Repository.PathOf("webhook-certs/dev-certs.sh"), "--out", folder.FullPath, "example.test", "192.0.2.7");

        using var authority = X509CertificateLoader.LoadCertificateFromFile(folder.At("ca.crt"));
        using var leaf = X509Certificate2.CreateFromPemFile(folder.At("tls.crt"), folder.At("tls.key"));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        Assert.True(chain.Build(leaf));
        Assert.True(leaf.HasPrivateKey);
        Assert.All(
            ["localhost", "127.0.0.1", "::1", "meshservice-webhook.meshservice-system.svc", "example.test", "192.0.2.7"],
            host => Assert.True(leaf.MatchesHostname(host), host));
        Assert.Contains(Convert.ToBase64String(File.ReadAllBytes(folder.At("ca.crt"))), output, StringComparison.Ordinal);
    }

    private static string Run(string script, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [script, .. arguments]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    /// <summary>A fact that needs openssl and bash.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class OpenSslFactAttribute : FactAttribute
    {
        public OpenSslFactAttribute()
        {
            var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
            var missing = new[] { "bash", "openssl" }.Where(tool => !path.Any(folder => File.Exists(Path.Combine(folder, tool)))).ToList();
            Skip = missing.Count == 0 ? null : $"{string.Join(" and ", missing)} not found";
        }
    }
}
