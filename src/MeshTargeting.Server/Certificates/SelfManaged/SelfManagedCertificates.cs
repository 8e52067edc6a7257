using k8s;
using MeshTargeting.Server.Certificates.SelfManaged.Issuing;
using MeshTargeting.Server.Certificates.SelfManaged.Planning;
using MeshTargeting.Server.LeaderElection;
using MeshTargeting.Server.Options;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MeshTargeting.Server.Certificates.SelfManaged;

/// <summary>Certificates that the server makes, renews and makes known by itself (<c>--self-managed-certificates</c>).</summary>
internal static class SelfManagedCertificates
{
    /// <summary>Registers what every replica does and what the leading one does.</summary>
    public static void Add(WebApplicationBuilder builder, ServerOptions options)
    {
        builder.Services.AddSingleton(CertificateNames.Of(options));
        builder.Services.TryAddSingleton(new CertificatePolicy());
        builder.Services.TryAddSingleton(new LeaseTiming());
        builder.Services.AddSingleton<ServedCertificate>();
        builder.Services.AddSingleton<ICertificateStatus>(services => services.GetRequiredService<ServedCertificate>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ServedCertificate>());
        builder.Services.AddSingleton<CertificateKeeper>();
        builder.Services.AddHostedService<Leading>();
    }

    /// <summary>Lets the keeper work while this replica leads.</summary>
    private sealed class Leading(
        IKubernetes client, CertificateNames names, LeaseTiming timing, CertificateKeeper keeper, ILogger<LeaderLease> logger) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
            new LeaderLease(client, names.Namespace, names.Secret, timing, logger).RunAsync(keeper.RunAsync, stoppingToken);
    }
}
