using System.Globalization;
using System.Text;

namespace MeshTargeting.Worlds;

/// <summary>
/// The names that resources get where control planes synchronise them (pkg/kds/hash/hash.go; SafeEncodeString of k8s.io/apimachinery):
/// the display name and a hash, so that resources of one name from several zones and namespaces can stand side by side.
/// </summary>
public static class SyncedNames
{
    private const int LongestName = 253;
    private const int HashLength = 16;

    /// <summary>Consonants and digits that spell no words.</summary>
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>The name of a resource on the other side.</summary>
    /// <param name="mesh">Its mesh; empty for kinds that belong to none.</param>
    /// <param name="displayName">Its display name.</param>
    /// <param name="values">
    /// What it is told apart by besides: its zone (<c>kuma.io/zone</c>), then its namespace (<c>k8s.kuma.io/namespace</c>), each only where
    /// the resource has such a label as it is sent.
    /// </param>
    public static string Of(string mesh, string displayName, params ReadOnlySpan<string> values)
    {
        var hash = Hash(Hash(14695981039346656037ul, mesh), displayName);
        foreach (var value in values)
        {
            hash = Hash(hash, value);
        }

        var digits = hash.ToString("x16", CultureInfo.InvariantCulture);
        var room = LongestName - HashLength - 1;
        var kept = displayName.Length <= room ? displayName : displayName[..room];
        return $"{kept}-{string.Concat(digits.Select(digit => Alphabet[digit % Alphabet.Length]))}";
    }

    /// <summary>FNV-1a, 64 bits; texts are hashed one after the other, with nothing between them.</summary>
    private static ulong Hash(ulong hash, string text)
    {
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 1099511628211ul);
        }

        return hash;
    }
}
