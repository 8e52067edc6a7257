using MeshTargeting.Server.Access;
using Microsoft.Extensions.Primitives;

namespace MeshTargeting.Server.Tests.Access;

public class BearerTokenTests
{
    [Theory]
    [InlineData("Bearer abc", "abc")]
    [InlineData("bearer abc", "abc")]
    [InlineData("Bearer   abc ", "abc")]
    [InlineData("Bearer ", null)]
    [InlineData("Bearer", null)]
    [InlineData("Basic abc", null)]
    [InlineData("", null)]
    public void is_what_follows_the_scheme(string header, string? token) => Assert.Equal(token, BearerToken.Of(header));

    [Fact]
    public void is_none_where_there_are_two() => Assert.Null(BearerToken.Of(new StringValues(["Bearer a", "Bearer b"])));

    [Fact]
    public void does_not_show_in_the_text_of_a_question() =>
        Assert.Equal("get /meshes/default", new AccessQuestion("t0ken", "get", "/meshes/default").ToString());
}
