using System.Net.Mime;
using Microsoft.Net.Http.Headers;

namespace MeshTargeting.Server.Http;

/// <summary>A request body, read whole, or the answer to a request whose body is refused.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="MediaType">Its media type, in lower case and without parameters.</param>
/// <param name="Refusal">The answer where it is refused; then the others mean nothing.</param>
/// <param name="IsCut">Whether there was no room for it: then only its beginning is here.</param>
internal readonly record struct RequestBody(ReadOnlyMemory<byte> Bytes, string MediaType, IResult? Refusal, bool IsCut = false)
{
    /// <summary>The largest body, in bytes: what an API server itself takes in one request.</summary>
    /// <remarks>
    /// Kestrel's own limit (30 MB) stays above it: it reads the rest of a refused body and throws it away, so that the client gets to
    /// see the answer and not a broken connection.
    /// </remarks>
    public const int Limit = 3 * 1024 * 1024;

    /// <summary>So much room there is at first; most reviews take less.</summary>
    private const int AtFirst = 64 * 1024;

    /// <summary>So much of a body there is always room for.</summary>
    private const int Beginning = 4 * 1024;

    /// <summary>Reads the body: 415 for another content type than those accepted, 413 for one that is too large.</summary>
    /// <param name="request">The request.</param>
    /// <param name="accepted">The content types.</param>
    /// <param name="share">Where its memory comes from; it is to be kept as long as the body.</param>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, string[] accepted, BodyBudget.Share share)
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
            var (bytes, isCut) = await ReadAllAsync(request, share);
            return bytes is null ? Refuse(Problems.TooLarge()) : new RequestBody(bytes.Value, mediaType, null, isCut);
        }
        catch (BadHttpRequestException e)
        {
            // Kestrel found out first: too large after all, or cut off.
            return Refuse(e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Problems.TooLarge() : Problems.Unreadable(e.Message));
        }
    }

    /// <summary>All of it, or the beginning where there is no room for more; null where it is too large.</summary>
    private static async ValueTask<(ReadOnlyMemory<byte>? Bytes, bool IsCut)> ReadAllAsync(HttpRequest request, BodyBudget.Share share)
    {
        // What a client only says that it will send takes no memory yet: many of them would, who never send it.
        var size = (int)Math.Min(request.ContentLength ?? AtFirst, AtFirst) + 1;
        var buffer = new byte[share.TryTake(size) ? size : Beginning];
        var length = 0;
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted);
            if (read == 0)
            {
                return (buffer.AsMemory(0, length), false);
            }

            length += read;
            if (length > Limit)
            {
                return (null, false);
            }

            if (length == buffer.Length)
            {
                var larger = Math.Min(buffer.Length * 2, Limit + 1);
                if (!share.TryTake(larger - buffer.Length))
                {
                    return await SkipAsync(request, length) ? (buffer, true) : (null, true);
                }

                Array.Resize(ref buffer, larger);
            }
        }
    }

    /// <summary>Reads the rest and throws it away, so that the client gets to see the answer.</summary>
    /// <returns>Whether the body is no larger than it may be.</returns>
    private static async ValueTask<bool> SkipAsync(HttpRequest request, int length)
    {
        var scrap = new byte[Beginning];
        while (await request.Body.ReadAsync(scrap, request.HttpContext.RequestAborted) is var read and > 0)
        {
            length += read;
            if (length > Limit)
            {
                return false;
            }
        }

        return true;
    }

    private static RequestBody Refuse(IResult refusal) => new(default, "", refusal);

    /// <summary>JSON and nothing else.</summary>
    public static readonly string[] Json = [MediaTypeNames.Application.Json];

    /// <summary>What manifests come as.</summary>
    public static readonly string[] Manifests = [MediaTypeNames.Application.Yaml, "application/x-yaml", "text/yaml", MediaTypeNames.Application.Json];
}
