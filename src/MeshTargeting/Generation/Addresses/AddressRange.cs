using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Numerics;

namespace MeshTargeting.Generation.Addresses;

/// <summary>The addresses out of which services get theirs, as CIDR: <c>241.0.0.0/8</c>, or of IPv6.</summary>
public sealed class AddressRange
{
    private readonly IPNetwork _network;
    private readonly int _bytes;

    private AddressRange(IPNetwork network)
    {
        _network = network;
        _bytes = network.BaseAddress.GetAddressBytes().Length;
        Size = BigInteger.One << ((_bytes * 8) - network.PrefixLength);
    }

    /// <summary>How many addresses there are; the first and the last count.</summary>
    public BigInteger Size { get; }

    /// <summary>Reads a range; false with a reason, without a full stop, where it is none.</summary>
    public static bool TryParse(string cidr, [NotNullWhen(true)] out AddressRange? range, [NotNullWhen(false)] out string? problem)
    {
        (range, problem) = IPNetwork.TryParse(cidr, out var network)
            ? (new AddressRange(network), null)
            : ((AddressRange?)null, $"\"{cidr}\" is no range of addresses such as 241.0.0.0/8");
        return range is not null;
    }

    /// <summary>The range that services of a kind have in Kuma (<c>ipam</c> in kuma-cp.defaults.yaml).</summary>
    /// <param name="number">The first number of the addresses: 241, 242 or 243.</param>
    internal static AddressRange OfFirst(int number) => new(IPNetwork.Parse(string.Create(CultureInfo.InvariantCulture, $"{number}.0.0.0/8")));

    /// <summary>Whether some address is in both.</summary>
    public bool Overlaps(AddressRange other) => _network.Contains(other._network.BaseAddress) || other._network.Contains(_network.BaseAddress);

    /// <summary>The place of an address in the range, from 0; null where it lies outside or is no address.</summary>
    public BigInteger? PlaceOf(string? address) => IPAddress.TryParse(address, out var ip) && _network.Contains(ip)
        ? NumberOf(ip) - NumberOf(_network.BaseAddress)
        : null;

    /// <summary>The address at a place.</summary>
    public string At(BigInteger place)
    {
        var bytes = (NumberOf(_network.BaseAddress) + place).ToByteArray(isUnsigned: true, isBigEndian: true);
        return new IPAddress([.. new byte[_bytes - bytes.Length], .. bytes]).ToString();
    }

    /// <inheritdoc />
    public override string ToString() => _network.ToString();

    private static BigInteger NumberOf(IPAddress address) => new(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
}
