using System.Globalization;
using System.Text;
using MeshTargeting.Reports.Diff;
using MeshTargeting.Reports.Diff.Words;
using MeshTargeting.Reports.Mermaid;
using MeshTargeting.Reports.Text;

namespace MeshTargeting.Reports.Markdown;

/// <summary>
/// Writes what changes for whom as a comment on a pull request: a sentence, a picture, and the causes, those beyond the first few folded
/// away. A forge takes 65,536 characters; what goes beyond is counted.
/// </summary>
public static class DiffMarkdown
{
    /// <summary>So many causes are shown unfolded.</summary>
    private const int Unfolded = 5;

    private const int MostCharacters = 60_000;

    /// <summary>The comment, with a line feed at the end.</summary>
    public static string Write(DiffResult result)
    {
        var text = new StringBuilder($"### Mesh policies\n\n{Escape(DiffSummary.Of(result.Differences).ToString())}.\n");
        var blocks = DiffBlocks.Of(result);
        if (DiffPicture.HasNodes(result))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n```mermaid\n{DiffPicture.Draw(result)}```\n");
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            var block = Block(blocks[i]);
            if (text.Length + block.Length > MostCharacters)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n… and {Plural.Of(blocks.Count - i, "cause")} more: `meshservice diff` tells all.\n");
                break;
            }

            if (i == Unfolded)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{Plural.Of(blocks.Count - i, "cause")} more</summary>\n");
            }

            text.Append(block);
        }

        if (blocks.Count > Unfolded)
        {
            text.Append("\n</details>\n");
        }

        if (result.Findings.Count(f => f.Severity == Findings.Severity.Error) is > 0 and var broken)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n> {Plural.Of(broken, "manifest", "manifests")} could not be read and {(broken == 1 ? "was" : "were")} not compared: see `meshservice check`.\n");
        }

        return text.ToString();
    }

    private static string Block(DiffBlock block)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\n**{Escape(block.Title)}**{(block.Place.Length == 0 ? "" : $" {Code(block.Place)}")}\n\n");
        foreach (var group in block.Groups)
        {
            var indent = "";
            if (group.Where.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {Escape(group.Where)}\n");
                indent = "  ";
            }

            foreach (var line in group.Lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}- {Escape(line.What)}{(line.Origin.Length == 0 ? "" : $" ({Escape(line.Origin)})")}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Names and values come from manifests: what means something to Markdown or HTML, or calls somebody, is escaped.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in TextStyle.OneLine(text))
        {
            switch (c)
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '@':
                    // No mention of anybody.
                    escaped.Append("&#64;");
                    break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '|' or '#':
                    escaped.Append('\\').Append(c);
                    break;
                default:
                    escaped.Append(c);
                    break;
            }
        }

        return escaped.ToString();
    }

    private static string Code(string text) => $"`{TextStyle.OneLine(text).Replace('`', '\'')}`";
}
