using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>How near and far endpoints are weighed.</summary>
public sealed record LocalityAwareness
{
    /// <summary>Turns it off: endpoints of all zones count alike.</summary>
    [Doc("Turns it off; endpoints of all zones then count alike.")]
    public bool? Disabled { get; init; }

    /// <summary>Within the zone.</summary>
    [Doc("How endpoints within the zone are weighed.")]
    public LocalZone? LocalZone { get; init; }

    /// <summary>Beyond the zone.</summary>
    [Doc("Which other zones stand in when endpoints of the own zone are not available.")]
    public CrossZone? CrossZone { get; init; }
}

/// <summary>Endpoints within the zone.</summary>
public sealed record LocalZone
{
    /// <summary>Tags of which the same value makes an endpoint a near one.</summary>
    [Doc("Tags of which the same value makes an endpoint a near one, the most important first.")]
    public IReadOnlyList<AffinityTag>? AffinityTags { get; init; }
}

/// <summary>A tag of which the same value makes an endpoint a near one.</summary>
public sealed record AffinityTag
{
    /// <summary>The tag.</summary>
    [Required]
    [Doc("Key of the tag.")]
    public string? Key { get; init; }

    /// <summary>Its share of the traffic, above 0; all tags have one or none.</summary>
    [Doc("Weight of the tag against the other tags; either all tags have one or none.")]
    public uint? Weight { get; init; }
}

/// <summary>Endpoints beyond the zone.</summary>
public sealed record CrossZone
{
    /// <summary>Rules, the most important first.</summary>
    [Doc("To which zones traffic goes over, the most important rule first.")]
    public IReadOnlyList<Failover>? Failover { get; init; }

    /// <summary>From when on traffic goes over; absent is 50 percent.</summary>
    [Doc("From when on traffic goes over to the next zones; 50 percent when absent.")]
    public FailoverThreshold? FailoverThreshold { get; init; }
}

/// <summary>To which zones traffic goes over.</summary>
public sealed record Failover
{
    /// <summary>The zones for which the rule is; absent is all.</summary>
    [Doc("The zones for which the rule is; all when absent.")]
    public FailoverFrom? From { get; init; }

    /// <summary>Where traffic goes.</summary>
    [Required]
    [Doc("The zones to which traffic goes.")]
    public FailoverTo? To { get; init; }
}

/// <summary>The zones for which a rule is.</summary>
public sealed record FailoverFrom
{
    /// <summary>Their names.</summary>
    [Required]
    [Doc("Names of the zones.")]
    public IReadOnlyList<string>? Zones { get; init; }
}

/// <summary>The zones to which traffic goes.</summary>
public sealed record FailoverTo
{
    /// <summary>None, only those named, any, or any but those named.</summary>
    [Required]
    [OneOf("None", "Only", "Any", "AnyExcept")]
    [Doc("Whether traffic goes to no zone, only to those named, to any, or to any but those named.")]
    public string? Type { get; init; }

    /// <summary>Their names, for Only and AnyExcept.</summary>
    [Doc("Names of the zones; with type Only or AnyExcept.")]
    public IReadOnlyList<string>? Zones { get; init; }
}

/// <summary>From when on traffic goes over to the next zones.</summary>
public sealed record FailoverThreshold
{
    /// <summary>Below how many percent of healthy endpoints; above 0.</summary>
    [Required]
    [Doc("Below how many percent of healthy endpoints traffic goes over: a whole number, or a decimal as text; not 0.")]
    public IntOrString? Percentage { get; init; }
}
