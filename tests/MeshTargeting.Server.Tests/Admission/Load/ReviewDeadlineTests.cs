using MeshTargeting.Server.Admission.Load;
using Microsoft.AspNetCore.Http;

namespace MeshTargeting.Server.Tests.Admission.Load;

public class ReviewDeadlineTests
{
    [Theory]
    [InlineData("?timeout=10s", 7)]
    [InlineData("?timeout=1m0s", 21)]
    [InlineData("?timeout=500ms", 0.35)]
    [InlineData("?timeout=soon", 2.1)]
    [InlineData("?timeout=-3s", 2.1)]
    [InlineData("", 2.1)]
    public void is_at_seven_tenths_of_what_the_api_server_waits(string query, double seconds)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);

        Assert.Equal(seconds, ReviewDeadline.Of(context.Request).TotalSeconds, 0.001);
    }
}
