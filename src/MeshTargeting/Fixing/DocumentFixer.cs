using System.Text.Json.Nodes;
using MeshTargeting.Fixing.Editing;
using MeshTargeting.Fixing.Layout;
using MeshTargeting.Fixing.Model;
using MeshTargeting.Fixing.Writing;
using MeshTargeting.Reading;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Fixing;

/// <summary>Makes fixes in one document of a text.</summary>
internal sealed class DocumentFixer(SourceText text, DocumentSlice slice)
{
    /// <summary>Makes as many of the fixes as can be made at once.</summary>
    public FixedDocument Make(IReadOnlyList<RequestedFix> fixes)
    {
        if (!CanBeRead())
        {
            return FixedDocument.Declined(fixes, Reasons.Unreadable);
        }

        var made = new FixedDocument();
        Make(fixes, ref made);
        return made;
    }

    /// <summary>Adds fixes to those that are made; where they cannot be made all together, each half is tried by itself.</summary>
    private void Make(IReadOnlyList<RequestedFix> fixes, ref FixedDocument made)
    {
        var reason = TryTogether(fixes, ref made);
        if (reason is null)
        {
            return;
        }

        if (fixes.Count == 1)
        {
            made.Outcomes[fixes[0]] = new FixOutcome.Declined(reason);
            return;
        }

        var half = fixes.Count / 2;
        Make(fixes.Take(half).ToList(), ref made);
        Make(fixes.Skip(half).ToList(), ref made);
    }

    /// <summary>Why fixes cannot be made beside those that are; null where they have been, but for those that were declined by themselves.</summary>
    private string? TryTogether(IReadOnlyList<RequestedFix> fixes, ref FixedDocument made)
    {
        try
        {
            if (ReadModel() is not { } model)
            {
                return Reasons.Missing;
            }

            var editor = new DocumentEditor(model);
            var result = new FixedDocument();
            result.Add(made.Outcomes.Where(o => o.Value is not FixOutcome.Made));
            foreach (var request in made.Outcomes.Where(o => o.Value is FixOutcome.Made).Select(o => o.Key).Concat(fixes))
            {
                var (note, reason) = editor.Add(request.Fix, request.Item);
                if (note == Note.Broken)
                {
                    return reason;
                }

                result.Outcomes[request] = note switch
                {
                    Note.Declined => new FixOutcome.Declined(reason),
                    Note.Waiting => new FixOutcome.Waiting(),
                    _ => new FixOutcome.Made(),
                };
            }

            if (!TryWrite(model, editor.AddedDocuments, result))
            {
                return Reasons.Layout;
            }

            made = result;
            return null;
        }
        catch (DeclinedException e)
        {
            return e.Message;
        }
    }

    private bool TryWrite(ModelNode model, List<JsonObject> added, FixedDocument result)
    {
        var layout = DocumentLayout.Of(text.Content, model, text.IsJson);
        if (text.IsJson)
        {
            AddToList(model, added);
        }

        result.Edits.AddRange(EditWriter.Write(text.Content, model, layout));
        List<Node> expected = [ValueNodes.Of(model)];
        if (!text.IsJson)
        {
            result.Edits.AddRange(Documents(added, layout));
            expected.AddRange(added.Select(ValueNodes.Of));
        }

        return Says(result.Edits, expected);
    }

    private bool CanBeRead()
    {
        var content = text.Content.Substring(slice.Start, slice.Length);
        var alone = new DocumentSource(text with { Content = content }, ReadOptions.Default);
        return alone.Count == 1 && alone.Read(0) is { Failure: null, Root: not null };
    }

    private ModelNode? ReadModel() => text.IsJson ? JsonModelReader.Read(text.Content) : YamlModelReader.Read(text.Content, slice);

    /// <summary>Whether the edited document says what it should, and nothing else stands beside it.</summary>
    private bool Says(List<TextEdit> edits, List<Node> expected)
    {
        if (edits.Exists(e => e.Start < slice.Start || e.End > slice.End))
        {
            return false;
        }

        var content = TextEdit.Apply(
            text.Content.Substring(slice.Start, slice.Length), edits.Select(e => e with { Start = e.Start - slice.Start }));
        if (content is null)
        {
            return false;
        }

        var result = new DocumentSource(text with { Content = content }, ReadOptions.Default);
        return result.Count == expected.Count
            && Enumerable.Range(0, expected.Count).All(i => ValueComparer.AreEqual(result.Read(i).Root, expected[i]));
    }

    private IEnumerable<TextEdit> Documents(List<JsonObject> documents, DocumentLayout layout)
    {
        var before = text.Content.AsSpan(slice.Start, slice.Length);
        var isEnded = before.TrimEnd("\r\n").EndsWith("\n...", StringComparison.Ordinal);
        foreach (var document in documents)
        {
            var style = new StringStyle(layout.Quotes, IsFlow: false, QuotesKeys: false, QuotesValues: false);
            var lines = new BlockText(layout).Item(document, 0, style).ToString();
            var start = slice.End > 0 && LineText.IsBreak(text.Content[slice.End - 1]) ? "" : layout.NewLine;
            lines = $"{start}---{layout.NewLine}{lines}{(isEnded ? $"...{layout.NewLine}" : "")}";

            // A text that ended without a line break goes on doing so.
            yield return new TextEdit(slice.End, 0, start.Length == 0 ? lines : lines[..^layout.NewLine.Length]);
        }
    }

    private static void AddToList(ModelNode model, List<JsonObject> documents)
    {
        if (documents.Count == 0)
        {
            return;
        }

        if (model is not ModelMapping list || list.Find("items")?.Value is not ModelSequence items)
        {
            throw new DeclinedException(Reasons.OneDocument);
        }

        items.Added.AddRange(documents);
    }
}

/// <summary>What became of the fixes of a document.</summary>
internal sealed class FixedDocument
{
    public List<TextEdit> Edits { get; } = [];

    public Dictionary<RequestedFix, FixOutcome> Outcomes { get; } = new(ReferenceEqualityComparer.Instance);

    public static FixedDocument Declined(IEnumerable<RequestedFix> fixes, string reason)
    {
        var result = new FixedDocument();
        result.Add(fixes.Select(fix => KeyValuePair.Create(fix, (FixOutcome)new FixOutcome.Declined(reason))));
        return result;
    }

    public void Add(IEnumerable<KeyValuePair<RequestedFix, FixOutcome>> outcomes)
    {
        foreach (var (fix, outcome) in outcomes)
        {
            Outcomes[fix] = outcome;
        }
    }
}
