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

    /// <summary>The whole message of a wrong type, with a hint where quotes, their absence, or a unit are all that is wrong.</summary>
    public static string WrongType(ValueSchema expected, Node found, bool isDuration = false)
    {
        var message = $"expected {(isDuration ? "a duration" : Expected(expected))}, found {Found(found)}";
        if (found is not ScalarNode { Value: var value } || expected is not ScalarSchema scalar)
        {
            return message;
        }

        var text = Shorten(value.Text);
        return (scalar.Type, value.Kind) switch
        {
            (ScalarType.String, ScalarKind.Integer) when isDuration => $"{message}; write its unit: {text}s",
            (ScalarType.String, ScalarKind.Boolean or ScalarKind.Integer or ScalarKind.Float) when !isDuration => $"{message}; put it in quotes: \"{text}\"",
            (not (ScalarType.String or ScalarType.IntOrString), ScalarKind.String) when WithoutQuotesFits(scalar.Type, value.Text) =>
                $"{message}; write it without quotes: {text}",
            _ => message,
        };
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
