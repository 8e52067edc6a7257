using System.Collections.Frozen;
using System.Globalization;

namespace MeshTargeting.Validation.Common;

/// <summary>What a MeshRetry can try again (validateHTTPRetryOn and validateGRPCRetryOn in pkg/plugins/policies/meshretry).</summary>
internal static class RetryConditions
{
    private static readonly FrozenSet<string> OfHttp = FrozenSet.ToFrozenSet(
        [
            "5xx", "GatewayError", "Reset", "Retriable4xx", "ConnectFailure", "EnvoyRatelimited", "RefusedStream",
            "Http3PostConnectFailure", "HttpMethodConnect", "HttpMethodDelete", "HttpMethodGet", "HttpMethodHead", "HttpMethodOptions",
            "HttpMethodPatch", "HttpMethodPost", "HttpMethodPut", "HttpMethodTrace",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfGrpc = FrozenSet.ToFrozenSet(
        ["Canceled", "DeadlineExceeded", "Internal", "ResourceExhausted", "Unavailable"], StringComparer.Ordinal);

    /// <summary>Whether an HTTP request can be tried again on it: on a name, or on a status for which Go's net/http has a text.</summary>
    public static bool IsOfHttp(string condition) => OfHttp.Contains(condition) || (Number(condition) is { } status && IsStatus(status));

    /// <summary>Whether a gRPC call can be made again on it.</summary>
    public static bool IsOfGrpc(string condition) => OfGrpc.Contains(condition);

    // Go's Atoi takes a sign and leading zeros as .NET does, but no zero byte at the end.
    private static int? Number(string text) =>
        !text.EndsWith('\0') && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsStatus(int status) => status is
        (>= 100 and <= 103) or (>= 200 and <= 208) or 226 or (>= 300 and <= 305) or 307 or 308
        or (>= 400 and <= 418) or (>= 421 and <= 426) or 428 or 429 or 431 or 451 or (>= 500 and <= 508) or 510 or 511;
}
