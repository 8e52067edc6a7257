using MeshTargeting.Generation.Addresses;
using MeshTargeting.Generation.Universal;
using MeshTargeting.Resources;

namespace MeshTargeting.Generation.Plans;

/// <summary>What is kept in step, one for each thing that Kuma's control plane does with services. Any number together.</summary>
[Flags]
public enum Duties
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>MeshServices are made of Services and of Dataplanes, and go with them.</summary>
    Generation = 1,

    /// <summary>State, identities, mutual TLS and numbers of proxies of MeshServices.</summary>
    Status = 2,

    /// <summary>Services get virtual addresses.</summary>
    Addresses = 4,

    /// <summary>Services get the hostnames that HostnameGenerators give them.</summary>
    Hostnames = 8,

    /// <summary>The MeshServices that MeshMultiZoneServices select.</summary>
    MultiZone = 16,

    /// <summary>Kuma's own HostnameGenerators are there; one that was changed stays as it is.</summary>
    DefaultGenerators = 32,

    /// <summary>All of it.</summary>
    All = Generation | Status | Addresses | Hostnames | MultiZone | DefaultGenerators,
}

/// <summary>How services are kept in step.</summary>
public sealed record PlanSettings
{
    /// <summary>What is done.</summary>
    public Duties Duties { get; init; } = Duties.All;

    /// <summary>Where the control plane runs: on Kubernetes its HostnameGenerators live in its namespace.</summary>
    public Envelope Environment { get; init; } = Envelope.Kubernetes;

    /// <summary>Generation on Universal; its <see cref="UniversalSettings.Derivation"/> is taken from the World instead.</summary>
    public UniversalSettings Universal { get; init; } = new();

    /// <summary>Where services of a kind get their addresses from; ranges of two kinds must not overlap.</summary>
    public IReadOnlyList<(KindDescriptor Kind, AddressRange Range)> Ranges { get; init; } = ServiceVips.Defaults;
}
