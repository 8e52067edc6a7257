using MeshTargeting.Reading;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// A message of Envoy's as a manifest embeds it, in YAML (ValidateResourceYAML in pkg/core/resources/apis/mesh/validators.go). What is
/// checked is what holds without Envoy's definitions: that it is an object, and that a whole message has its name. Kuma itself passes
/// over fields that it does not know.
/// </summary>
internal static class EnvoyValue
{
    private const string Members = "map[string]json.RawMessage";
    private const string NameMissing = "value length must be at least 1 runes";

    /// <summary>What is wrong with a text, in the words of Go's libraries; null where nothing is.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="message">The name of the message in Go, for example <c>Cluster</c>.</param>
    /// <param name="isWhole">Whether it stands for itself, and is not laid over another.</param>
    public static string? Problem(string text, string message, bool isWhole)
    {
        var source = new DocumentSource(new SourceText("", text), ReadOptions.Default);
        var document = source.Count == 0 ? default : source.Read(0);
        return document switch
        {
            // What is no YAML Kuma tries as JSON, so the fault is told in JSON's words.
            { Failure: { } failure } => failure.Rule == ReadingRules.InvalidText ? GoJson.Problem(text) ?? WrongFirst(text) : null,
            { Root: MappingNode mapping } => WrongType(mapping) ?? (isWhole ? Incomplete(mapping, message) : null),
            { Root: null or ScalarNode { IsNull: true } } => isWhole ? Incomplete(null, message) : null,
            { Root: var root } => WrongType(root, Members),
        };
    }

    // What is no YAML can begin with a value in JSON, which alone counts then.
    private static string? WrongFirst(string text) => text.AsSpan().TrimStart(" \t\r\n")[0] switch
    {
        '{' or 'n' => null,
        '[' => WrongType("array", Members),
        '"' => WrongType("string", Members),
        't' or 'f' => WrongType("bool", Members),
        _ => WrongType("number", Members),
    };

    private static string? WrongType(MappingNode mapping) =>
        mapping.Find("name")?.Value is { } name and not ScalarNode { Value.Kind: ScalarKind.String or ScalarKind.Null } ? WrongType(name, "string") : null;

    private static string WrongType(Node node, string expected)
    {
        var found = node switch
        {
            MappingNode => "object",
            SequenceNode => "array",
            ScalarNode { Value.Kind: ScalarKind.String } => "string",
            ScalarNode { Value.Kind: ScalarKind.Boolean } => "bool",
            _ => "number",
        };
        return WrongType(found, expected);
    }

    private static string WrongType(string found, string expected) => $"json: cannot unmarshal {found} into Go value of type {expected}";

    private static string? Incomplete(MappingNode? mapping, string message) => message switch
    {
        // Of all that can be added, listeners alone may be without a name.
        "Listener" => null,
        _ when mapping?.Find("name")?.Value is not ScalarNode { Value: { Kind: ScalarKind.String, Text.Length: > 0 } } => $"invalid {message}.Name: {NameMissing}",
        "VirtualHost" when mapping.Find("domains") is null or { Value: SequenceNode { Items.Count: 0 } or ScalarNode { IsNull: true } } =>
            $"invalid {message}.Domains: value must contain at least 1 item(s)",
        _ => null,
    };
}
