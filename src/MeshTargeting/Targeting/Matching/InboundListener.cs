namespace MeshTargeting.Targeting.Matching;

/// <summary>Where a proxy takes traffic: the address and port of an inbound, of an embedded listener, or of a gateway's listeners.</summary>
/// <param name="Address">The address; that of the proxy where the inbound has none of its own.</param>
/// <param name="Port">The port.</param>
public readonly record struct InboundListener(string Address, uint Port) : IComparable<InboundListener>
{
    /// <inheritdoc />
    public int CompareTo(InboundListener other)
    {
        var order = Port.CompareTo(other.Port);
        return order != 0 ? order : string.CompareOrdinal(Address, other.Address);
    }

    /// <summary>For example <c>10.0.0.1:8080</c>.</summary>
    public override string ToString() => $"{Address}:{Port}";
#pragma warning disable CS1591 // Ordering operators speak for themselves.
    public static bool operator <(InboundListener left, InboundListener right) => left.CompareTo(right) < 0;

    public static bool operator >(InboundListener left, InboundListener right) => left.CompareTo(right) > 0;

    public static bool operator <=(InboundListener left, InboundListener right) => left.CompareTo(right) <= 0;

    public static bool operator >=(InboundListener left, InboundListener right) => left.CompareTo(right) >= 0;
#pragma warning restore CS1591
}

/// <summary>A listener of a builtin gateway: several may share a port and differ in the hostname.</summary>
/// <param name="Address">The address of the proxy.</param>
/// <param name="Port">The port.</param>
/// <param name="Hostname">The hostname; <c>*</c> where the MeshGateway gives none.</param>
public readonly record struct GatewayListener(string Address, uint Port, string Hostname)
{
    /// <summary>The address and port without the hostname.</summary>
    public InboundListener Inbound => new(Address, Port);

    /// <summary>For example <c>10.0.0.1:8080:*</c>.</summary>
    public override string ToString() => $"{Address}:{Port}:{Hostname}";
}
