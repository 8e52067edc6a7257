using System.Net;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Access;

/// <summary>Headers say nothing about where a request comes from, even where ASP.NET is told to believe them.</summary>
public class ForwardedTests
{
    private static readonly Dictionary<string, string> Believing = new() { ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true" };

    [OtherAddressFact]
    public async Task a_caller_from_elsewhere_does_not_become_local()
    {
        using var folder = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(folder.FullPath, "0.0.0.0", [], Believing);
        using var elsewhere = new HttpClient { BaseAddress = server.At(OtherAddress.Value!) };

        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(elsewhere, "127.0.0.1"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(server.Client, "10.0.0.1"));
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/check") { Content = new StringContent("", null, "application/yaml") };
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("Forwarded", $"for={forwardedFor}");
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
