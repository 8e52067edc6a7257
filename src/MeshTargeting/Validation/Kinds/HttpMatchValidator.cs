using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges which requests a rule of a MeshHTTPRoute is for. Kuma does not try whether regular expressions are such.</summary>
internal static class HttpMatchValidator
{
    private const string MustBeAbsolute = "must be an absolute path";

    /// <summary>Judges the matches of a rule.</summary>
    public static void Validate(IReadOnlyList<HttpRouteMatch>? matches, Place place, FindingList findings)
    {
        for (var i = 0; i < matches?.Count; i++)
        {
            var match = matches[i];
            if (match.Path is { } path)
            {
                ValidatePath(path.Type, path.Value ?? "", place.At(i).At("path.value"), findings);
            }

            ValidateQuery(match.QueryParams, place.At(i).At("queryParams"), findings);
            ValidateHeaders(match.Headers, place.At(i).At("headers"), findings);
        }
    }

    /// <summary>Whether every match is one by the prefix of the path; without matches that is <c>/</c>.</summary>
    public static bool AllByPrefix(IReadOnlyList<HttpRouteMatch>? matches) => matches?.All(m => m.Path?.Type == "PathPrefix") != false;

    private static void ValidatePath(string? type, string value, Place place, FindingList findings)
    {
        if (type == "PathPrefix" && value != "/" && value.EndsWith('/'))
        {
            findings.Add(
                KumaRules.Malformed, place, "does not need a trailing slash because only a `/`-separated prefix or an entire path is matched");
        }

        if (type is "PathPrefix" or "Exact" && !value.StartsWith('/'))
        {
            findings.Add(KumaRules.Malformed, place, MustBeAbsolute);
        }
    }

    private static void ValidateQuery(IReadOnlyList<HttpQueryParamMatch>? parameters, Place place, FindingList findings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < parameters?.Count; i++)
        {
            var name = parameters[i].Name ?? "";
            if (!names.Add(name))
            {
                findings.Add(KumaRules.Repeated, place.At(i).At("name"), $"multiple entries for name {name}");
            }
        }
    }

    private static void ValidateHeaders(IReadOnlyList<HttpHeaderMatch>? headers, Place place, FindingList findings)
    {
        for (var i = 0; i < headers?.Count; i++)
        {
            if (headers[i] is { Type: "Present" or "Absent", Value: not (null or "") })
            {
                findings.Add(KumaRules.NotAllowedHere, place.At(i).At("value"), KumaText.MustNotBeDefined);
            }
        }
    }
}
