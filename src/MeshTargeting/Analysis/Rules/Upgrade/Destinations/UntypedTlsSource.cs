using System.Text;
using System.Text.Json.Nodes;
using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Destinations;

/// <summary>MS822: a certificate of a MeshExternalService in the old form.</summary>
internal sealed class UntypedTlsSource : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS822",
        Severity.Error,
        "Certificate or key without a type",
        "Write type: Secret with secretRef, or type: InsecureInline with insecureInline.value.",
        """
        Kuma 3.0 reads the certificates and keys of a MeshExternalService in another form, with a `type`. The old one is refused; what is stored
        in it already loses its TLS, and the destination is dropped from every proxy.

        `meshservice fix --to 3.0` writes the new form, and decodes what `inline` has in base64. 2.14 does not know it: apply it with the upgrade.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshExternalService
        name: ledger
        mesh: default
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: ledger.example, port: 443}]
          tls:
            enabled: true
            verification:
              caCert: {secret: ledger-ca}
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshExternalService
        name: ledger
        mesh: default
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: ledger.example, port: 443}]
          tls:
            enabled: true
            verification:
              caCert: {type: Secret, secretRef: {kind: Secret, name: ledger-ca}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshExternalServiceSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => !semantics.TypedTlsSources;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var verification = ((Resource<MeshExternalServiceSpec>)resource).Spec.Tls?.Verification;
        Source("caCert", verification?.CaCert, context);
        Source("clientCert", verification?.ClientCert, context);
        Source("clientKey", verification?.ClientKey, context);
    }

    private static void Source(string member, TlsDataSource? source, AnalysisContext context)
    {
        if (source is not { Type: null } || (source.Secret ?? source.Inline ?? source.InlineString) is null)
        {
            return;
        }

        var at = $"spec.tls.verification.{member}";
        var typed = Typed(source);
        context.Report(
            at,
            $"Kuma 3.0 reads {member} in another form, with a type",
            anchor: Anchor.Key,
            fix: typed is null ? null : new Fix($"write {member} with type: {(string?)typed["type"]}", new ReplaceValue(at, EditJson.Of(typed))),
            remediation: typed is null ? "Put it into a secret, and write type: Secret with secretRef: what stands here is no text, or more than one thing." : null,
            explains: $"{at}.type");
    }

    private static JsonObject? Typed(TlsDataSource source) => source switch
    {
        { Secret: { } secret, Inline: null, InlineString: null } =>
            new JsonObject { ["type"] = "Secret", ["secretRef"] = new JsonObject { ["kind"] = "Secret", ["name"] = secret } },
        { Secret: null, Inline: null, InlineString: { } text } => Inline(text),
        { Secret: null, Inline: { } bytes, InlineString: null } when Decoded(bytes) is { } text => Inline(text),
        _ => null,
    };

    private static JsonObject Inline(string text) => new() { ["type"] = "InsecureInline", ["insecureInline"] = new JsonObject { ["value"] = text } };

    private static string? Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? null : text;
    }
}
