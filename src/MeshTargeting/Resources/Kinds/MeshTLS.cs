using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>TLS between proxies (pkg/plugins/policies/meshtls).</summary>
public sealed record MeshTLSSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshTLSSpec> Descriptor = new(static () => ModelJson.Default.MeshTLSSpec)
    {
        Name = "MeshTLS",
        Plural = "meshtlses",
        ShortName = "mtls",
        IsPolicy = true,
        ReadsFromAsRules = true,
        Description = "MeshTLS says whether proxies accept plain traffic, and which versions and ciphers of TLS they speak.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>TLS for incoming traffic, by client; deprecated in favour of <see cref="Rules"/>.</summary>
    [Until("3.0")]
    [Doc("TLS for incoming traffic, by client. Deprecated: use rules.")]
    public IReadOnlyList<MeshTLSFrom>? From { get; init; }

    /// <summary>TLS for incoming traffic.</summary>
    [Doc("TLS for incoming traffic.")]
    public IReadOnlyList<MeshTLSRule>? Rules { get; init; }

    IReadOnlyList<IPolicyItem>? IPolicySpec.FromItems => From;

    IReadOnlyList<IPolicyItem>? IPolicySpec.RuleItems => Rules;
}

/// <summary>TLS for a client.</summary>
public sealed record MeshTLSFrom : IPolicyItem
{
    /// <inheritdoc />
    [Required]
    [Doc("The client of the traffic.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>The settings.</summary>
    [Doc("The settings.")]
    public MeshTLSConf? Default { get; init; }
}

/// <summary>TLS for incoming traffic.</summary>
public sealed record MeshTLSRule : IPolicyItem
{
    /// <summary>The settings.</summary>
    [Doc("The settings.")]
    public MeshTLSConf? Default { get; init; }
}

/// <summary>How proxies speak TLS.</summary>
public sealed record MeshTLSConf
{
    /// <summary>The versions that may be spoken.</summary>
    [Doc("Versions of TLS that may be spoken.")]
    public TlsVersion? TlsVersion { get; init; }

    /// <summary>The ciphers that may be used; absent leaves them to Envoy.</summary>
    [OneOf(
        "ECDHE-ECDSA-AES128-GCM-SHA256",
        "ECDHE-ECDSA-AES256-GCM-SHA384",
        "ECDHE-ECDSA-CHACHA20-POLY1305",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES256-GCM-SHA384",
        "ECDHE-RSA-CHACHA20-POLY1305")]
    [Doc("Ciphers that may be used; Envoy's own choice when absent.")]
    public IReadOnlyList<string>? TlsCiphers { get; init; }

    /// <summary>Permissive or Strict; absent is the mesh's.</summary>
    [OneOf("Permissive", "Strict")]
    [Doc("Strict refuses plain traffic, Permissive accepts it beside TLS.")]
    public string? Mode { get; init; }
}
