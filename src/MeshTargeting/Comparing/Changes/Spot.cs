using MeshTargeting.Resources;

namespace MeshTargeting.Comparing.Changes;

/// <summary>What part of a proxy's traffic a <see cref="Spot"/> is.</summary>
public enum SpotKind
{
    /// <summary>The proxy as a whole.</summary>
    WholeProxy,

    /// <summary>What comes in at an inbound.</summary>
    Inbound,

    /// <summary>What goes to any destination for which nothing else is told.</summary>
    AnyDestination,

    /// <summary>What goes to a port of a destination.</summary>
    Destination,

    /// <summary>What goes along a MeshHTTPRoute.</summary>
    Route,

    /// <summary>What goes to destinations with certain tags: Kuma's older way.</summary>
    Tags,

    /// <summary>What a listener of a builtin gateway sends on.</summary>
    GatewayListener,
}

/// <summary>Where at a proxy something is otherwise.</summary>
/// <param name="Kind">What part of its traffic.</param>
/// <param name="Resource">The destination or the route; default for all other parts.</param>
/// <param name="Section">The port of the destination, or the inbound, by name, else number; empty for all other parts.</param>
/// <param name="Traffic">To which traffic it is narrowed, as people read it: clients, server names, tags, a listener; empty for all.</param>
public readonly record struct Spot(SpotKind Kind, ResourceId Resource = default, string Section = "", string Traffic = "") : IComparable<Spot>
{
    /// <inheritdoc />
    public int CompareTo(Spot other)
    {
        var order = Kind.CompareTo(other.Kind);
        order = order != 0 ? order : Resource.CompareTo(other.Resource);
        order = order != 0 ? order : string.CompareOrdinal(Section, other.Section);
        return order != 0 ? order : string.CompareOrdinal(Traffic, other.Traffic);
    }
#pragma warning disable CS1591 // Ordering operators speak for themselves.
    public static bool operator <(Spot left, Spot right) => left.CompareTo(right) < 0;

    public static bool operator >(Spot left, Spot right) => left.CompareTo(right) > 0;

    public static bool operator <=(Spot left, Spot right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Spot left, Spot right) => left.CompareTo(right) >= 0;
#pragma warning restore CS1591
}
