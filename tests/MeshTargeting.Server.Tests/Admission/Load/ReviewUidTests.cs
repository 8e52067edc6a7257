using System.Text;
using MeshTargeting.Server.Admission.Load;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Admission.Load;

/// <summary>The uid of a review of which only the beginning is there.</summary>
public class ReviewUidTests
{
    [Theory]
    [InlineData("""{"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{"uid":"abc","kind":{"group":"kuma.io","ver""", "abc")]
    [InlineData("""{"request":{"kind":{"uid":"none"},"userInfo":{"username":"a","uid":"of-the-user"},"uid":"abc","object":{"me""", "abc")]
    [InlineData("""{"response":{"uid":"none"},"request":{"uid":"abc\u0021"}}""", "abc!")]
    [InlineData("""{"request":{"object":{"metadata":{"uid":"of-the-object","name":"b""", null)]
    [InlineData("""{"request":{"uid":"ab""", null)]
    [InlineData("""{"request":{"uid":7}}""", null)]
    [InlineData("""{"request":{"uid":""}}""", null)]
    [InlineData("""{"request":"uid","uid":"abc"}""", null)]
    [InlineData("""["request",{"uid":"abc"}]""", null)]
    [InlineData("no JSON", null)]
    [InlineData("", null)]
    public void is_found_where_it_stands_in_the_beginning(string beginning, string? uid) =>
        Assert.Equal(uid, ReviewUid.Find(Encoding.UTF8.GetBytes(beginning)));

    [Fact]
    public void is_found_in_what_api_servers_send() =>
        Assert.Equal("uid-of-MeshService", ReviewUid.Find(Encoding.UTF8.GetBytes(Requests.Review("MeshService", "{}")[..200])));
}
