using System.Net;
using System.Net.Sockets;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>
/// Stands for the Service in front of several replicas: an API server reaches a webhook on loopback by one address alone. It passes
/// connections on, each as a whole, to the replicas in turn, leaving out those that <c>/readyz</c> does not call ready, as kube-proxy does
/// with a Service; connections that are there stay where they are.
/// </summary>
public sealed class ServiceRelay : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Replica[] _replicas;
    private int _turn;

    /// <summary>Starts it.</summary>
    /// <param name="authority">Whose certificates the replicas have.</param>
    /// <param name="replicas">Where the replicas listen.</param>
    public ServiceRelay(CertificateAuthority authority, params Uri[] replicas)
    {
        _replicas = [.. replicas.Select(address => new Replica(address, authority.CreateHttpClient(address)))];
        _listener.Start();
        Address = new Uri($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
        foreach (Replica replica in _replicas)
        {
            _ = ProbeAsync(replica);
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>How many connections each replica has been given, in their order.</summary>
    public IReadOnlyList<int> Connections => [.. _replicas.Select(replica => replica.Connections)];

    /// <summary>Whether a replica is given connections.</summary>
    public bool IsReady(int replica) => _replicas[replica].IsReady;

    /// <summary>Ends it, and all connections with it.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        foreach (Replica replica in _replicas)
        {
            replica.Client.Dispose();
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        CancellationToken stop = _stop.Token;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                TcpClient caller = await _listener.AcceptTcpClientAsync(stop);
                _ = PassOnAsync(caller, stop);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It has been told to end.
        }
    }

    private async Task PassOnAsync(TcpClient caller, CancellationToken stop)
    {
        using (caller)
        using (var replica = new TcpClient())
        {
            try
            {
                Replica chosen = Next();
                chosen.Connections++;
                await replica.ConnectAsync(IPAddress.Loopback, chosen.Address.Port, stop);
                using NetworkStream near = caller.GetStream();
                using NetworkStream far = replica.GetStream();
                await Task.WhenAny(near.CopyToAsync(far, stop), far.CopyToAsync(near, stop));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // One of the two has gone; the other sees its connection end.
            }
        }
    }

    private Replica Next()
    {
        Replica[] ready = [.. _replicas.Where(replica => replica.IsReady)];
        Replica[] candidates = ready.Length > 0 ? ready : _replicas;
        return candidates[(uint)Interlocked.Increment(ref _turn) % candidates.Length];
    }

    private async Task ProbeAsync(Replica replica)
    {
        using var timer = new PeriodicTimer(Period);
        try
        {
            do
            {
                replica.IsReady = await IsReadyAsync(replica);
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // It has been told to end.
        }
    }

    private async Task<bool> IsReadyAsync(Replica replica)
    {
        try
        {
            using HttpResponseMessage response = await replica.Client.GetAsync(new Uri("readyz", UriKind.Relative), _stop.Token);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private sealed class Replica(Uri address, HttpClient client)
    {
        public Uri Address { get; } = address;

        public HttpClient Client { get; } = client;

        public volatile bool IsReady = true;

        public int Connections;
    }
}
