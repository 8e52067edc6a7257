using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading;

/// <summary>
/// Makes resources of text: YAML as Kubernetes reads it, or JSON; Kubernetes and Universal form; several documents, lists unfolded.
/// </summary>
/// <remarks>
/// Never throws for what a text holds: all that is wrong with it is a finding, and a broken document never hides the others. Documents
/// that are not ours (other kinds, values files, patches) are counted and otherwise left alone.
/// </remarks>
public static class ManifestReader
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; JSON where its name ends in <c>.json</c>, otherwise YAML, of which JSON is a part.</param>
    /// <param name="options">The limits; <see cref="ReadOptions.Default"/> where null.</param>
    public static ReadResult Read(SourceText text, ReadOptions? options = null)
    {
        options ??= ReadOptions.Default;
        using var reader = new ResourceReader(options);
        var documents = new DocumentSource(text, options);
        for (var i = 0; i < documents.Count; i++)
        {
            reader.Read(documents.Read(i), new SourceDocument(text, i));
        }

        return reader.Result;
    }

    /// <summary>Reads one JSON object, as the API server sends it for admission.</summary>
    /// <param name="utf8">The object.</param>
    /// <param name="source">Where it stands; null where there is no text behind it, and then findings have no position.</param>
    /// <param name="options">The limits; <see cref="ReadOptions.Default"/> where null.</param>
    public static ReadResult ReadJson(ReadOnlyMemory<byte> utf8, SourceText? source = null, ReadOptions? options = null)
    {
        options ??= ReadOptions.Default;
        using var reader = new ResourceReader(options);
        reader.Read(JsonTreeReader.Read(utf8.Span, options), source is null ? null : new SourceDocument(source, 0));
        return reader.Result;
    }
}
