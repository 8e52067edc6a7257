using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Traffic to destinations outside the mesh (pkg/plugins/policies/meshpassthrough).</summary>
public sealed record MeshPassthroughSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshPassthroughSpec> Descriptor = new(static () => ModelJson.Default.MeshPassthroughSpec)
    {
        Name = "MeshPassthrough",
        Plural = "meshpassthroughs",
        ShortName = "mp",
        IsPolicy = true,
        Description = "MeshPassthrough says which destinations outside the mesh proxies let traffic through to.",
        PrinterColumns = PrinterColumn.OfTargetRef,
    };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>Which destinations.</summary>
    [Doc("Which destinations traffic is let through to.")]
    public MeshPassthroughConf? Default { get; init; }
}

/// <summary>Which destinations outside the mesh traffic is let through to.</summary>
public sealed record MeshPassthroughConf
{
    /// <summary>All, Matched or None (when absent).</summary>
    [OneOf("All", "Matched", "None")]
    [Doc("All destinations, those of appendMatch, or none.")]
    public string? PassthroughMode { get; init; }

    /// <summary>The destinations, with mode Matched; those of several policies are joined.</summary>
    [Doc("Destinations that traffic is let through to, with mode Matched. Those of several policies are joined.")]
    public IReadOnlyList<MeshPassthroughMatch>? AppendMatch { get; init; }
}

/// <summary>Destinations outside the mesh.</summary>
public sealed record MeshPassthroughMatch
{
    /// <summary>Domain, IP or CIDR.</summary>
    [Required]
    [OneOf("Domain", "IP", "CIDR")]
    [Doc("What the value is.")]
    public string? Type { get; init; }

    /// <summary>The domain (with a leading <c>*.</c> for its subdomains), address or network.</summary>
    [Required]
    [Doc("Domain (*. in front stands for its subdomains), address or network.")]
    public string? Value { get; init; }

    /// <summary>The port; absent is every port.</summary>
    [Doc("Port of the destination; every port when absent.")]
    public int? Port { get; init; }

    /// <summary>The protocol; absent is tcp.</summary>
    [Default("tcp")]
    [OneOf("tcp", "tls", "grpc", "http", "http2", "mysql")]
    [Doc("Protocol that is spoken with the destination.")]
    public string? Protocol { get; init; }
}
