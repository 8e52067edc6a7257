using System.Net;
using MeshTargeting.Server.Access;

namespace MeshTargeting.Server.Tests.Access;

public class PeerTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.10", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.7", false)]
    [InlineData("::ffff:10.0.0.7", false)]
    [InlineData("fe80::1", false)]
    public void tells_callers_of_the_same_machine_from_others(string peer, bool isLocal) =>
        Assert.Equal(isLocal, Peer.IsLocal(IPAddress.Parse(peer)));
}
