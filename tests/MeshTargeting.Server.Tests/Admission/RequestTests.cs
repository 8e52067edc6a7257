using System.Net;
using System.Text.Json;
using MeshTargeting.Server.Options;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Admission;

/// <summary>What is no review gets an HTTP status and problem details (RFC 9457).</summary>
public sealed class RequestTests(RequestTests.Server server) : IClassFixture<RequestTests.Server>
{
    private const string Review = """{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u","operation":"DELETE"}}""";

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    public async Task takes_json(string contentType)
    {
        using var response = await server.Running.PostAsync("/validate", Review, contentType);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/yaml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task refuses_other_content_types(string? contentType) => await Refused(HttpStatusCode.UnsupportedMediaType, Review, contentType);

    [Fact]
    public async Task takes_a_body_of_3_mib_and_refuses_a_larger_one()
    {
        const int limit = 3 * 1024 * 1024;
        var padded = Review.PadRight(limit);

        using var taken = await server.Running.PostAsync("/validate", padded);

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await Refused(HttpStatusCode.RequestEntityTooLarge, padded + " ");
    }

    [Fact]
    public async Task refuses_a_large_body_of_unstated_length()
    {
        using var content = new StreamContent(new Endless(4 * 1024 * 1024));
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/validate") { Content = content };
        request.Headers.TransferEncodingChunked = true;

        using var response = await server.Running.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1beta1","kind":"AdmissionReview","request":{"uid":"u"}}""")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"Review","request":{"uid":"u"}}""")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"}""")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{}}""")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":7}}""")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u","operation":"CREATE"}}""")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u","operation":"CREATE","object":[]}}""")]
    [InlineData("""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u","operation":"CREATE","object":{"kind":"a","kind":"b"}}}""")]
    public async Task refuses_what_is_no_review(string body) => await Refused(HttpStatusCode.BadRequest, body);

    [Theory]
    [InlineData(63, HttpStatusCode.OK)]
    [InlineData(64, HttpStatusCode.BadRequest)]
    [InlineData(10_000, HttpStatusCode.BadRequest)]
    public async Task refuses_objects_of_more_than_64_levels(int levelsBelow, HttpStatusCode expected)
    {
        var value = $$"""{"a":{{new string('[', levelsBelow)}}{{new string(']', levelsBelow)}}}""";
        var body = $$"""{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u","operation":"CREATE","object":{{value}}} }""";

        using var response = await server.Running.PostAsync("/validate", body);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task answers_other_methods_and_paths_with_problem_details()
    {
        using var method = await server.Running.Client.GetAsync(new Uri("/validate", UriKind.Relative));
        using var path = await server.Running.Client.GetAsync(new Uri("/nowhere", UriKind.Relative));

        await IsProblem(HttpStatusCode.MethodNotAllowed, method);
        await IsProblem(HttpStatusCode.NotFound, path);
    }

    private async Task Refused(HttpStatusCode status, string body, string? contentType = "application/json")
    {
        foreach (var endpoint in new[] { "/validate", "/mutate" })
        {
            using var response = await server.Running.PostAsync(endpoint, body, contentType);
            await IsProblem(status, response);
        }
    }

    private static async Task IsProblem(HttpStatusCode status, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
    }

    /// <summary>A body of spaces whose length nobody is told.</summary>
    private sealed class Endless(int length) : Stream
    {
        private int _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = Math.Min(count, _left);
            Array.Fill(buffer, (byte)' ', offset, count);
            _left -= count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>One server for all requests.</summary>
    public sealed class Server : IAsyncLifetime, IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        internal RunningServer Running { get; private set; } = null!;

        public async Task InitializeAsync() => Running = await RunningServer.StartAsync(new ServerOptions { From = _folder.FullPath });

        public async Task DisposeAsync() => await Running.DisposeAsync();

        public void Dispose() => _folder.Dispose();
    }
}
