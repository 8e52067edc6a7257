using System.Globalization;
using System.Text;

namespace MeshTargeting.Validation.Templates;

/// <summary>The functions of Go's templates, and Kuma's <c>label</c>.</summary>
/// <param name="label">Gives the value of a label; null where there is none of that key.</param>
internal sealed class Functions(Func<string, string?> label)
{
    /// <summary>How many arguments each takes: the fewest, and whether more may follow.</summary>
    private static readonly Dictionary<string, (int Fewest, bool Open)> Arities = new(StringComparer.Ordinal)
    {
        ["and"] = (1, true),
        ["call"] = (1, true),
        ["eq"] = (1, true),
        ["ge"] = (2, false),
        ["gt"] = (2, false),
        ["html"] = (0, true),
        ["index"] = (1, true),
        ["js"] = (0, true),
        ["label"] = (1, false),
        ["le"] = (2, false),
        ["len"] = (1, false),
        ["lt"] = (2, false),
        ["ne"] = (2, false),
        ["not"] = (1, false),
        ["or"] = (1, true),
        ["print"] = (0, true),
        ["printf"] = (1, true),
        ["println"] = (0, true),
        ["slice"] = (1, true),
        ["urlquery"] = (0, true),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlySet<string> Names { get; } = Arities.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>How many arguments a function takes: the fewest, and whether more may follow.</summary>
    public static (int Fewest, bool Open) ArityOf(string name) => Arities[name];

    /// <summary>Whether an argument must be text: the key of a label, a format.</summary>
    public static bool TakesText(string name, int argument) => argument == 0 && name is ("label" or "printf");

    /// <summary>Calls a function; and and or, which need not all their arguments, are the renderer's.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="showFirst">Shows the first argument as the template has it.</param>
    /// <param name="arguments">The arguments, as many as it takes.</param>
    /// <exception cref="FunctionFailure">It gives no value.</exception>
    public object? Call(string name, Func<string> showFirst, IReadOnlyList<object?> arguments) => name switch
    {
        "label" => label((string)arguments[0]!) ?? throw new FunctionFailure($"label {arguments[0]} not found"),
        "not" => !GoValue.IsTrue(arguments[0]),
        "len" => Length(arguments[0]),
        "index" => Index(arguments[0], [.. arguments.Skip(1)]),
        "slice" => Slice(arguments[0], [.. arguments.Skip(1)]),
        "eq" => Comparison.EqualsAny(arguments[0], [.. arguments.Skip(1)]),
        "ne" => !Comparison.EqualsAny(arguments[0], [arguments[1]]),
        "lt" => Comparison.IsLess(arguments[0], arguments[1]),
        "le" => Comparison.IsLess(arguments[0], arguments[1]) || Comparison.EqualsAny(arguments[0], [arguments[1]]),
        "gt" => !Comparison.IsLess(arguments[0], arguments[1]) && !Comparison.EqualsAny(arguments[0], [arguments[1]]),
        "ge" => !Comparison.IsLess(arguments[0], arguments[1]),
        "print" => Printing.Print(arguments),
        "println" => Printing.PrintLine(arguments),
        "printf" => Printing.Format((string)arguments[0]!, [.. arguments.Skip(1)]),
        "html" => Escapes.Html(Printing.Print(arguments)),
        "js" => Escapes.JavaScript(Printing.Print(arguments)),
        "urlquery" => Escapes.Query(Printing.Print(arguments)),
        _ => throw new FunctionFailure(arguments[0] is null ? "call of nil" : $"non-function {showFirst()} of type {GoValue.TypeOf(arguments[0])}"),
    };

    private static long Length(object? value) => value switch
    {
        null => throw new FunctionFailure("len of nil pointer"),
        string text => GoValue.Length(text),
        _ => throw new FunctionFailure($"len of type {GoValue.TypeOf(value)}"),
    };

    private static object? Index(object? value, IReadOnlyList<object?> indexes)
    {
        if (value is null)
        {
            throw new FunctionFailure("index of untyped nil");
        }

        foreach (var index in indexes)
        {
            var bytes = value is string text
                ? Encoding.UTF8.GetBytes(text)
                : throw new FunctionFailure($"can't index item of type {GoValue.TypeOf(value)}");
            var position = Position(index, bytes.Length);
            value = position < bytes.Length ? bytes[position] : throw new FunctionFailure("reflect: string index out of range");
        }

        return value;
    }

    private static string Slice(object? value, IReadOnlyList<object?> indexes)
    {
        if (value is null)
        {
            throw new FunctionFailure("slice of untyped nil");
        }

        if (indexes.Count > 3)
        {
            throw new FunctionFailure(string.Create(CultureInfo.InvariantCulture, $"too many slice indexes: {indexes.Count}"));
        }

        if (value is not string text)
        {
            throw new FunctionFailure($"can't slice item of type {GoValue.TypeOf(value)}");
        }

        if (indexes.Count == 3)
        {
            throw new FunctionFailure("cannot 3-index slice a string");
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var start = indexes.Count > 0 ? Position(indexes[0], bytes.Length) : 0;
        var end = indexes.Count > 1 ? Position(indexes[1], bytes.Length) : bytes.Length;
        return start <= end
            ? Encoding.UTF8.GetString(bytes, start, end - start)
            : throw new FunctionFailure(string.Create(CultureInfo.InvariantCulture, $"invalid slice index: {start} > {end}"));
    }

    private static int Position(object? index, int length)
    {
        var position = index switch
        {
            long number => number,
            byte number => number,
            null => throw new FunctionFailure("cannot index slice/array with nil"),
            _ => throw new FunctionFailure($"cannot index slice/array with type {GoValue.TypeOf(index)}"),
        };
        return position >= 0 && position <= length
            ? (int)position
            : throw new FunctionFailure(string.Create(CultureInfo.InvariantCulture, $"index out of range: {position}"));
    }
}
