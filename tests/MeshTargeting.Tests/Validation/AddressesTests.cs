using MeshTargeting.Validation.Common;

namespace MeshTargeting.Tests.Validation;

public class AddressesTests
{
    [Theory]
    [InlineData("0.0.0.0", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("256.0.0.1", false)]
    [InlineData("1.2.3", false)]
    [InlineData("1.2.3.4.5", false)]
    [InlineData("01.2.3.4", false)]
    [InlineData("1.2.3.0x4", false)]
    [InlineData("1..3.4", false)]
    [InlineData("16909060", false)]
    [InlineData("::", true)]
    [InlineData("::1", true)]
    [InlineData("1::", true)]
    [InlineData("1:2:3:4:5:6:7:8", true)]
    [InlineData("1:2:3:4:5:6:1.2.3.4", true)]
    [InlineData("::ffff:1.2.3.4", true)]
    [InlineData("1:2:3:4:5:6:7", false)]
    [InlineData("1:2:3:4:5:6:7:8:9", false)]
    [InlineData("1:2:3:4:5:6:7::8", false)]
    [InlineData("1:2:3:4:5:6:7::", true)]
    [InlineData("1.2.3.4::", false)]
    [InlineData("12345::", false)]
    [InlineData(":::", false)]
    [InlineData("1::2::3", false)]
    [InlineData("fe80::1%eth0", false)]
    [InlineData("[::1]", false)]
    [InlineData("", false)]
    public void reads_addresses_as_go_does(string text, bool expected) => Assert.Equal(expected, Addresses.IsIp(text));

    [Theory]
    [InlineData("a", true)]
    [InlineData("a-b.c_d.e.", true)]
    [InlineData("_dmarc.example.com_", true)]
    [InlineData("EXAMPLE.com", true)]
    [InlineData("1.2.3", true)]
    [InlineData("1.2.3.4", false)]
    [InlineData("-a", false)]
    [InlineData("a..b", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    public void reads_host_names_as_kumas_library_does(string text, bool expected) => Assert.Equal(expected, Addresses.IsHostName(text));

    [Fact]
    public void bounds_the_length_of_labels_and_of_names()
    {
        var label = new string('a', 63);

        Assert.True(Addresses.IsHostName(label));
        Assert.False(Addresses.IsHostName(label + "a"));
        Assert.True(Addresses.IsHostName($"{label}.{label}.{label}.{label}.abc"));
        Assert.False(Addresses.IsHostName($"{label}.{label}.{label}.{label}.abcd"));
    }

    [Theory]
    [InlineData("010.0.000.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("::ffff:010.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("0256.0.0.1", false)]
    [InlineData("10.0.0.", false)]
    [InlineData("10.0.0.0x1", false)]
    [InlineData("shop", false)]
    [InlineData("", false)]
    public void reads_addresses_with_leading_zeros(string text, bool expected) => Assert.Equal(expected, Addresses.IsIpWithLeadingZeros(text));

    [Theory]
    [InlineData("10.0.0.1/0", true)]
    [InlineData("10.0.0.0/032", true)]
    [InlineData("fd00::/128", true)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("fd00::/129", false)]
    [InlineData("10.0.0.0", false)]
    [InlineData("10.0.0.0/", false)]
    [InlineData("10.0.0.0/-1", false)]
    [InlineData("10.0.0.0/8/8", false)]
    [InlineData("010.0.0.0/8", false)]
    [InlineData("10.0.0.0/99999999999", false)]
    public void reads_networks_as_go_does(string text, bool expected) => Assert.Equal(expected, Addresses.IsCidr(text));
}
