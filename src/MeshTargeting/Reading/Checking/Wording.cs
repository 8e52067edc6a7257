using System.Globalization;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Checking;

/// <summary>How messages speak of types and values.</summary>
internal static class Wording
{
    private const int LongestShown = 40;

    /// <summary>What a field takes, with its article.</summary>
    public static string Expected(ValueSchema schema) => schema switch
    {
        ObjectSchema or MapSchema => "an object",
        ListSchema => "a list",
        ScalarSchema { Type: ScalarType.String } => "a string",
        ScalarSchema { Type: ScalarType.Boolean } => "true or false",
        ScalarSchema { Type: ScalarType.IntOrString } => "an integer or a string",
        ScalarSchema { Type: ScalarType.Number } => "a number",
        ScalarSchema => "an integer",
        _ => "a value",
    };

    /// <summary>What stands there, with its article.</summary>
    public static string Found(Node node) => node switch
    {
        MappingNode => "an object",
        SequenceNode => "a list",
        ScalarNode { Value: var value } => value.Kind switch
        {
            ScalarKind.Null => "null",
            ScalarKind.Boolean => "the boolean " + Shorten(value.Text),
            ScalarKind.String => $"the string \"{Shorten(value.Text)}\"",
            _ => "the number " + Shorten(value.Text),
        },
        _ => "something else",
    };

    /// <summary>The whole message of a wrong type, with a hint where quotes, or their absence, are all that is wrong.</summary>
    public static string WrongType(ValueSchema expected, Node found)
    {
        var message = $"expected {Expected(expected)}, found {Found(found)}";
        if (found is not ScalarNode { Value: var value } || expected is not ScalarSchema scalar)
        {
            return message;
        }

        if (scalar.Type == ScalarType.IntOrString)
        {
            return message;
        }

        if (scalar.Type == ScalarType.String)
        {
            return value.Kind is ScalarKind.Boolean or ScalarKind.Integer or ScalarKind.Float
                ? $"{message}; put it in quotes: \"{Shorten(value.Text)}\""
                : message;
        }

        if (value.Kind == ScalarKind.String && WithoutQuotesFits(scalar.Type, value.Text))
        {
            return $"{message}; write it without quotes: {Shorten(value.Text)}";
        }

        return message;
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool WithoutQuotesFits(ScalarType type, string text)
    {
        var plain = KubernetesScalars.Resolve(text);
        return type switch
        {
            ScalarType.Boolean => plain.Kind == ScalarKind.Boolean,
            ScalarType.Number => plain.Kind is ScalarKind.Integer or ScalarKind.Float,
            _ => plain.Kind == ScalarKind.Integer,
        };
    }

    private static string Shorten(string text) => text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "…");
}
