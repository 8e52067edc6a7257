using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Who issues which identities to which proxies (pkg/core/resources/apis/meshidentity).</summary>
public sealed record MeshIdentitySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshIdentitySpec> Descriptor =
        new(static () => ModelJson.Default.MeshIdentitySpec, static () => ModelJson.Default.MeshIdentityStatus)
        {
            Name = "MeshIdentity",
            Plural = "meshidentities",
            Kds = Synchronisation.GlobalToZones | Synchronisation.ZoneToGlobal,
            SystemNamespaceOnly = true,
            ShortName = "mid",
            Description = "MeshIdentity says who issues which identities to which proxies.",
        };

    /// <summary>The proxies that get identities; null selects none, a present and empty member all.</summary>
    [Doc("The proxies that get identities; none when absent.")]
    public MeshIdentitySelector? Selector { get; init; }

    /// <summary>What identities look like; null for Kuma's own forms.</summary>
    [Doc("What identities look like.")]
    public SpiffeIdTemplates? SpiffeID { get; init; }

    /// <summary>Who issues them.</summary>
    [Doc("Who issues identities.")]
    public IdentityProvider? Provider { get; init; }
}

/// <summary>The proxies that get identities.</summary>
public sealed record MeshIdentitySelector
{
    /// <summary>Proxies by the labels of their Dataplane; present and empty matches all.</summary>
    [Doc("Selects proxies by the labels of their Dataplane.")]
    public LabelSelector? Dataplane { get; init; }
}

/// <summary>What identities look like, as Go templates.</summary>
public sealed record SpiffeIdTemplates
{
    /// <summary>The trust domain; absent is <c>{{ .Mesh }}.{{ .Zone }}.mesh.local</c>.</summary>
    [Doc("Trust domain of identities, as a Go template, for example {{ .Mesh }}.{{ .Zone }}.mesh.local.")]
    public string? TrustDomain { get; init; }

    /// <summary>The path; absent is one by service account on Kubernetes, by workload on Universal.</summary>
    [Doc("Path of identities, as a Go template, for example /ns/{{ .Namespace }}/sa/{{ .ServiceAccount }}.")]
    public string? Path { get; init; }
}

/// <summary>What the control plane says of a MeshIdentity.</summary>
public sealed record MeshIdentityStatus
{
    /// <summary>Conditions, one of a type.</summary>
    [ListMapKeys("type")]
    [Doc("Conditions of the identity.")]
    public IReadOnlyList<Condition>? Conditions { get; init; }
}
