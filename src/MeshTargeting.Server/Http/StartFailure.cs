using System.Security.Cryptography;
using MeshTargeting.Server.Options;

namespace MeshTargeting.Server.Http;

/// <summary>Says what kept the server from starting, where that is the doing of whoever started it.</summary>
internal static class StartFailure
{
    /// <summary>A sentence; null for a fault of the server itself, whose stack is wanted.</summary>
    public static string? Describe(Exception failure) => failure switch
    {
        OptionsException => failure.Message,
        // Kestrel's words for an address in use, a privileged port or a certificate that is not there.
        IOException => failure.Message,
        CryptographicException => $"the certificate cannot be read: {failure.Message}",
        FormatException => failure.Message,
        InvalidOperationException when failure.Message.Contains("HTTPS", StringComparison.Ordinal) =>
            "HTTPS needs a certificate: name its files with Kestrel__Certificates__Default__Path and Kestrel__Certificates__Default__KeyPath "
            + "(webhook-certs/dev-certs.sh makes some for development), or with --cluster let the server make them: --self-managed-certificates.",
        InvalidOperationException when failure.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase) => failure.Message,
        System.Net.Sockets.SocketException => failure.Message,
        _ => null,
    };
}
