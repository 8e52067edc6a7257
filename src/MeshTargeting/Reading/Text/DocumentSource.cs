using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Text;

/// <summary>The documents of a text, each of which can be read alone.</summary>
internal readonly struct DocumentSource
{
    private readonly SourceText _text;
    private readonly ReadOptions _options;
    private readonly List<DocumentSlice> _slices;

    public DocumentSource(SourceText text, ReadOptions options)
    {
        _text = text;
        _options = options;
        // A JSON text is one document, and one without anything in it is no JSON.
        _slices = text.IsJson ? [new DocumentSlice(0, text.Content.Length, 1)] : DocumentSplitter.Split(text.Content);
    }

    public int Count => _slices.Count;

    /// <summary>The parts of the text that the documents take up.</summary>
    public IReadOnlyList<DocumentSlice> Slices => _slices;

    public ParsedDocument Read(int index)
    {
        var document = _text.IsJson
            ? JsonTreeReader.Read(Encoding.UTF8.GetBytes(_text.Content), _options)
            : ReadYaml(_slices[index]);
        return document.Failure is { } failure && IsOthersBusiness(failure, _slices[index])
            ? document with { Failure = failure with { Severity = Severity.Info } }
            : document;
    }

    private ParsedDocument ReadYaml(DocumentSlice slice)
    {
        var document = YamlTreeReader.Read(_text.Content, slice, _options);
        return UniversalEnd.Trim(document.Root, _text.Content, slice) is { } trimmed
            ? YamlTreeReader.Read(_text.Content, trimmed, _options)
            : document;
    }

    /// <summary>
    /// Whether a fault is none of ours: repositories hold JSON with comments (tsconfig.json) and templates of all kinds beside
    /// manifests, and a check of the whole must not fail for what does not speak of Kuma. Broken YAML always counts.
    /// </summary>
    private bool IsOthersBusiness(Problem failure, DocumentSlice slice) =>
        (failure.Rule == ReadingRules.TemplateNotRendered || (failure.Rule == ReadingRules.InvalidText && _text.IsJson))
        && !KumaMention.IsIn(_text.Content.AsSpan(slice.Start, slice.Length));
}
