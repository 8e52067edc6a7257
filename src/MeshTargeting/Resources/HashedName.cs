using System.Text;

namespace MeshTargeting.Resources;

/// <summary>
/// The name that a resource gets when it is sent from one control plane to another: the old one with a hash of where it comes from, so
/// that namesakes of several meshes, zones and namespaces do not meet (pkg/kds/hash/hash.go).
/// </summary>
public static class HashedName
{
    /// <summary>The longest name that Kubernetes takes.</summary>
    private const int MaxLength = 253;

    /// <summary>A dash and eight bytes as hexadecimal digits.</summary>
    private const int SuffixLength = 1 + 16;

    /// <summary>What Kubernetes allows in generated names: no vowels and nothing that looks like one, lest words come about.</summary>
    private const string SafeCharacters = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>The name after synchronisation.</summary>
    /// <param name="mesh">The mesh; empty for kinds without one.</param>
    /// <param name="name">The name before; it is cut where the whole would be longer than Kubernetes allows.</param>
    /// <param name="values">What else tells it from namesakes, in Kuma's order: zone, then namespace.</param>
    public static string Of(string mesh, string name, params ReadOnlySpan<string> values)
    {
        var hash = Add(Add(Fnv.Start, mesh), name);
        foreach (var value in values)
        {
            hash = Add(hash, value);
        }

        var suffix = string.Create(SuffixLength - 1, hash, static (characters, value) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                var digit = (int)(value >> (60 - (4 * i))) & 0xf;
                var character = digit < 10 ? '0' + digit : 'a' + digit - 10;
                characters[i] = SafeCharacters[character % SafeCharacters.Length];
            }
        });
        return $"{Shortened(name)}-{suffix}";
    }

    private static string Shortened(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        return bytes.Length <= MaxLength - SuffixLength ? name : Encoding.UTF8.GetString(bytes, 0, MaxLength - SuffixLength);
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var part in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ part) * Fnv.Prime);
        }

        return hash;
    }

    /// <summary>The 64-bit FNV-1a hash.</summary>
    private static class Fnv
    {
        public const ulong Start = 0xcbf29ce484222325;
        public const ulong Prime = 0x100000001b3;
    }
}
