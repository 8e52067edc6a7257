using System.Globalization;
using System.Text;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>
/// The names of MeshServices that are made for the Pods of a headless Service: the Pod's name and a hash of the Service
/// (pkg/plugins/runtime/k8s/controllers/meshservice_controller.go, pkg/util/k8s/name_converter.go).
/// </summary>
public static class HeadlessNames
{
    private const int LongestName = 63;
    private const int LongestHash = 10;

    /// <summary>Consonants and digits that spell no words (SafeEncodeString of k8s.io/apimachinery).</summary>
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>The name of the MeshService for a Pod.</summary>
    public static string Of(string service, string serviceNamespace, string pod)
    {
        if (pod.Length + LongestHash + 1 <= LongestName)
        {
            return $"{pod}-{Hash(service + serviceNamespace)}";
        }

        var prefix = pod[..Math.Min(pod.Length, LongestName - LongestHash - 1)];
        return $"{prefix}-{Hash(service + serviceNamespace + pod)}";
    }

    private static string Hash(string text)
    {
        // FNV-1a, 32 bits, written as a decimal number.
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 16777619u);
        }

        return string.Concat(hash.ToString(CultureInfo.InvariantCulture).Select(digit => Alphabet[digit % Alphabet.Length]));
    }
}
