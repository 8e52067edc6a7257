using System.Text.Encodings.Web;
using System.Text.Json;
using MeshTargeting.Findings;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Checking;

/// <summary>What repairs a value or a key that cannot be, where only one thing can have been meant.</summary>
internal static class Mending
{
    /// <summary>Another name for a member, where just one name is near; null where none is, or several are.</summary>
    /// <param name="path">The member.</param>
    /// <param name="key">Its name.</param>
    /// <param name="names">The names that may stand there.</param>
    public static Fix? Rename(string path, string key, IEnumerable<string> names) =>
        Meant(key, names) is { } near ? new Fix($"write {near} for {key}", new RenameMember(path, near)) : null;

    /// <summary>Another word for a value, where just one is near.</summary>
    /// <param name="path">The value.</param>
    /// <param name="written">What stands there.</param>
    /// <param name="words">The words that may stand there.</param>
    public static Fix? Choose(string path, string written, IEnumerable<string> words) =>
        Meant(written, words) is { } near ? new Fix($"write {near}", new ReplaceValue(path, Json(near))) : null;

    /// <summary>The same value as one of the type that is wanted: text in quotes, numbers and booleans out of them.</summary>
    /// <param name="path">The value.</param>
    /// <param name="node">The value as it stands there.</param>
    /// <param name="expected">What is wanted.</param>
    public static Fix? Retype(string path, Node node, ValueSchema expected)
    {
        if (node is not ScalarNode { Value: var value } || expected is not ScalarSchema { Type: var type })
        {
            return null;
        }

        return (type, value.Kind) switch
        {
            // Of "yes" and 010 nobody knows whether the text was meant, or what Kubernetes makes of it.
            (ScalarType.String, ScalarKind.Boolean or ScalarKind.Integer or ScalarKind.Float) when value.Text == ScalarFit.TextOf(value) =>
                new Fix($"put {value.Text} in quotes", new ReplaceValue(path, Json(value.Text))),
            (ScalarType.Boolean, ScalarKind.String) when value.Text is "true" or "false" =>
                new Fix($"write {value.Text} without quotes", new ReplaceValue(path, value.Text)),
            (ScalarType.Int32 or ScalarType.UInt32 or ScalarType.Int64, ScalarKind.String) when IsCount(value.Text) =>
                new Fix($"write {value.Text} without quotes", new ReplaceValue(path, value.Text)),
            _ => null,
        };
    }

    private static string? Meant(string written, IEnumerable<string> candidates) =>
        NearName.Find(written, candidates, out var isOnly) is { } near && isOnly ? near : null;

    private static bool IsCount(string text) =>
        text.Length is > 0 and < 10 && text.All(char.IsAsciiDigit) && (text[0] != '0' || text.Length == 1);

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
