using System.Text;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// The order in which the routes of one destination are tried (meshhttproute/api/v1alpha1/compare.go, CompareMatch): those with a path
/// before those without; exact paths, then prefixes, then expressions, the longer first; those with a method; those with more headers;
/// those with more query parameters. Prefix <c>/</c> therefore comes before every expression and everything without a path.
/// </summary>
public sealed class RouteOrder : IComparer<ConfValue>
{
    private RouteOrder()
    {
    }

    /// <summary>The order.</summary>
    public static RouteOrder Instance { get; } = new();

    /// <summary>Compares items of <c>matches</c>. Those that it holds for equal are tried as they come: sort with a stable algorithm.</summary>
    /// <returns>Negative where the first is tried before the second.</returns>
    public int Compare(ConfValue? x, ConfValue? y)
    {
        var order = ComparePaths(Field(x, "path"), Field(y, "path"));
        if (order == 0)
        {
            order = (Field(y, "method") is not null).CompareTo(Field(x, "method") is not null);
        }

        if (order == 0)
        {
            order = Count(y, "headers").CompareTo(Count(x, "headers"));
        }

        return order != 0 ? order : Count(y, "queryParams").CompareTo(Count(x, "queryParams"));
    }

    private static int ComparePaths(ConfValue? a, ConfValue? b)
    {
        if (a is null || b is null)
        {
            return (b is not null).CompareTo(a is not null);
        }

        var type = Text(a, "type");
        var other = Text(b, "type");
        if (type != other)
        {
            return Rank(type).CompareTo(Rank(other));
        }

        return type is "PathPrefix" or "RegularExpression" ? Length(b).CompareTo(Length(a)) : 0;
    }

    private static int Rank(string? type) => type switch
    {
        "Exact" => 0,
        "PathPrefix" => 1,
        "RegularExpression" => 2,
        _ => 3,
    };

    /// <summary>Go counts bytes.</summary>
    private static int Length(ConfValue path) => Encoding.UTF8.GetByteCount(Text(path, "value") ?? "");

    private static int Count(ConfValue? match, string name) => Field(match, name) is ConfList list ? list.Items.Count : 0;

    private static string? Text(ConfValue value, string name) => (Field(value, name) as ConfScalar)?.Text;

    private static ConfValue? Field(ConfValue? value, string name) => (value as ConfObject)?.Find(name);
}
