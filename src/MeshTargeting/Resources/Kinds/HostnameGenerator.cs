using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Makes hostnames for services (pkg/core/resources/apis/hostnamegenerator).</summary>
public sealed record HostnameGeneratorSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<HostnameGeneratorSpec> Descriptor = new(static () => ModelJson.Default.HostnameGeneratorSpec)
    {
        Name = "HostnameGenerator",
        Plural = "hostnamegenerators",
        Kds = Synchronisation.GlobalToZones | Synchronisation.ZoneToGlobal,
        SystemNamespaceOnly = true,
        ShortName = "hg",
        Scope = KindScope.Global,
        Description = "HostnameGenerator makes hostnames for the services that it selects.",
    };

    /// <summary>The services; exactly one of its members is meant to be set.</summary>
    [Doc("The services that get hostnames; exactly one of meshService, meshExternalService and meshMultiZoneService.")]
    public HostnameGeneratorSelector? Selector { get; init; }

    /// <summary>The hostname, as a Go template.</summary>
    [Required]
    [Doc("The hostname, as a Go template, for example {{ .DisplayName }}.svc.mesh.local.")]
    public string? Template { get; init; }

    /// <summary>A plugin that makes the hostnames.</summary>
    [Doc("Plugin that makes the hostnames.")]
    public Extension? Extension { get; init; }
}

/// <summary>The services that get hostnames.</summary>
public sealed record HostnameGeneratorSelector
{
    /// <summary>MeshServices by their labels; present and empty matches all.</summary>
    [Doc("Selects MeshServices by their labels.")]
    public LabelSelector? MeshService { get; init; }

    /// <summary>MeshExternalServices by their labels; present and empty matches all.</summary>
    [Doc("Selects MeshExternalServices by their labels.")]
    public LabelSelector? MeshExternalService { get; init; }

    /// <summary>MeshMultiZoneServices by their labels; present and empty matches all.</summary>
    [Doc("Selects MeshMultiZoneServices by their labels.")]
    public LabelSelector? MeshMultiZoneService { get; init; }
}
