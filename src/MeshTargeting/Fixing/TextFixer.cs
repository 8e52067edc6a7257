using MeshTargeting.Reading;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Fixing;

/// <summary>
/// Makes fixes in texts: what is said changes as the fixes say, and every character outside of their edits stays, comments and layout
/// included.
/// </summary>
/// <remarks>
/// The result is read again before it is believed: a fix that would make the documents say anything but what was asked for is declined.
/// </remarks>
public static class TextFixer
{
    /// <summary>Makes as many of the fixes as can be made at once. Never throws for what the text holds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fixes">The fixes; their paths are those of the documents as they are in this text.</param>
    public static FixedText Apply(SourceText text, IReadOnlyList<RequestedFix> fixes)
    {
        var outcomes = new FixOutcome[fixes.Count];
        if (text.InvalidUtf8 is not null)
        {
            Array.Fill(outcomes, new FixOutcome.Declined(Reasons.Encoding));
            return new FixedText(text.Content, [], outcomes);
        }

        var source = new DocumentSource(text, ReadOptions.Default);
        var edits = new List<TextEdit>();
        foreach (var group in Enumerable.Range(0, fixes.Count).GroupBy(i => fixes[i].Document).OrderBy(g => g.Key))
        {
            var numbers = group.ToList();
            var requests = numbers.ConvertAll(i => fixes[i]);
            var made = group.Key >= 0 && group.Key < source.Count
                ? new DocumentFixer(text, source.Slices[group.Key]).Make(requests)
                : FixedDocument.Declined(requests, Reasons.Missing);
            edits.AddRange(made.Edits);
            for (var i = 0; i < numbers.Count; i++)
            {
                outcomes[numbers[i]] = made.Outcomes[requests[i]];
            }
        }

        if (TextEdit.Apply(text.Content, edits) is { } content && Separates(text, source, content, outcomes, fixes))
        {
            return new FixedText(content, edits, outcomes);
        }

        Array.Fill(outcomes, new FixOutcome.Declined(Reasons.Layout));
        return new FixedText(text.Content, [], outcomes);
    }

    /// <summary>Whether the documents are still told apart as before: each was held against what it should say by itself.</summary>
    private static bool Separates(SourceText text, DocumentSource before, string content, FixOutcome[] outcomes, IReadOnlyList<RequestedFix> fixes)
    {
        var added = Enumerable.Range(0, fixes.Count)
            .Where(i => outcomes[i] is FixOutcome.Made)
            .Sum(i => fixes[i].Fix.Edits.Count(e => e is Findings.AddDocument));
        return text.IsJson || new DocumentSource(text with { Content = content }, ReadOptions.Default).Count == before.Count + added;
    }
}
