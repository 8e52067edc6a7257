using System.Globalization;
using System.Text;

namespace MeshTargeting.Fixing.Patches;

/// <summary>Writes the difference of two versions of a file as <c>git apply</c> and <c>patch</c> take it.</summary>
/// <remarks>Bytes and not characters are compared, so that a file in any encoding, with any line breaks, comes out right.</remarks>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The patch of one file; empty where nothing differs.</summary>
    /// <param name="path">The path of the file, as it stands behind <c>a/</c> and <c>b/</c>.</param>
    /// <param name="before">The file as it is.</param>
    /// <param name="after">The file as it is to be.</param>
    public static byte[] Of(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var (old, @new) = (Lines(before), Lines(after));
        var changes = LineChanges.Between(Numbered(old, @new, out var numbers), numbers);
        if (changes.Count == 0)
        {
            return [];
        }

        using var patch = new MemoryStream();
        Write(patch, $"--- {Name("a/", path)}\n+++ {Name("b/", path)}\n");
        for (var i = 0; i < changes.Count;)
        {
            var last = i;
            while (last + 1 < changes.Count && changes[last + 1].OldStart - changes[last].OldEnd <= 2 * Context)
            {
                last++;
            }

            WriteHunk(patch, old, @new, changes.GetRange(i, last - i + 1));
            i = last + 1;
        }

        return patch.ToArray();
    }

    private static void WriteHunk(MemoryStream patch, List<byte[]> old, List<byte[]> @new, List<LineChange> changes)
    {
        var from = Math.Max(0, changes[0].OldStart - Context);
        var to = Math.Min(old.Count, changes[^1].OldEnd + Context);
        var newFrom = changes[0].NewStart - (changes[0].OldStart - from);
        var newTo = changes[^1].NewEnd + (to - changes[^1].OldEnd);
        Write(patch, $"@@ -{Range(from, to)} +{Range(newFrom, newTo)} @@\n");
        var line = from;
        foreach (var change in changes)
        {
            WriteLines(patch, ' ', old, line, change.OldStart);
            WriteLines(patch, '-', old, change.OldStart, change.OldEnd);
            WriteLines(patch, '+', @new, change.NewStart, change.NewEnd);
            line = change.OldEnd;
        }

        WriteLines(patch, ' ', old, line, to);
    }

    private static string Range(int start, int end)
    {
        // A range without lines is named by the line before it.
        var first = end > start ? start + 1 : start;
        return end - start == 1 ? Text(first) : $"{Text(first)},{Text(end - start)}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void WriteLines(MemoryStream patch, char mark, List<byte[]> lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            patch.WriteByte((byte)mark);
            patch.Write(lines[i]);
            if (lines[i][^1] != '\n')
            {
                Write(patch, "\n\\ No newline at end of file\n");
            }
        }
    }

    private static void Write(MemoryStream patch, string text) => patch.Write(Encoding.UTF8.GetBytes(text));

    private static List<byte[]> Lines(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<byte[]>();
        while (!bytes.IsEmpty)
        {
            var length = bytes.IndexOf((byte)'\n') + 1;
            length = length == 0 ? bytes.Length : length;
            lines.Add(bytes[..length].ToArray());
            bytes = bytes[length..];
        }

        return lines;
    }

    /// <summary>Equal lines as equal numbers, which are cheaper to compare.</summary>
    private static int[] Numbered(List<byte[]> old, List<byte[]> @new, out int[] numbers)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        numbers = @new.Select(Number).ToArray();
        return old.Select(Number).ToArray();

        int Number(byte[] line)
        {
            var key = Encoding.Latin1.GetString(line);
            if (!known.TryGetValue(key, out var number))
            {
                known.Add(key, number = known.Count);
            }

            return number;
        }
    }

    /// <summary>A name as git writes it: with a tab behind one with spaces, and in quotes where it holds what would end it.</summary>
    private static string Name(string prefix, string path)
    {
        path = path.TrimStart('/');
        if (path.Any(c => char.IsControl(c) || c is '"' or '\\'))
        {
            var quoted = path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);
            return $"\"{prefix}{quoted}\"";
        }

        return prefix + path + (path.Contains(' ') ? "\t" : "");
    }
}
