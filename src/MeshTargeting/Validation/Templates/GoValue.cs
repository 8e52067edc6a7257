using System.Globalization;
using System.Text;

namespace MeshTargeting.Validation.Templates;

/// <summary>
/// Values of templates: texts, bools, whole numbers (long), other numbers (double), single bytes of texts (byte), the data
/// themselves, and null for nil.
/// </summary>
internal static class GoValue
{
    /// <summary>Stands where there is no value at all, which is not the same as nil.</summary>
    public static readonly object None = new();

    /// <summary>The name of a value's type in Go.</summary>
    public static string TypeOf(object? value) => value switch
    {
        string => "string",
        bool => "bool",
        long => "int",
        double => "float64",
        byte => "uint8",
        TemplateData data => data.TypeName,
        _ => "nil",
    };

    /// <summary>Whether conditions take a value for true: all but nil, false, 0 and empty text.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        bool condition => condition,
        long number => number != 0,
        byte number => number != 0,
        double number => number != 0,
        _ => true,
    };

    /// <summary>A value as it is printed (fmt's <c>%v</c>).</summary>
    public static string Show(object? value) => value switch
    {
        null => "<nil>",
        bool condition => condition ? "true" : "false",
        double number => Float(number),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>The length of a text in bytes.</summary>
    public static int Length(string text) => Encoding.UTF8.GetByteCount(text);

    // The shortest form; with an exponent where that is less than -4 or more than 20.
    private static string Float(double number)
    {
        var shortest = number.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = number == 0 ? 0 : int.Parse(shortest.AsSpan(shortest.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var round = number.ToString("R", CultureInfo.InvariantCulture);
        if (exponent is >= -4 and < 21)
        {
            return decimal.Parse(round, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.############################", CultureInfo.InvariantCulture);
        }

        var mantissa = round.Split('E')[0];
        var digits = new string([.. mantissa.Where(char.IsAsciiDigit)]).Trim('0');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(number < 0 ? "-" : "")}{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
