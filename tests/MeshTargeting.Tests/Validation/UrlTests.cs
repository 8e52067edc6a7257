using MeshTargeting.Validation.Common;

namespace MeshTargeting.Tests.Validation;

public class UrlTests
{
    [Theory]
    [InlineData("example.com", true)]
    [InlineData("collector:5000", true)]
    [InlineData("127.0.0.1:5000", true)]
    [InlineData("http://me:secret@example.com:80/a?b#c", true)]
    [InlineData("tcp://[::1]:5000", true)]
    [InlineData("tcp://[fe80::1%25eth0]:5000", true)]
    [InlineData("http://localhost", true)]
    [InlineData("http://münchen.de", true)]
    [InlineData("a_b.example.com", true)]
    [InlineData("a.b", false)]
    [InlineData("a.bc", true)]
    [InlineData("collector", false)]
    [InlineData(".example.com", false)]
    [InlineData("http://.example.com", false)]
    [InlineData("http://example.com:123456", false)]
    [InlineData("http://exa mple.com", false)]
    [InlineData("http://[1::2::3]", false)]
    [InlineData("mailto:me@example.com", true)]
    [InlineData("http://%zz.com", false)]
    [InlineData("http://-example.com", false)]
    [InlineData("", false)]
    public void takes_for_a_url_what_kumas_library_does(string text, bool expected) => Assert.Equal(expected, LooseUrl.IsUrl(text));

    [Fact]
    public void bounds_the_length_of_a_url()
    {
        Assert.True(LooseUrl.IsUrl("http://example.com/" + new string('a', 2063)));
        Assert.False(LooseUrl.IsUrl("http://example.com/" + new string('a', 2064)));
    }

    [Theory]
    [InlineData("http://me@Host:80/p?q", "http", "", true, "Host:80", "/p", "q", "80")]
    [InlineData("MAILTO:me@host", "mailto", "me@host", false, "", "", "", "")]
    [InlineData("/only/path?", "", "", false, "", "/only/path", "", "")]
    [InlineData("http://[fe80::1%25eth0]:80", "http", "", false, "[fe80::1%25eth0]:80", "", "", "80")]
    [InlineData("http:///p", "http", "", false, "", "/p", "", "")]
    [InlineData("*", "", "", false, "", "*", "", "")]
    public void reads_urls_as_go_does(string text, string scheme, string opaque, bool hasUser, string host, string path, string query, string port)
    {
        var url = GoUrl.ParseRequest(text);

        Assert.NotNull(url);
        Assert.Equal((scheme, opaque, hasUser, host, path, query, port), (url.Scheme, url.Opaque, url.HasUser, url.Host, url.Path, url.Query, url.Port));
    }

    [Theory]
    [InlineData("")]
    [InlineData("relative")]
    [InlineData(":80")]
    [InlineData("http://a b")]
    [InlineData("http://a\n")]
    [InlineData("http://::1/")]
    [InlineData("http://[::1")]
    [InlineData("http://[::1]x")]
    [InlineData("http://[1.2.3.4]")]
    [InlineData("http://a:b")]
    [InlineData("http://%41")]
    [InlineData("http://a/%4")]
    [InlineData("http://a{}@b")]
    [InlineData("http://a#b")]
    public void refuses_what_go_refuses(string text) => Assert.Null(GoUrl.ParseRequest(text));

    [Fact]
    public void takes_relative_references_and_fragments_where_no_request_is_made()
    {
        Assert.Equal("a/b", GoUrl.Parse("a/b#c")?.Path);
        Assert.Null(GoUrl.Parse("1:b/c"));
        Assert.Null(GoUrl.Parse("a#%"));
        Assert.Equal("h", GoUrl.Parse("//h/p")?.Host);
        Assert.Equal("", GoUrl.Parse("///p")?.Host);
    }
}
