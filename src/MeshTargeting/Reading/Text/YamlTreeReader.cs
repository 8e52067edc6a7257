using System.Globalization;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MeshTargeting.Reading.Text;

/// <summary>Reads one YAML document into nodes, from the events of YamlDotNet's parser.</summary>
internal sealed class YamlTreeReader
{
    private readonly string _text;
    private readonly DocumentSlice _slice;
    private readonly ReadOptions _options;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly MappingBuilder _mappings;
    private readonly List<Node> _items = [];
    private readonly List<Position> _brackets = [];
    private readonly TabIndents? _tabs;
    private AnchorTable? _anchors;

    // What has been read so far: its weight, and its greatest depth since it was last set back.
    private int _weight;
    private int _deepest;

    private YamlTreeReader(string text, DocumentSlice slice, ReadOptions options)
    {
        _text = text;
        _slice = slice;
        _options = options;
        _scanner = new Scanner(new SliceReader(text, slice));
        _parser = new Parser(_scanner);
        _mappings = new MappingBuilder(options);
        _tabs = TabIndents.Of(text, slice);
    }

    /// <summary>Reads the document of a slice. Never throws for what the text holds.</summary>
    public static ParsedDocument Read(string text, DocumentSlice slice, ReadOptions options)
    {
        if (slice.IsEmpty)
        {
            return new ParsedDocument(null, null, []);
        }

        var reader = new YamlTreeReader(text, slice, options);
        try
        {
            DocumentSize.Check(text, slice, options);
            return new ParsedDocument(reader.ReadDocument(), null, reader._mappings.Duplicates);
        }
        catch (UnreadableDocumentException e)
        {
            return new ParsedDocument(null, e.Problem, []);
        }
        catch (Exception e) when (YamlFailure.IsFromParser(e))
        {
            Position? bracket = reader._brackets.Count == 0 ? null : reader._brackets[^1];
            return new ParsedDocument(null, YamlFailure.Explain(e, text, slice, reader._scanner.CurrentPosition, bracket), []);
        }
    }

    private Node? ReadDocument()
    {
        Next();
        Next();
        if (_parser.Current is not DocumentStart)
        {
            return null;
        }

        Next();
        var root = ReadNode(1);
        Next();

        // To the end of the stream: what stands behind the document must be read to be found wrong.
        while (_parser.MoveNext())
        {
            if (_parser.Current is DocumentStart second)
            {
                throw Unreadable(ReadingRules.InvalidText, At(second.Start), "not valid YAML: expected the end of the document");
            }
        }

        if (_tabs?.First() is { } tab)
        {
            throw Unreadable(ReadingRules.InvalidText, tab, YamlFailure.TabIndent);
        }

        return root is ScalarNode { IsNull: true } ? null : root;
    }

    private void Next() => _parser.MoveNext();

    private Position At(in Mark mark) => new((int)mark.Line + _slice.FirstLine - 1, (int)mark.Column);

    private Node ReadNode(int depth) => _parser.Current switch
    {
        Scalar scalar => ReadScalar(scalar),
        MappingStart start => ReadMapping(start, depth),
        SequenceStart start => ReadSequence(start, depth),
        AnchorAlias alias => ReadAlias(alias, depth),
        var other => throw Unreadable(ReadingRules.InvalidText, At(other!.Start), "not valid YAML: expected a value"),
    };

    private ScalarNode ReadScalar(Scalar scalar)
    {
        _weight += AnchorTable.NodeWeight + scalar.Value.Length;
        _tabs?.Exempt(scalar.Start, scalar.End);
        var node = new ScalarNode(At(scalar.Start), Resolve(scalar));
        if (!scalar.Anchor.IsEmpty)
        {
            (_anchors ??= new AnchorTable()).Define(scalar.Anchor.Value, new Anchored(node, AnchorTable.NodeWeight + scalar.Value.Length, 0));
        }

        return node;
    }

    private ScalarValue Resolve(Scalar scalar)
    {
        ScalarValue value;
        if (!scalar.Tag.IsEmpty)
        {
            value = KubernetesScalars.ResolveTagged(scalar.Value, scalar.Tag.Value)
                ?? throw Unreadable(ReadingRules.InvalidText, At(scalar.Start), $"cannot read \"{Shorten(scalar.Value)}\" as {Shorten(scalar.Tag.Value)}");
        }
        else if (scalar.Style == ScalarStyle.Plain)
        {
            value = KubernetesScalars.Resolve(scalar.Value);
        }
        else
        {
            return new ScalarValue(ScalarKind.String, scalar.Value);
        }

        return value.Kind != ScalarKind.Float || double.IsFinite(value.Float)
            ? value
            : throw Unreadable(ReadingRules.InvalidText, At(scalar.Start), $"{scalar.Value} cannot be written in JSON, and so not be sent to Kubernetes");
    }

    private SequenceNode ReadSequence(SequenceStart start, int depth)
    {
        CheckDepth(start.Start, depth);
        var (position, anchor) = (At(start.Start), start.Anchor);
        var outer = Enter(anchor, depth);
        var isFlow = start.Style == SequenceStyle.Flow;
        OpenBracket(isFlow, position);
        _weight += AnchorTable.NodeWeight;
        var first = _items.Count;
        for (Next(); _parser.Current is not SequenceEnd; Next())
        {
            var item = ReadNode(depth + 1);
            _items.Add(item);
        }

        var node = new SequenceNode(position, _items[first..].ToArray());
        _items.RemoveRange(first, _items.Count - first);
        CloseBracket(isFlow, start);
        Leave(anchor, node, outer, depth);
        return node;
    }

