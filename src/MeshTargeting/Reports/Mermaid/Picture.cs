using System.Globalization;
using System.Text;

namespace MeshTargeting.Reports.Mermaid;

/// <summary>A flowchart as pull requests show it. What has the same label is the same node; a large picture is cut short and says so.</summary>
/// <param name="maxNodes">More nodes than these nobody can read, and some viewers refuse to draw.</param>
internal sealed class Picture(int maxNodes = 60)
{
    private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal);
    private readonly StringBuilder _lines = new("flowchart LR\n");
    private readonly HashSet<string> _edges = new(StringComparer.Ordinal);
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    /// <summary>Adds a node; the lines of its label stand below each other.</summary>
    public void Node(params IEnumerable<string> label) => IdOf(Label(label));

    /// <summary>Adds an arrow, and its ends where they are new.</summary>
    /// <param name="from">The label of the node at which it begins.</param>
    /// <param name="to">The label of the node at which it ends.</param>
    /// <param name="text">What stands on it; empty for nothing.</param>
    /// <param name="broken">Whether it is dotted: nothing goes along it.</param>
    public void Arrow(string from, string to, string text = "", bool broken = false)
    {
        if (IdOf(Label(from.Split('\n'))) is not { } start || IdOf(Label(to.Split('\n'))) is not { } end)
        {
            return;
        }

        var line = $"  {start} {(broken ? "-.->" : "-->")}{(text.Length == 0 ? "" : $"|\"{Label(text.Split('\n'))}\"|")} {end}\n";
        if (_edges.Add(line))
        {
            _lines.Append(line);
        }
    }

    /// <summary>The picture, with a line feed at the end.</summary>
    public override string ToString() => _left.Count == 0
        ? _lines.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{_lines}  more[\"and {_left.Count} more, left out\"]\n");

    private string? IdOf(string label)
    {
        if (!_nodes.TryGetValue(label, out var number))
        {
            if (_nodes.Count >= maxNodes)
            {
                _left.Add(label);
                return null;
            }

            number = _nodes.Count;
            _nodes.Add(label, number);
            _lines.Append(CultureInfo.InvariantCulture, $"  n{number}[\"{label}\"]\n");
        }

        return string.Create(CultureInfo.InvariantCulture, $"n{number}");
    }

    /// <summary>Names come from manifests and may hold anything: what means something to Mermaid or HTML is written as its code.</summary>
    private static string Label(IEnumerable<string> lines) => string.Join("<br/>", lines.Select(line =>
    {
        var text = new StringBuilder();
        foreach (var c in Text.TextStyle.OneLine(line))
        {
            text.Append(c is '"' or '<' or '>' or '&' or '#' or '`' or '|' or ';' ? string.Create(CultureInfo.InvariantCulture, $"#{(int)c};") : c.ToString());
        }

        return text.ToString();
    }));
}
