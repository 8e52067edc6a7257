using System.Globalization;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reports.KindPages;

/// <summary>Says in words what is demanded of a field: "Required. One of `a`, `b`. Default `a`."</summary>
internal static class FieldRules
{
    public static string Of(PropertySchema property)
    {
        string?[] rules =
        [
            property.Required ? "**Required.**" : null,
            property.OneOf is { } values ? $"{(property.Schema is ListSchema ? "Each one of" : "One of")} {string.Join(", ", values.Select(Code))}." : null,
            Range(property.Minimum, property.Maximum, unit: null),
            Range(property.MinLength, property.MaxLength, "character"),
            Range(property.MinItems, property.MaxItems, "item"),
            property.Pattern is { } pattern ? $"Matches {Code(pattern)}." : null,
            property.ListMapKeys is { } keys ? $"Items differ in {string.Join(" and ", keys.Select(Code))}." : null,
            property.Default is { } value ? $"Default {Code(Text(value))}." : null,
            property.Alias is { } alias ? $"May be written {Code(alias)} too." : null,
        ];
        return string.Join(" ", rules.Where(r => r is not null));
    }

    private static string? Range(long? least, long? greatest, string? unit) => (least, greatest) switch
    {
        (null, null) => null,
        ({ } from, null) => $"At least {Count(from, unit)}.",
        (null, { } to) => $"At most {Count(to, unit)}.",
        ({ } from, { } to) => $"{from} to {Count(to, unit)}.",
    };

    private static string Count(long number, string? unit) => unit is null ? $"{number}" : $"{number} {unit}{(number == 1 ? "" : "s")}";

    private static string Text(object value) => value switch
    {
        bool b => b ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // A bar would end the table's cell even within code, and a backtick the code.
    private static string Code(string text)
    {
        var fence = text.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        return fence + text.Replace("|", @"\|", StringComparison.Ordinal) + fence;
    }
}
