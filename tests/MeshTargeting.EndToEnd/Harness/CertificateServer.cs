using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A <c>meshservice-server --cluster</c> as a process of its own.</summary>
public sealed class CertificateServer : IDisposable
{
    private readonly ChildProcess _process;
    private bool _isKilled;

    private CertificateServer(int port, ChildProcess process)
    {
        Port = port;
        _process = process;
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Where it listens, such as <c>https://127.0.0.1:34567/</c>.</summary>
    public Uri Address => AddressOf(Port);

    /// <summary>Starts a server; whether and when it is ready is the caller's business.</summary>
    /// <param name="kubeconfig">As whom it talks to which API server.</param>
    /// <param name="name">A name for its log.</param>
    /// <param name="port">The port to listen on; null for one that is free.</param>
    /// <param name="arguments">Further arguments.</param>
    public static CertificateServer Start(string kubeconfig, string name, int? port = null, params string[] arguments)
    {
        int listensOn = port ?? LoopbackPorts.Free(1)[0];
        string logs = Path.Combine(AppContext.BaseDirectory, "logs");
        Directory.CreateDirectory(logs);
        ChildProcess process = ChildProcess.Start(
            Programs.MeshserviceServer,
            ["--cluster", "--urls", AddressOf(listensOn).GetLeftPart(UriPartial.Authority), .. arguments],
            Path.Combine(logs, $"{name}.log"),
            new Dictionary<string, string>(Programs.Environment) { ["KUBECONFIG"] = kubeconfig });
        return new CertificateServer(listensOn, process);
    }

    /// <summary>The SHA-256 thumbprint of the certificate that it serves now; null where it serves none.</summary>
    public async Task<string?> ServedCertificateAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            // Any certificate will do: which one it is, is the question.
            using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
            await tls.AuthenticateAsClientAsync("127.0.0.1");
            return tls.RemoteCertificate?.GetCertHashString(HashAlgorithmName.SHA256);
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException)
        {
            return null;
        }
    }

    /// <summary>Its whole log.</summary>
    public string Log() => _process.LogTail(lines: int.MaxValue);

    /// <summary>The end of its log, for the message of a failure.</summary>
    public string LogTail() => _process.LogTail();

    /// <summary>Kills it, unless that is done.</summary>
    public void Dispose()
    {
        if (!_isKilled)
        {
            _isKilled = true;
            _process.Dispose();
        }
    }

    private static Uri AddressOf(int port) => new($"https://127.0.0.1:{port}/");
}
