using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MeshTargeting.Resources;

namespace MeshTargeting.Cli.Remote;

/// <summary>Asks the dry run of a running meshservice-server (<c>POST /v1/…</c>).</summary>
/// <param name="server">Where it listens.</param>
/// <param name="token">The bearer token; null for none.</param>
internal sealed class DryRunClient(Uri server, string? token)
{
    /// <summary>Posts manifests, each under the name of its file, and returns the report, or why there is none.</summary>
    public (byte[]? Report, string? Problem) Ask(string endpoint, IReadOnlyList<SourceText> texts)
    {
        if (token is not null && server.Scheme != Uri.UriSchemeHttps && !server.IsLoopback)
        {
            return (null, "a token is not sent to another machine in the clear; use https");
        }

        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{server.AbsoluteUri.TrimEnd('/')}/v1/{endpoint}?overlay=true"));
        using var content = new MultipartFormDataContent();
        foreach (var text in texts)
        {
            content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text.Content)), "manifests", text.File);
        }

        request.Content = content;
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = client.Send(request);
            using var body = new MemoryStream();
            response.Content.ReadAsStream().CopyTo(body);
            return response.StatusCode == HttpStatusCode.OK
                ? (body.ToArray(), null)
                : (null, string.Create(CultureInfo.InvariantCulture, $"{server} answers {(int)response.StatusCode}: {Detail(body.ToArray(), response.ReasonPhrase)}"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return (null, $"{server} cannot be reached: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>What some text is as JSON; null where it is none.</summary>
    public static JsonElement? Parse(byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Problem details (RFC 9457) say what is the matter.</summary>
    private static string? Detail(byte[] body, string? reason) =>
        Parse(body) is { ValueKind: JsonValueKind.Object } problem && problem.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.String
            ? detail.GetString()
            : reason;
}
