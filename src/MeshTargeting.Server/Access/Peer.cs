using System.Net;

namespace MeshTargeting.Server.Access;

/// <summary>Where a request comes from: the address at the other end of the connection, whatever headers say.</summary>
internal static class Peer
{
    /// <summary>Whether a caller is on this machine (or in this Pod: <c>kubectl port-forward</c> counts).</summary>
    /// <param name="address">Their address; none at all is a Unix socket or a test within the process.</param>
    public static bool IsLocal(IPAddress? address) =>
        address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
