using System.Net;
using System.Net.Sockets;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>Finds free TCP ports on the loopback interface.</summary>
public static class LoopbackPorts
{
    /// <summary>Ports that were free a moment ago, all different. Another process may still take one before it is used:
    /// whoever starts a server on it must be ready to try again.</summary>
    public static int[] Free(int count)
    {
        var listeners = new TcpListener[count];
        try
        {
            // All are held open together, so that the system cannot hand out one twice.
            for (int i = 0; i < count; i++)
            {
                listeners[i] = new TcpListener(IPAddress.Loopback, 0);
                listeners[i].Start();
            }

            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (TcpListener? listener in listeners)
            {
                listener?.Dispose();
            }
        }
    }
}