    private MappingNode ReadMapping(MappingStart start, int depth)
    {
        CheckDepth(start.Start, depth);
        var (position, anchor) = (At(start.Start), start.Anchor);
        var outer = Enter(anchor, depth);
        var isFlow = start.Style == MappingStyle.Flow;
        OpenBracket(isFlow, position);
        _weight += AnchorTable.NodeWeight;
        var members = _mappings.Open(position);
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            var isMerge = _parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain, Tag.IsEmpty: true };
            var keyStart = At(_parser.Current!.Start);
            var key = isMerge ? "" : ReadKey(depth);
            Next();
            if (isMerge)
            {
                Merge(ReadNode(depth + 1), keyStart, ref members);
            }
            else
            {
                members.Add(new MappingEntry(key, keyStart, ReadNode(depth + 1)));
            }
        }

        var node = members.Close();
        CloseBracket(isFlow, start);
        Leave(anchor, node, outer, depth);
        return node;
    }

    /// <summary>A key as text, as Kubernetes makes it: numbers in decimal, <c>on</c> and <c>y</c> as true.</summary>
    private string ReadKey(int depth)
    {
        var start = _parser.Current!.Start;
        var node = ReadNode(depth + 1);
        if (node is ScalarNode { Value: var value })
        {
            switch (value.Kind)
            {
                case ScalarKind.String:
                    return value.Text;
                case ScalarKind.Integer:
                    return value.Integer.ToString(CultureInfo.InvariantCulture);
                case ScalarKind.Boolean:
                    return value.IsTrue ? "true" : "false";
                case ScalarKind.Float:
                    return value.Float.ToString("R", CultureInfo.InvariantCulture);
                case ScalarKind.Null:
                    throw Unreadable(ReadingRules.InvalidText, At(start), "a key cannot be null");
            }
        }

        // {{ .Values.name }} is a mapping as the key of a mapping, if one takes it for YAML.
        if (TemplateFinder.IsInnerBrace(_text, _slice.Start + (int)start.Index))
        {
            throw new UnreadableDocumentException(TemplateFinder.Unrendered(At(start) with { Column = (int)start.Column - 1 }));
        }

        throw Unreadable(ReadingRules.InvalidText, At(start), "a key must be a single value, not a list or an object");
    }

    private static void Merge(Node value, Position keyStart, ref MappingBuilder.Scope members)
    {
        switch (value)
        {
            case MappingNode mapping:
                foreach (var entry in mapping.Entries)
                {
                    members.Merge(entry);
                }

                break;
            case SequenceNode sequence when sequence.Items.All(item => item is MappingNode):
                // The first of them that has a key wins, so the last goes first.
                for (var i = sequence.Items.Count - 1; i >= 0; i--)
                {
                    Merge(sequence.Items[i], keyStart, ref members);
                }

                break;
            default:
                throw Unreadable(ReadingRules.InvalidText, keyStart, "a merge (<<) needs an object, or a list of objects");
        }
    }

    private Node ReadAlias(AnchorAlias alias, int depth)
    {
        var anchored = _anchors?.Find(alias.Value.Value);
        if (anchored is null)
        {
            throw Unreadable(ReadingRules.InvalidText, At(alias.Start), $"the anchor of *{Shorten(alias.Value.Value)} is not defined before it");
        }

        if (anchored.Value.Node is null)
        {
            throw Unreadable(ReadingRules.LimitExceeded, At(alias.Start), $"*{Shorten(alias.Value.Value)} stands inside its own anchor: the document would have no end");
        }

        if (depth + anchored.Value.Height - 1 > _options.MaxDepth)
        {
            throw TooDeep(At(alias.Start));
        }

        _deepest = Math.Max(_deepest, depth + anchored.Value.Height - 1);
        if (!_anchors!.Expand(anchored.Value.Weight, _options.MaxDocumentBytes))
        {
            throw Unreadable(ReadingRules.LimitExceeded, At(alias.Start), "with its aliases written out, the document is too large");
        }

        _weight += anchored.Value.Weight;
        return anchored.Value.Node;
    }

    private (int Weight, int Deepest) Enter(AnchorName anchor, int depth)
    {
        if (anchor.IsEmpty)
        {
            return default;
        }

        (_anchors ??= new AnchorTable()).Open(anchor.Value);
        var outer = (_weight, _deepest);
        _deepest = depth;
        return outer;
    }

    private void Leave(AnchorName anchor, Node node, (int Weight, int Deepest) outer, int depth)
    {
        if (!anchor.IsEmpty)
        {
            _anchors!.Define(anchor.Value, new Anchored(node, _weight - outer.Weight, _deepest - depth + 1));
            _deepest = Math.Max(_deepest, outer.Deepest);
        }
    }

    private void OpenBracket(bool isFlow, Position position)
    {
        if (isFlow)
        {
            _brackets.Add(position);
        }
    }

    private void CloseBracket(bool isFlow, NodeEvent start)
    {
        if (isFlow)
        {
            _brackets.RemoveAt(_brackets.Count - 1);
            _tabs?.Exempt(start.Start, _parser.Current!.End);
        }
    }

    private void CheckDepth(in Mark start, int depth)
    {
        if (depth > _options.MaxDepth)
        {
            throw TooDeep(At(start));
        }

        _deepest = Math.Max(_deepest, depth);
    }

    private UnreadableDocumentException TooDeep(Position position) =>
        Unreadable(ReadingRules.LimitExceeded, position, $"nested more than {_options.MaxDepth} levels deep");

    private static UnreadableDocumentException Unreadable(Findings.RuleDescriptor rule, Position position, string message) =>
        new(rule, position, message);

    private static string Shorten(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
