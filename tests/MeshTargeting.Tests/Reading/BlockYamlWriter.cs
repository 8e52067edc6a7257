using System.Text;

namespace MeshTargeting.Tests.Reading;

/// <summary>Writes random YAML in block style, and breaks some of it a little.</summary>
internal sealed class BlockYamlWriter(int seed)
{
    private static readonly string[] Keys = ["a", "b", "name", "kuma.io/mesh", "80", "on", "x_y", "_z", "1.5"];

    private static readonly string[] Values =
        ["b", "80", "-1", "1.5", "yes", "~", "\"x y\"", "'z'", "\"\"", "{}", "[]", "http://a:80/b?c#d", "a b", "x#y", "é😀", "1:30", "a,b", "$x", "0x1F", "2001-01-01", "(x)", "a: b", "'it''s'", "|", "{a: b}", "-x", "x \"y\"", "..."];

    private static readonly string[] Scraps = [" ", "  ", "\n", "-", "- ", ":", ": ", "#", " #", "\"", "'", "{", "}", "[", "]", "&a ", "*a", "!", "|", "?", "\t", "\r", "\\", "%", "~", "---", "...", "a: "];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    /// <summary>A text, with up to two scraps put in or characters taken out.</summary>
    public string Write()
    {
        if (_random.Next(4) == 0)
        {
            _text.Append(Pick(["# a comment\n", "---\n", "--- # x\n", "\n"]));
        }

        Block(0, 1);
        for (var faults = _random.Next(3); faults > 0; faults--)
        {
            var at = _random.Next(_text.Length);
            _ = _random.Next(2) == 0 ? _text.Insert(at, Pick(Scraps)) : _text.Remove(at, 1);
        }

        return _text.ToString();
    }

    private void Block(int indent, int depth)
    {
        if (_random.Next(3) == 0)
        {
            Sequence(indent, depth);
        }
        else
        {
            Mapping(indent, depth, isFirstOnItsLine: true);
        }
    }

    private void Mapping(int indent, int depth, bool isFirstOnItsLine)
    {
        for (var entries = _random.Next(1, 4); entries > 0; entries--)
        {
            _text.Append(' ', isFirstOnItsLine ? indent : 0).Append(Pick(Keys)).Append(':');
            isFirstOnItsLine = true;
            if (depth < 5 && _random.Next(3) == 0)
            {
                EndLine();
                if (_random.Next(4) == 0)
                {
                    Sequence(indent, depth + 1);
                }
                else
                {
                    Block(indent + _random.Next(1, 4), depth + 1);
                }
            }
            else
            {
                Value();
            }
        }
    }

    private void Sequence(int indent, int depth)
    {
        for (var items = _random.Next(1, 4); items > 0; items--)
        {
            _text.Append(' ', indent).Append('-');
            var gap = _random.Next(1, 3);
            if (depth < 5 && _random.Next(2) == 0)
            {
                _text.Append(' ', gap);
                Mapping(indent + 1 + gap, depth + 1, isFirstOnItsLine: false);
            }
            else if (depth < 5 && _random.Next(6) == 0)
            {
                EndLine();
                Block(indent + gap, depth + 1);
            }
            else
            {
                Value();
            }
        }
    }

    private void Value()
    {
        if (_random.Next(10) != 0)
        {
            _text.Append(' ', _random.Next(1, 3)).Append(Pick(Values));
        }

        EndLine();
    }

    private void EndLine() => _text.Append(Pick(["\n", "\n", "\n", "\n", " # x\n", "  \n", "\n\n", "\n    # y\n"]));

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
