using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Traces of requests (pkg/plugins/policies/meshtrace).</summary>
public sealed record MeshTraceSpec : IPolicySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshTraceSpec> Descriptor =
        new(static () => ModelJson.Default.MeshTraceSpec, static () => ModelJson.Default.PolicyStatus)
        {
            Name = "MeshTrace",
            Plural = "meshtraces",
            ShortName = "mtr",
            IsPolicy = true,
            Description = "MeshTrace makes traces of requests.",
            PrinterColumns = PrinterColumn.OfTargetRef,
        };

    /// <inheritdoc />
    [Doc("The proxies that this policy is for; all proxies of the mesh when absent.")]
    public TargetRef? TargetRef { get; init; }

    /// <summary>What is traced, and the backends that get it.</summary>
    [Doc("What is traced, and the backends that get it.")]
    public MeshTraceConf? Default { get; init; }
}

/// <summary>What is traced, and who gets it.</summary>
public sealed record MeshTraceConf
{
    /// <summary>Who gets the traces: none or one, because Envoy has room for one. Must be present.</summary>
    [MaxItems(1)]
    [Doc("The backend that gets the traces. Envoy has room for one; none turns tracing off.")]
    public IReadOnlyList<MeshTraceBackend>? Backends { get; init; }

    /// <summary>Which requests are traced; absent is all.</summary>
    [Doc("Which part of the requests is traced; all when absent.")]
    public MeshTraceSampling? Sampling { get; init; }

    /// <summary>Tags that are added to every trace.</summary>
    [Doc("Tags that are added to traces.")]
    public IReadOnlyList<MeshTraceTag>? Tags { get; init; }
}

/// <summary>Which part of the requests is traced, each in percent: a whole number, or a decimal as text; absent is 100.</summary>
public sealed record MeshTraceSampling
{
    /// <summary>The upper limit over all that is sampled.</summary>
    [Doc("Upper limit in percent over everything that is sampled; 100 when absent. A whole number, or a decimal as text.")]
    public IntOrString? Overall { get; init; }

    /// <summary>Of the requests that ask to be traced (x-client-trace-id).</summary>
    [Doc("Percentage of the requests that ask to be traced by the header x-client-trace-id; 100 when absent. A whole number, or a decimal as text.")]
    public IntOrString? Client { get; init; }

    /// <summary>Of the other requests, by chance.</summary>
    [Doc("Percentage of the other requests, picked by chance; 100 when absent. A whole number, or a decimal as text.")]
    public IntOrString? Random { get; init; }
}

/// <summary>A tag of a trace: a text, or the value of a header.</summary>
public sealed record MeshTraceTag
{
    /// <summary>The tag's name.</summary>
    [Required]
    [Doc("Name of the tag.")]
    public string? Name { get; init; }

    /// <summary>A fixed value; excludes <see cref="Header"/>.</summary>
    [Doc("Fixed value. Excludes header.")]
    public string? Literal { get; init; }

    /// <summary>A header that holds the value; excludes <see cref="Literal"/>.</summary>
    [Doc("Header that holds the value. Excludes literal.")]
    public MeshTraceHeaderTag? Header { get; init; }
}

/// <summary>A header that holds the value of a tag.</summary>
public sealed record MeshTraceHeaderTag
{
    /// <summary>The header's name.</summary>
    [Required]
    [Doc("Name of the header.")]
    public string? Name { get; init; }

    /// <summary>The value where the request lacks the header; absent leaves the tag out.</summary>
    [Doc("Value for requests without the header; the tag is left out when absent.")]
    public string? Default { get; init; }
}
