using System.Text.RegularExpressions;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Expecting;

/// <summary>Whether a route takes a request, as Envoy matches them (meshhttproute/xds/match.go).</summary>
internal sealed class RequestMatch(ExpectedRequest? request)
{
    private readonly string _path = request?.Path is { Length: > 0 } path ? path : "/";
    private readonly string _method = request?.Method is { Length: > 0 } method ? method : "GET";
    private readonly IReadOnlyDictionary<string, string> _headers =
        new Dictionary<string, string>(request?.Headers ?? ResourceMetadata.None, StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlyDictionary<string, string> _query = request?.QueryParams ?? ResourceMetadata.None;

    /// <summary>Whether a match takes the request; null where an expression cannot be judged. No match at all takes everything.</summary>
    public bool? Fits(ConfValue? match)
    {
        if (match is not ConfObject conditions)
        {
            return true;
        }

        bool?[] all =
        [
            conditions.Find("path") is ConfObject path ? FitsPath(Text(path, "type"), Text(path, "value")) : true,
            conditions.Find("method") is not ConfScalar { Text: { } method } || method == _method,
            .. Parts(conditions, "headers").Select(h => FitsValue(h, _headers)),
            .. Parts(conditions, "queryParams").Select(q => FitsValue(q, _query)),
        ];
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }

    /// <summary>Of several conditions on one name the first alone counts.</summary>
    private static IEnumerable<ConfObject> Parts(ConfObject conditions, string list) =>
        ((conditions.Find(list) as ConfList)?.Items ?? []).OfType<ConfObject>().DistinctBy(part => Text(part, "name"));

    private bool? FitsPath(string type, string value) => type switch
    {
        "Exact" => _path == value,
        "PathPrefix" => value.TrimEnd('/') is var prefix && (_path == prefix || _path.StartsWith(prefix + "/", StringComparison.Ordinal)),
        "RegularExpression" => FitsExpression(value, _path),
        _ => null,
    };

    private static bool? FitsValue(ConfObject part, IReadOnlyDictionary<string, string> values)
    {
        var value = values.GetValueOrDefault(Text(part, "name"));
        var wanted = Text(part, "value");
        return Text(part, "type") switch
        {
            "Present" => value is not null,
            "Absent" => value is null,
            _ when value is null => false,
            "Prefix" => value!.StartsWith(wanted, StringComparison.Ordinal),
            "RegularExpression" => FitsExpression(wanted, value!),
            _ => value == wanted,
        };
    }

    /// <summary>
    /// Expressions are those of RE2, which match the whole text. Nothing here goes back in the text either, so the time is bounded by the
    /// lengths of the two, and no clock need be asked.
    /// </summary>
    private static bool? FitsExpression(string expression, string text)
    {
        if (GoRegex.Problem(expression) is not null)
        {
            return null;
        }

        try
        {
            return Regex.IsMatch(text, $@"\A(?:{expression})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Text(ConfObject part, string name) => (part.Find(name) as ConfScalar)?.Text ?? "";
}
