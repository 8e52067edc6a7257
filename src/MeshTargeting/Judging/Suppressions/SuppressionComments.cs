using MeshTargeting.Findings;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace MeshTargeting.Judging.Suppressions;

/// <summary>Finds the comments <c># meshservice:ignore …</c> of a text.</summary>
internal static class SuppressionComments
{
    private const string Prefix = "meshservice:";
    private const string Verb = "ignore";

    /// <summary>The comments, in the order of the text. Those in a document that cannot be read are found up to the fault.</summary>
    public static IEnumerable<Suppression> Find(SourceText text)
    {
        // JSON has no comments, and hardly any text has one of these.
        if (text.IsJson || !text.Content.Contains(Prefix, StringComparison.Ordinal))
        {
            yield break;
        }

        var slices = DocumentSplitter.Split(text.Content);
        var lines = LineContents(text.Content);
        for (var i = 0; i < slices.Count; i++)
        {
            foreach (var (comment, at) in CommentsOf(text.Content, slices[i]))
            {
                if (WordsOf(comment.Value) is { } words)
                {
                    var line = comment.IsInline ? at.Line : NextLine(lines, at.Line);
                    yield return new Suppression(words, new SourceDocument(text, i), null, line, at);
                }
            }
        }
    }

    /// <summary>What a comment says of suppression; null where it is about something else.</summary>
    private static SuppressionWords? WordsOf(string comment)
    {
        var said = comment.AsSpan().Trim();
        if (!said.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        said = said[Prefix.Length..];
        var end = said.IndexOfAny(' ', '\t');
        var verb = end < 0 ? said : said[..end];
        if (verb.SequenceEqual(Verb))
        {
            return SuppressionWords.Parse(end < 0 ? "" : said[end..].ToString());
        }

        if (verb.IsEmpty && said.TrimStart() is var spaced && spaced.StartsWith(Verb, StringComparison.Ordinal) && spaced[Verb.Length..] is not [not (' ' or '\t'), ..])
        {
            return SuppressionWords.Mistaken($"a space is too much: write {Prefix}{Verb}");
        }

        // What begins like the key of a mapping may be one that was commented out.
        return NearName.Find(verb.ToString(), [Verb]) is not null || verb.StartsWith(Verb, StringComparison.Ordinal)
            ? SuppressionWords.Mistaken($"there is no {Prefix}{verb}; did you mean {Prefix}{Verb}?")
            : null;
    }

    private static List<(Comment Comment, Position At)> CommentsOf(string text, DocumentSlice slice)
    {
        var comments = new List<(Comment, Position)>();
        if (!text.AsSpan(slice.Start, slice.Length).Contains(Prefix, StringComparison.Ordinal))
        {
            return comments;
        }

        try
        {
            // Only the scanner knows what is a comment, and what is text in a string that looks like one.
            var scanner = new Scanner(new SliceReader(text, slice), skipComments: false);
            while (scanner.MoveNext())
            {
                // A fault that the scanner gives as a token it gives over and over, and never comes to an end.
                if (scanner.Current is Error)
                {
                    break;
                }

                if (scanner.Current is Comment comment)
                {
                    comments.Add((comment, new Position((int)comment.Start.Line + slice.FirstLine - 1, (int)comment.Start.Column)));
                }
            }
        }
        catch (Exception e) when (YamlFailure.IsFromParser(e))
        {
            // What cannot be read is reported where documents are read.
        }

        return comments;
    }

    /// <summary>For each line, from 1, whether something stands there that a finding can be about.</summary>
    private static List<bool> LineContents(string text)
    {
        var contents = new List<bool> { false };
        var lines = new YamlLines(text, 0, text.Length);
        while (lines.MoveNext())
        {
            var line = lines.Current.Trim();
            contents.Add(!line.IsEmpty && line[0] != '#' && !line.SequenceEqual("---"));
        }

        return contents;
    }

    private static int NextLine(List<bool> lines, int line)
    {
        var next = lines.FindIndex(line + 1, content => content);
        return next < 0 ? line : next;
    }
}
