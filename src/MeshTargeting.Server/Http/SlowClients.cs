using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MeshTargeting.Server.Http;

/// <summary>What clients that dawdle are granted, so that they cannot hold connections and memory for long.</summary>
internal static class SlowClients
{
    /// <summary>A review is a few kilobytes and comes from the same network. The largest body, 3 MiB, takes 48 s at this rate.</summary>
    private const double LeastBytesPerSecond = 64 * 1024;

    /// <summary>API servers share few connections among all their reviews; the others are probes, scrapers and people.</summary>
    private const int MostConnections = 4096;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>So many connections, headers within 10 s, and bodies without long pauses. How fast answers are read is left to Kestrel's own limit.</summary>
    public static void Limit(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = MostConnections;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MinRequestBodyDataRate = new MinDataRate(LeastBytesPerSecond, Grace);
    }
}
