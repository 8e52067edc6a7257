using System.Net;
using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Autorest;
using MeshTargeting.Server.Certificates.SelfManaged.Issuing;
using MeshTargeting.Server.Certificates.SelfManaged.Planning;
using MeshTargeting.Server.Certificates.SelfManaged.Storage;

namespace MeshTargeting.Server.Certificates.SelfManaged;

/// <summary>
/// What the leading replica does: it looks at the cluster, asks <see cref="CertificatePlan"/>, and does what that says, until nothing is
/// left to do; then again a little later.
/// </summary>
internal sealed class CertificateKeeper(
    IKubernetes client, CertificateNames names, CertificatePolicy policy, TimeProvider time, ILogger<CertificateKeeper> logger)
{
    /// <summary>More steps than any change takes; somebody who undoes each of them must not make this loop spin.</summary>
    private const int MostSteps = 6;

    private readonly CertificateIssuer _issuer = new(names, policy, time);
    private readonly CertificateSecret _secret = new(client, names);
    private readonly WebhookBundles _webhooks = new(client, names.Webhook);
    private readonly TrustClock _trust = new(time);
    private (string? Leaf, long Since) _leaf;

    /// <summary>Keeps certificates in order until told to stop.</summary>
    public Task RunAsync(CancellationToken cancellation) => Rounds.RunAsync(
        async round =>
        {
            for (var steps = 0; steps < MostSteps && await StepAsync(round); steps++)
            {
            }

            return policy.Interval;
        },
        policy.Interval,
        time,
        e => logger.LogWarning("Certificates cannot be kept in order: {Reason}", Rounds.Reason(e)),
        cancellation);

    /// <summary>Does the next step.</summary>
    /// <returns>Whether there was one to do.</returns>
    /// <exception cref="HttpOperationException">The API server refuses.</exception>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var view = await ClusterView.ReadAsync(client, names, cancellation);
        var step = CertificatePlan.Next(Observe(view), time.GetUtcNow(), policy);
        try
        {
            await DoAsync(step, view, cancellation);
        }
        catch (HttpOperationException e) when (e.Response.StatusCode == HttpStatusCode.Conflict)
        {
            // Somebody else was faster, such as another replica that leads for a moment, too: what they wrote is looked at next.
            logger.LogInformation("The cluster changed meanwhile, looking again");
        }

        return step is not CertificateStep.Keep;
    }

    private Observed Observe(ClusterView view)
    {
        var leaf = view.Leaf(names);
        if (leaf?.Id != _leaf.Leaf)
        {
            _leaf = (leaf?.Id, time.GetTimestamp());
        }

        return new Observed(
            view.Contents.Signing is { } signing ? CertificateText.Facts(signing) : null,
            [.. view.Contents.Previous.Select(CertificateText.Facts)],
            leaf,
            [.. view.Bundled.Select(CertificateText.Facts)],
            view.BundleIds)
        {
            Trust = _trust.See(view.BundleIds),
            LeafFor = time.GetElapsedTime(_leaf.Since),
        };
    }

    private async Task DoAsync(CertificateStep step, ClusterView view, CancellationToken cancellation)
    {
        var contents = view.Contents;
        switch (step)
        {
            case CertificateStep.NewAuthority made:
                using (var authority = _issuer.NewAuthority())
                using (var leaf = made.WithLeaf ? _issuer.NewLeaf(authority) : null)
                {
                    var previous = made.Previous.Select(id => view.Authorities.First(a => CertificateText.Id(a) == id)).ToList();
                    await _secret.WriteAsync(view.Secret, new SecretContents(authority, previous, leaf ?? contents.Leaf), cancellation);
                    Say("a new authority", authority, made.Reason);
                }

                break;
            case CertificateStep.NewLeaf made:
                using (var leaf = _issuer.NewLeaf(contents.Signing!))
                {
                    await _secret.WriteAsync(view.Secret, contents with { Leaf = leaf }, cancellation);
                    Say("a new server certificate", leaf, made.Reason);
                }

                break;
            case CertificateStep.Retire retired:
                var kept = contents.Previous.Where(a => retired.Kept.Contains(CertificateText.Id(a))).ToList();
                await _secret.WriteAsync(view.Secret, contents with { Previous = kept }, cancellation);
                var (taken, secret) = (contents.Previous.Count - kept.Count, names.Secret);
                logger.LogInformation("Took {Count} old authorities out of Secret {Secret}", taken, secret);
                break;
            case CertificateStep.WriteBundle:
                await WriteBundlesAsync(view, CertificateText.Write([contents.Signing!, .. contents.Previous]), cancellation);
                break;
        }
    }

    private async Task WriteBundlesAsync(ClusterView view, string pem, CancellationToken cancellation)
    {
        foreach (var configuration in view.Webhooks.Where(w => w.Bundles.Any(b => b.Pem != pem)))
        {
            await _webhooks.WriteAsync(configuration, pem, cancellation);
            var (kind, name) = (configuration.IsMutating ? "Mutating" : "Validating", names.Webhook);
            logger.LogInformation("Wrote the caBundle of {Kind}WebhookConfiguration {Name}", kind, name);
        }
    }

    private void Say(string what, X509Certificate2 certificate, string reason)
    {
        var (secret, until) = (names.Secret, certificate.NotAfter.ToUniversalTime());
        logger.LogInformation("Wrote {What} into Secret {Secret}, valid until {Until:u}: {Reason}", what, secret, until, reason);
    }
}
