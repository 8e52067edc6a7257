using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MeshTargeting.Conformance;

/// <summary>
/// Reads YAML of YAML's own library, not ours, so that a test does not prove our reader with our reader. Of two keys of one name the last
/// counts, as in the library that Kuma's tests read theirs with.
/// </summary>
internal sealed class YamlJson
{
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, JsonNode?> _anchors = [];

    private YamlJson(string yaml) => _parser = new Parser(new StringReader(yaml));

    /// <summary>The first document of a text.</summary>
    public static JsonNode Parse(string yaml) => ParseAll(yaml).First();

    /// <summary>Every document of a text that is not empty.</summary>
    public static IEnumerable<JsonNode> ParseAll(string yaml)
    {
        var reader = new YamlJson(yaml);
        reader._parser.Consume<StreamStart>();
        while (!reader._parser.TryConsume<StreamEnd>(out _))
        {
            reader._parser.Consume<DocumentStart>();
            if (reader.Read() is { } document)
            {
                yield return document;
            }

            reader._parser.Consume<DocumentEnd>();
        }
    }

    private JsonNode? Read()
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return _anchors[alias.Value]?.DeepClone();
        }

        var start = _parser.Consume<NodeEvent>();
        var node = start switch
        {
            MappingStart => Mapping(),
            SequenceStart => Sequence(),
            Scalar { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value),
            Scalar quoted => quoted.Value,
            _ => throw new NotSupportedException(start.ToString()),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = node;
        }

        return node;
    }

    private JsonObject Mapping()
    {
        var mapping = new JsonObject();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            mapping[_parser.Consume<Scalar>().Value] = Read();
        }

        return mapping;
    }

    private JsonArray Sequence()
    {
        var sequence = new JsonArray();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            sequence.Add(Read());
        }

        return sequence;
    }

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" => true,
        "false" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
