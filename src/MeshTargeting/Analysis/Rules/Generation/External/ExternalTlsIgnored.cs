using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Generation.External;

/// <summary>MS910: a MeshExternalService sets something of TLS that its other settings switch off.</summary>
internal sealed class ExternalTlsIgnored : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS910",
        Severity.Warning,
        "TLS setting without effect",
        "Set tls.enabled: true, or a mode that uses the setting; else remove it.",
        """
        Without `tls.enabled: true` Kuma reads nothing else of `tls`: proxies speak plainly to the service, whatever stands under `verification`
        or `version`. And `verification.mode` leaves out what it says:

        | mode | leaves out |
        |---|---|
        | `SkipSAN` | `serverName` and `subjectAltNames` |
        | `SkipCA` | `caCert` |
        | `SkipAll` | all of these, `clientCert` and `clientKey` |

        Fires:

        ```yaml
        type: MeshExternalService
        mesh: default
        name: weather
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: http}
          endpoints: [{address: api.example.com, port: 443}]
          tls: {verification: {serverName: api.example.com}}
        ```

        Mended:

        ```yaml
        type: MeshExternalService
        mesh: default
        name: weather
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: http}
          endpoints: [{address: api.example.com, port: 443}]
          tls: {enabled: true, verification: {serverName: api.example.com}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshExternalServiceSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (((MeshExternalServiceSpec)resource.SpecObject).Tls is not { } tls)
        {
            return;
        }

        if (tls.Enabled != true)
        {
            if (tls.Verification is not null || tls.Version is not null)
            {
                var field = tls.Verification is not null ? "verification" : "version";
                var fix = new Fix("write enabled: true", new PutMember("spec.tls", "enabled", "true"));
                context.Report(
                    $"spec.tls.{field}",
                    "TLS is off where tls.enabled is not true, and then nothing else of tls has an effect",
                    anchor: Anchor.Key,
                    fix: tls.Enabled is null ? fix : null);
            }

            return;
        }

        var verification = tls.Verification;
        foreach (var (name, isSet) in LeftOut(verification))
        {
            if (isSet)
            {
                context.Report($"spec.tls.verification.{name}", $"mode {verification!.Mode} leaves {name} out: it has no effect", anchor: Anchor.Key);
            }
        }
    }

    private static (string Name, bool IsSet)[] LeftOut(ExternalServiceVerification? v)
    {
        var names = new[] { ("serverName", !string.IsNullOrEmpty(v?.ServerName)), ("subjectAltNames", v?.SubjectAltNames is { Count: > 0 }) };
        var authority = new[] { ("caCert", v?.CaCert is not null) };
        return v?.Mode switch
        {
            "SkipSAN" => names,
            "SkipCA" => authority,
            "SkipAll" => [.. names, .. authority, ("clientCert", v.ClientCert is not null), ("clientKey", v.ClientKey is not null)],
            _ => [],
        };
    }
}
