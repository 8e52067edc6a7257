using System.Net.Mime;
using Microsoft.Net.Http.Headers;

namespace MeshTargeting.Server.Http;

/// <summary>A request body, read whole, or the answer to a request whose body is refused.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="MediaType">Its media type, in lower case and without parameters.</param>
/// <param name="Refusal">The answer where it is refused; then the others mean nothing.</param>
internal readonly record struct RequestBody(ReadOnlyMemory<byte> Bytes, string MediaType, IResult? Refusal)
{
    /// <summary>The largest body, in bytes: what an API server itself takes in one request.</summary>
    /// <remarks>
    /// Kestrel's own limit (30 MB) stays above it: it reads the rest of a refused body and throws it away, so that the client gets to
    /// see the answer and not a broken connection.
    /// </remarks>
    public const int Limit = 3 * 1024 * 1024;

    /// <summary>So much room there is at first; most reviews take less.</summary>
    private const int AtFirst = 64 * 1024;

    /// <summary>Reads the body: 415 for another content type than those accepted, 413 for one that is too large.</summary>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, string[] accepted)
    {
        var mediaType = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.Value?.ToLowerInvariant() ?? "" : "";
        if (!accepted.Contains(mediaType))
        {
            return Refuse(Problems.UnsupportedMediaType(request.ContentType, accepted));
        }

        if (request.ContentLength > Limit)
        {
            return Refuse(Problems.TooLarge());
        }

        try
        {
            var bytes = await ReadAllAsync(request);
            return bytes is null ? Refuse(Problems.TooLarge()) : new RequestBody(bytes.Value, mediaType, null);
        }
        catch (BadHttpRequestException e)
        {
            // Kestrel found out first: too large after all, or cut off.
            return Refuse(e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Problems.TooLarge() : Problems.Unreadable(e.Message));
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadAllAsync(HttpRequest request)
    {
        // What a client only says that it will send takes no memory yet: many of them would, who never send it.
        var buffer = new byte[Math.Min(request.ContentLength ?? AtFirst, AtFirst) + 1];
        var length = 0;
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted);
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
            if (length > Limit)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, Limit + 1));
            }
        }
    }

    private static RequestBody Refuse(IResult refusal) => new(default, "", refusal);

    /// <summary>JSON and nothing else.</summary>
    public static readonly string[] Json = [MediaTypeNames.Application.Json];

    /// <summary>What manifests come as.</summary>
    public static readonly string[] Manifests = [MediaTypeNames.Application.Yaml, "application/x-yaml", "text/yaml", MediaTypeNames.Application.Json];
}
