using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>TLS towards a MeshExternalService.</summary>
public sealed record ExternalServiceTls
{
    /// <summary>Whether proxies speak TLS with it; absent is false.</summary>
    [Default(false)]
    [Doc("Whether proxies speak TLS with the service.")]
    public bool? Enabled { get; init; }

    /// <summary>Whether it may ask for a new handshake; absent is false.</summary>
    [Default(false)]
    [Doc("Whether the service may ask for a new handshake.")]
    public bool? AllowRenegotiation { get; init; }

    /// <summary>The versions that may be spoken.</summary>
    [Doc("Versions of TLS that may be spoken.")]
    public TlsVersion? Version { get; init; }

    /// <summary>How its certificate is verified.</summary>
    [Doc("How the certificate of the service is verified.")]
    public ExternalServiceVerification? Verification { get; init; }
}

/// <summary>How the certificate of a MeshExternalService is verified.</summary>
public sealed record ExternalServiceVerification
{
    /// <summary>What is left out of the verification; absent is Secured: nothing.</summary>
    [Default("Secured")]
    [OneOf("SkipSAN", "SkipCA", "Secured", "SkipAll")]
    [Doc("What is left out of the verification: Secured leaves out nothing.")]
    public string? Mode { get; init; }

    /// <summary>The server name that proxies ask for; absent is the endpoint's address.</summary>
    [Doc("Server name that proxies ask for (SNI).")]
    public string? ServerName { get; init; }

    /// <summary>Names of which the certificate must have one.</summary>
    [Doc("Names of which the certificate must have one.")]
    public IReadOnlyList<SubjectAltName>? SubjectAltNames { get; init; }

    /// <summary>The authority that must have signed the certificate.</summary>
    [Doc("Certificate authority that must have signed the certificate.")]
    public TlsDataSource? CaCert { get; init; }

    /// <summary>The proxies' own certificate.</summary>
    [Doc("Certificate that proxies show to the service.")]
    public TlsDataSource? ClientCert { get; init; }

    /// <summary>The key of <see cref="ClientCert"/>.</summary>
    [Doc("Key of the certificate that proxies show.")]
    public TlsDataSource? ClientKey { get; init; }
}

/// <summary>A name of a certificate.</summary>
public sealed record SubjectAltName
{
    /// <summary>Exact (when absent) or Prefix.</summary>
    [Default("Exact")]
    [OneOf("Exact", "Prefix")]
    [Doc("How the name is compared.")]
    public string? Type { get; init; }

    /// <summary>The name, or its beginning.</summary>
    [Required]
    [Doc("The name, or its beginning.")]
    public string? Value { get; init; }
}

/// <summary>Where a certificate or key is found: one of these; from 3.0 on, the member that the type names.</summary>
public sealed record TlsDataSource
{
    /// <summary>The name of a secret of the control plane.</summary>
    [Until("3.0")]
    [Doc("Name of a secret of the control plane.")]
    public string? Secret { get; init; }

    /// <summary>The bytes, in base64.</summary>
    [Until("3.0")]
    [Format("byte")]
    [Doc("The bytes, in base64.")]
    public string? Inline { get; init; }

    /// <summary>The text itself.</summary>
    [Until("3.0")]
    [Doc("The text itself.")]
    public string? InlineString { get; init; }

    /// <summary>Secret or InsecureInline; the others, which the control plane reads from its own machine, are refused here.</summary>
    [Since("3.0")]
    [Required]
    [OneOf("File", "Secret", "EnvVar", "InsecureInline")]
    [Doc("Where the data is: the member that belongs to it must be set.")]
    public string? Type { get; init; }

    /// <summary>A file of the control plane; refused.</summary>
    [Since("3.0")]
    [Doc("File that the control plane can read; refused for a MeshExternalService.")]
    public FileSource? File { get; init; }

    /// <summary>An environment variable of the control plane; refused.</summary>
    [Since("3.0")]
    [Doc("Environment variable of the control plane; refused for a MeshExternalService.")]
    public EnvVarSource? EnvVar { get; init; }

    /// <summary>The data itself, for all to see who can read the resource.</summary>
    [Since("3.0")]
    [Doc("The data itself, for type InsecureInline; whoever can read the resource can read it.")]
    public InlineSource? InsecureInline { get; init; }

    /// <summary>A secret of the control plane.</summary>
    [Since("3.0")]
    [Doc("Secret of the control plane, for type Secret.")]
    public SecretRef? SecretRef { get; init; }
}
