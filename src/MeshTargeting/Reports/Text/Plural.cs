using System.Globalization;

namespace MeshTargeting.Reports.Text;

/// <summary>Numbers and what they count.</summary>
internal static class Plural
{
    /// <summary><c>1 file</c>, <c>2 files</c>.</summary>
    public static string Of(int count, string noun) => Of(count, noun, noun + "s");

    /// <summary><c>1 proxy</c>, <c>2 proxies</c>.</summary>
    public static string Of(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
