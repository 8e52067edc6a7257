using MeshTargeting.Resources;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Tests.Targeting.Traffic;

/// <summary>Protocols as Kuma tells them apart.</summary>
public class PortProtocolTests
{
    [Theory]
    [InlineData("http", "http", "http")]
    [InlineData("grpc", "http2", "http2")]
    [InlineData("http2", "grpc", "http2")]
    [InlineData("http", "http2", "tcp")]
    [InlineData("kafka", "http", "tcp")]
    [InlineData("tls", "tcp", "tcp")]
    [InlineData("mysql", "mysql", "mysql")]
    [InlineData("mysql", "tcp", "<unknown>")]
    [InlineData("<unknown>", "http", "<unknown>")]
    public void two_have_this_in_common(string a, string b, string common)
    {
        Assert.Equal(common, PortProtocol.Common(a, b));
        Assert.Equal(common, PortProtocol.Common(b, a));
    }

    [Theory]
    [InlineData("HTTP", "http")]
    [InlineData("mysql", "mysql")]
    [InlineData("https", "<unknown>")]
    [InlineData("", "<unknown>")]
    [InlineData(null, "<unknown>")]
    public void a_tag_is_read_whatever_its_case(string? tag, string protocol) => Assert.Equal(protocol, PortProtocol.Parse(tag));

    [Theory]
    [InlineData("tcp", true)]
    [InlineData("grpc", true)]
    [InlineData("kafka", true)]
    [InlineData("<unknown>", true)]
    [InlineData("tls", false)]
    [InlineData("TCP", false)]
    [InlineData("", false)]
    public void only_words_that_Kuma_knows_are_forwarded(string protocol, bool forwarded) =>
        Assert.Equal(forwarded, PortProtocol.IsForwarded(protocol, KumaSemantics.V2_14));
}
