using System.Security.Cryptography;
using System.Text;

namespace MeshTargeting.Generation.Universal;

/// <summary>
/// How a MeshService remembers which of its labels come from Dataplanes, and may go with them: one label for each, with a hash of the key
/// in its own key (addPropagationTracking in pkg/core/resources/apis/meshservice/generate/labels.go).
/// </summary>
internal static class PropagatedKeys
{
    private const string Prefix = "kuma.io/pkey-";

    /// <summary>The label that remembers a key.</summary>
    public static string TrackingLabel(string key) => Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));

    /// <summary>Whether labels remember a key. Before Kuma had hashes, the value of the label was the key.</summary>
    public static bool IsTracked(IReadOnlyDictionary<string, string> labels, string key) =>
        (labels.TryGetValue(TrackingLabel(key), out var value) && value.Length == 0)
        || labels.Any(label => label.Value == key && label.Key.StartsWith(Prefix, StringComparison.Ordinal));
}
