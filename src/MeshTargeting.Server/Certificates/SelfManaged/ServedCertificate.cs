using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Autorest;
using MeshTargeting.Server.Certificates.SelfManaged.Issuing;
using MeshTargeting.Server.Certificates.SelfManaged.Planning;
using MeshTargeting.Server.Certificates.SelfManaged.Storage;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Certificates.SelfManaged;

/// <summary>What every replica does: it serves the certificate that lies in the Secret, as soon as API servers trust that.</summary>
internal sealed class ServedCertificate(
    IKubernetes client, CertificateNames names, CertificatePolicy policy, ServerMetrics metrics, TimeProvider time, ILogger<ServedCertificate> logger)
    : BackgroundService, ICertificateStatus
{
    private readonly TrustClock _clock = new(time);
    private volatile Served _served = new(null, null, new Trust(new Dictionary<string, TimeSpan>()));
    private volatile string? _failure;

    /// <summary>What is served, and what is known of it.</summary>
    private sealed record Served(X509Certificate2? Certificate, LeafFacts? Facts, Trust Trust);

    /// <summary>The certificate to answer TLS handshakes with, with its key; null for none yet.</summary>
    public X509Certificate2? Current => _served.Certificate;

    /// <inheritdoc/>
    public string? Problem()
    {
        var served = _served;
        return ServingChoice.Problem(served.Facts, served.Trust, time.GetUtcNow()) is not { } problem ? null
            : _failure is { } failure ? $"{problem} ({failure})"
            : problem;
    }

    /// <summary>Looks at the cluster once, and changes the certificate where that is due.</summary>
    /// <exception cref="HttpOperationException">The API server refuses.</exception>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var view = await ClusterView.ReadAsync(client, names, cancellation);
        var trust = _clock.See(view.BundleIds);
        var offered = view.Leaf(names);
        var served = _served;
        if (ServingChoice.Changes(served.Facts, offered, trust, time.GetUtcNow(), policy))
        {
            // The one that is served until now is left to the garbage collector: handshakes may be using it.
            served = served with { Certificate = view.Contents.Leaf, Facts = offered };
            var (id, until) = (offered!.Id[..16], offered.Validity.Until);
            metrics.CertificateInUse("serving", until);
            logger.LogInformation("Serving the certificate {Id}, valid until {Until:u}", id, until);
        }

        if (view.Contents.Signing is { } signing)
        {
            metrics.CertificateInUse("ca", CertificateText.ValidityOf(signing).Until);
        }

        _served = served with { Trust = trust };
        _failure = null;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(
        async round =>
        {
            await LookAsync(round);
            return Problem() is null ? policy.Interval : policy.FirstInterval;
        },
        policy.FirstInterval,
        time,
        Failed,
        stoppingToken);

    private void Failed(Exception failure)
    {
        var reason = Rounds.Reason(failure);
        if (reason != _failure)
        {
            logger.LogWarning("The certificates in the cluster cannot be read: {Reason}", reason);
        }

        _failure = reason;
        metrics.FellBack(Fallback.CertificateKept);
    }
}
