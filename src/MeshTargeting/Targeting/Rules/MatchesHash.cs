using System.Security.Cryptography;
using System.Text;

namespace MeshTargeting.Targeting.Rules;

/// <summary>The hash by which Kuma speaks of the matches of a MeshHTTPRoute's rule (meshhttproute/api/v1alpha1, HashMatches).</summary>
public static class MatchesHash
{
    /// <summary>The hash of a rule's <c>matches</c>, in base 64.</summary>
    /// <param name="matches">The list; null or empty where the rule has none.</param>
    public static string Of(ConfValue? matches) => matches is ConfList list ? list.Hash(Make) : Make(matches);

    /// <summary>The matches as Go writes them: the fields in the order of its types, whatever that of the manifest.</summary>
    internal static string Json(ConfValue? matches)
    {
        if (matches is not ConfList list)
        {
            return "null";
        }

        var json = new StringBuilder();
        Array(json, list, Match);
        return json.ToString();
    }

    private static string Make(ConfValue? matches) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Json(matches))));

    private static void Match(StringBuilder json, ConfObject match)
    {
        var first = true;
        json.Append('{');
        if (match.Find("path") is ConfObject path)
        {
            Name(json, "path", ref first);
            Strings(json, path, "value", "type");
        }

        Text(json, match, "method", ref first, always: false);
        if (match.Find("queryParams") is ConfList parameters)
        {
            Name(json, "queryParams", ref first);
            Array(json, parameters, static (json, parameter) => Strings(json, parameter, "type", "name", "value"));
        }

        if (match.Find("headers") is ConfList headers)
        {
            Name(json, "headers", ref first);
            Array(json, headers, Header);
        }

        json.Append('}');
    }

    private static void Header(StringBuilder json, ConfObject header)
    {
        var first = true;
        json.Append('{');
        Text(json, header, "type", ref first, always: false);
        Text(json, header, "name", ref first, always: true);
        if (header.Find("value") is ConfScalar { Text.Length: > 0 })
        {
            Text(json, header, "value", ref first, always: true);
        }

        json.Append('}');
    }

    private static void Array(StringBuilder json, ConfList list, Action<StringBuilder, ConfObject> item)
    {
        json.Append('[');
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0)
            {
                json.Append(',');
            }

            item(json, list.Items[i] as ConfObject ?? Empty);
        }

        json.Append(']');
    }

    private static void Strings(StringBuilder json, ConfObject value, params ReadOnlySpan<string> names)
    {
        var first = true;
        json.Append('{');
        foreach (var name in names)
        {
            Text(json, value, name, ref first, always: true);
        }

        json.Append('}');
    }

    private static void Text(StringBuilder json, ConfObject value, string name, ref bool first, bool always)
    {
        var text = (value.Find(name) as ConfScalar)?.Text;
        if (text is not null || always)
        {
            Name(json, name, ref first);
            GoJsonString.Append(json, text ?? "");
        }
    }

    private static void Name(StringBuilder json, string name, ref bool first)
    {
        json.Append(first ? "\"" : ",\"").Append(name).Append("\":");
        first = false;
    }

    private static readonly ConfObject Empty = new([]);
}
