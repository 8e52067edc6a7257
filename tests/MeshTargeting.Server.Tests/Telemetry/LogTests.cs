using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Telemetry;

/// <summary>What the program writes while it denies, fails and turns callers away.</summary>
public class LogTests
{
    private const string Secret = "s3cr3t-w0rds";

    [Fact]
    public async Task json_is_an_object_a_line_and_a_denial_says_who_what_and_why()
    {
        using var folder = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(folder.FullPath, "127.0.0.1", ["--log-format", "json"]);

        await PostAsync(server.Client, "/validate", Requests.Review("MeshService", """{"selector":{"dataplaneTags":{"app":"web"}},"ports":[{"port":0}]}"""));
        await server.WrittenAsync("uid-of-MeshService");

        var entries = server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        var denial = Assert.Single(entries, e => e.GetProperty("Category").GetString()!.EndsWith("ReviewRecorder", StringComparison.Ordinal));
        Assert.Equal("Information", denial.GetProperty("LogLevel").GetString());
        var state = denial.GetProperty("State");
        Assert.Equal(
            ("CREATE", "MeshService", "app/backend", "alice", "uid-of-MeshService"),
            (Text(state, "Operation"), Text(state, "Kind"), Text(state, "Name"), Text(state, "User"), Text(state, "Uid")));
        Assert.Matches("^MS[0-9]{3}(,MS[0-9]{3})*$", Text(state, "Codes"));
    }

    [Fact]
    public async Task a_folder_is_logged_as_text_unless_told_otherwise()
    {
        using var folder = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(folder.FullPath, "127.0.0.1", []);

        Assert.StartsWith("info: ", server.Output, StringComparison.Ordinal);
    }

    [OtherAddressFact]
    public async Task has_no_bodies_tokens_or_queries_whatever_happens()
    {
        using var folder = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(folder.FullPath, "0.0.0.0", ["--log-format", "json", "--Logging:LogLevel:Default", "Debug"]);
        using var elsewhere = new HttpClient { BaseAddress = server.At(OtherAddress.Value!) };
        elsewhere.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);

        // Denied with what it says; unreadable; no manifest; turned away.
        await PostAsync(server.Client, "/validate", Requests.Review("MeshService", $$$"""{"selector":{"dataplaneTags":{"app":"{{{Secret}}}"}},"ports":[{"port":0,"name":"{{{Secret}}}"}]}"""));
        await PostAsync(server.Client, "/validate", $$"""{"apiVersion":"{{Secret}}",{{Secret}}""");
        await PostAsync(server.Client, "/v1/check", $"kind: Secret\ndata: {{ a: {Secret}, b: [ }}\n", "application/yaml");
        await PostAsync(server.Client, $"/v1/check?overlay={Secret}", "kind: Secret", "application/yaml");
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(elsewhere, "/v1/check", $"kind: Secret # {Secret}", "application/yaml"));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(elsewhere, $"/meshes/default/dataplanes/web/_rules?token={Secret}"));

        // This one is logged, so the others have had their chance.
        await PostAsync(server.Client, "/mutate", Requests.Review("MeshTimeout", """{"targetRef":{"kind":"MeshService","name":"a","labels":{"a":"b"}}}"""));
        await PostAsync(server.Client, "/validate", Requests.Review("MeshHTTPRoute", """{"to":[{"targetRef":{"kind":"Nonsense"}}]}"""));
        await server.WrittenAsync("uid-of-MeshHTTPRoute");
        Assert.Contains("uid-of-MeshService", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, server.Output, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement state, string name) => state.GetProperty(name).GetString();

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string body, string contentType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
