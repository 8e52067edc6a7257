using MeshTargeting.Files;
using MeshTargeting.Resources;
using MeshTargeting.Server.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MeshTargeting.Server.DryRun;

/// <summary>Makes texts of a request body: one of the whole, or of <c>multipart/form-data</c> one a file, under the names of the files.</summary>
internal static class ManifestParts
{
    /// <summary>The media type of bodies with several files.</summary>
    public const string MediaType = "multipart/form-data";

    /// <summary>The texts; null where the parts cannot be told apart.</summary>
    /// <param name="body">The body.</param>
    /// <param name="contentType">Its content type, with the boundary between the parts.</param>
    public static async ValueTask<IReadOnlyList<SourceText>?> ReadAsync(RequestBody body, string? contentType)
    {
        if (body.MediaType != MediaType)
        {
            return [TextDecoder.Decode("", body.Bytes.Span) with { IsJson = RequestBody.Json.Contains(body.MediaType) }];
        }

        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            return null;
        }

        try
        {
            var texts = new List<SourceText>();
            var reader = new MultipartReader(boundary, new MemoryStream(body.Bytes.ToArray()));
            while (await reader.ReadNextSectionAsync() is { } section)
            {
                using var bytes = new MemoryStream();
                await section.Body.CopyToAsync(bytes);
                texts.Add(TextDecoder.Decode(NameOf(section), bytes.ToArray()));
            }

            return texts;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static string NameOf(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
        {
            return "";
        }

        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        return HeaderUtilities.RemoveQuotes(name).Value ?? "";
    }
}
