using System.Numerics;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>Some of the proxies that stand in both Worlds, by number: a bit each, since there may be ten thousand of them in a thousand sets.</summary>
internal sealed class ProxySet(int size) : IEquatable<ProxySet>
{
    private readonly ulong[] _bits = new ulong[(size + 63) / 64];

    /// <summary>How many they are.</summary>
    public int Count => _bits.Sum(BitOperations.PopCount);

    /// <summary>Their numbers in ascending order.</summary>
    public IEnumerable<int> Numbers
    {
        get
        {
            for (var i = 0; i < _bits.Length; i++)
            {
                for (var rest = _bits[i]; rest != 0; rest &= rest - 1)
                {
                    yield return (i * 64) + BitOperations.TrailingZeroCount(rest);
                }
            }
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(int number) => _bits[number / 64] |= 1UL << (number % 64);

    /// <summary>Adds all of another set.</summary>
    public void UnionWith(ProxySet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] |= other._bits[i];
        }
    }

    /// <inheritdoc />
    public bool Equals(ProxySet? other) => other is not null && _bits.AsSpan().SequenceEqual(other._bits);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ProxySet);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var bits in _bits)
        {
            hash.Add(bits);
        }

        return hash.ToHashCode();
    }
}
