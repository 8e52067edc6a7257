using System.Globalization;
using MeshTargeting.Fixing.Layout;
using MeshTargeting.Reading;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MeshTargeting.Fixing.Model;

/// <summary>Makes the model of one YAML document, which <see cref="Reading"/> has been able to read.</summary>
internal sealed class YamlModelReader
{
    private readonly string _text;
    private readonly int _offset;
    private readonly Parser _parser;
    private readonly Dictionary<string, ModelNode> _anchors = new(StringComparer.Ordinal);

    private YamlModelReader(string text, DocumentSlice slice)
    {
        _text = text;
        _offset = slice.Start;
        _parser = new Parser(new Scanner(new SliceReader(text, slice)));
    }

    /// <summary>The value of the document; null for an empty one.</summary>
    public static ModelNode? Read(string text, DocumentSlice slice)
    {
        if (slice.IsEmpty)
        {
            return null;
        }

        var reader = new YamlModelReader(text, slice);
        reader._parser.MoveNext();
        reader._parser.MoveNext();
        if (reader._parser.Current is not DocumentStart)
        {
            return null;
        }

        reader._parser.MoveNext();
        return reader.ReadNode();
    }

    private int At(in Mark mark) => _offset + (int)mark.Index;

    private ModelNode ReadNode()
    {
        switch (_parser.Current)
        {
            case Scalar scalar:
                return Anchor(scalar.Anchor, ReadScalar(scalar));
            case MappingStart start:
                return Anchor(start.Anchor, ReadMapping(start));
            case SequenceStart start:
                return Anchor(start.Anchor, ReadSequence(start));
            case AnchorAlias alias when _anchors.TryGetValue(alias.Value.Value, out var target):
                target.IsShared = true;
                return new ModelAlias(At(alias.Start), At(alias.End), target);
            default:
                throw new DeclinedException(Reasons.Layout);
        }
    }

    private ModelNode Anchor(AnchorName anchor, ModelNode node)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = node;
        }

        return node;
    }

    private ModelScalar ReadScalar(Scalar scalar)
    {
        var (start, end) = (At(scalar.Start), At(scalar.End));
        var quoting = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => Quoting.Single,
            ScalarStyle.DoubleQuoted => Quoting.Double,
            ScalarStyle.Literal or ScalarStyle.Folded => Quoting.Block,
            _ => Quoting.Plain,
        };
        if (quoting == Quoting.Block ? !KeepsBreaks(start) : quoting == Quoting.Plain)
        {
            // What follows on empty lines does not count to it, wherever the parser ended.
            end = start + _text.AsSpan(start, end - start).TrimEnd().Length;
        }

        return new ModelScalar(start, end, Resolve(scalar), quoting) { HasProperties = !scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty };
    }

    /// <summary>Whether the header of a block scalar says that the empty lines behind it belong to it.</summary>
    private bool KeepsBreaks(int start)
    {
        var line = _text.AsSpan(start, LineText.EndOfLine(_text, start) - start);
        var header = line.IndexOfAny('|', '>');
        return header >= 0 && line[(header + 1)..] is var rest && (rest.StartsWith("+") || (rest.Length > 1 && rest[1] == '+'));
    }

    private static ScalarValue Resolve(Scalar scalar) =>
        !scalar.Tag.IsEmpty ? KubernetesScalars.ResolveTagged(scalar.Value, scalar.Tag.Value) ?? throw new DeclinedException(Reasons.Layout)
        : scalar.Style == ScalarStyle.Plain ? KubernetesScalars.Resolve(scalar.Value)
        : new ScalarValue(ScalarKind.String, scalar.Value);

    private ModelSequence ReadSequence(SequenceStart start)
    {
        var node = new ModelSequence(At(start.Start), start.Style == SequenceStyle.Flow)
        {
            HasProperties = !start.Anchor.IsEmpty || !start.Tag.IsEmpty,
        };
        var end = node.Start;
        for (_parser.MoveNext(); _parser.Current is not SequenceEnd; _parser.MoveNext())
        {
            node.Add(ReadNode());
            end = node.Items[^1].Value.End;
        }

        node.Close(node.IsFlow ? Bracket(']') : end);
        return node;
    }

    private ModelMapping ReadMapping(MappingStart start)
    {
        var node = new ModelMapping(At(start.Start), start.Style == MappingStyle.Flow)
        {
            HasProperties = !start.Anchor.IsEmpty || !start.Tag.IsEmpty,
        };
        var end = node.Start;
        for (_parser.MoveNext(); _parser.Current is not MappingEnd; _parser.MoveNext())
        {
            var isMerge = _parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain, Tag.IsEmpty: true };
            var name = ReadNode();
            _parser.MoveNext();
            var colon = ColonBehind(name.End);
            var value = ReadNode();
            if (value is ModelScalar { IsAbsent: true } absent)
            {
                var place = colon < 0 ? name.End : colon + 1;
                value = new ModelScalar(place, place, absent.Value, absent.Quoting);
            }

            var member = new ModelMember(isMerge ? "" : KeyOf(name), name, colon, value) { IsMerge = isMerge };
            node.Add(member);
            end = Math.Max(end, member.End);
        }

        node.Close(node.IsFlow ? Bracket('}') : end);
        return node;
    }

    /// <summary>The index behind the bracket at which the parser is; its own word on where a bracket ends is that where it begins.</summary>
    private int Bracket(char bracket)
    {
        var index = At(_parser.Current!.Start);
        return index < _text.Length && _text[index] == bracket ? index + 1 : throw new DeclinedException(Reasons.Layout);
    }

    private int ColonBehind(int index)
    {
        while (index < _text.Length && _text[index] is ' ' or '\t')
        {
            index++;
        }

        return index < _text.Length && _text[index] == ':' ? index : -1;
    }

    private static string KeyOf(ModelNode name) => (name is ModelAlias alias ? alias.Target : name) is ModelScalar { Value: var value }
        ? value.Kind switch
        {
            ScalarKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            ScalarKind.Boolean => value.IsTrue ? "true" : "false",
            ScalarKind.Float => value.Float.ToString("R", CultureInfo.InvariantCulture),
            _ => value.Text,
        }
        : throw new DeclinedException(Reasons.Layout);
}
