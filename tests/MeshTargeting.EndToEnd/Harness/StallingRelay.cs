using System.Net;
using System.Net.Sockets;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>Passes connections on, until it is told to swallow what goes over those that there are: so it looks when a network loses
/// packets or a firewall forgets a connection. Nothing ends, and nothing comes. New connections go through.</summary>
public sealed class StallingRelay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port;
    private CancellationTokenSource _cut = new();
    private int _stalls;

    /// <summary>Starts it.</summary>
    /// <param name="target">Where connections go.</param>
    public StallingRelay(Uri target)
    {
        _port = target.Port;
        _listener.Start();
        Address = new Uri($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>From now on nothing comes through the connections that there are.</summary>
    public void Stall() => Interlocked.Increment(ref _stalls);

    /// <summary>Ends the connections that there are. New ones go through.</summary>
    public void Cut()
    {
        using CancellationTokenSource cut = Interlocked.Exchange(ref _cut, new CancellationTokenSource());
        cut.Cancel();
    }

    /// <summary>Ends it, and all connections with it.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Cut();
        _listener.Dispose();
        _stop.Dispose();
        _cut.Dispose();
    }

    private async Task AcceptAsync()
    {
        CancellationToken stop = _stop.Token;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                _ = PassOnAsync(await _listener.AcceptTcpClientAsync(stop), _cut.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It has been told to end.
        }
    }

    private async Task PassOnAsync(TcpClient near, CancellationToken cut)
    {
        using (near)
        using (var far = new TcpClient())
        {
            try
            {
                int stalls = Volatile.Read(ref _stalls);
                await far.ConnectAsync(IPAddress.Loopback, _port, cut);
                await Task.WhenAny(PumpAsync(near, far, stalls, cut), PumpAsync(far, near, stalls, cut));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // One of the two has gone; the other sees its connection end.
            }
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, int stalls, CancellationToken cut)
    {
        NetworkStream source = from.GetStream();
        NetworkStream target = to.GetStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await source.ReadAsync(buffer, cut)) > 0)
        {
            if (Volatile.Read(ref _stalls) == stalls)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), cut);
            }
        }
    }
}
