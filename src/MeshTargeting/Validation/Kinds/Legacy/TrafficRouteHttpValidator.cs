using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds.Legacy;

/// <summary>Judges a TrafficRoute's rule for HTTP: what it matches and what it changes.</summary>
internal static class TrafficRouteHttpValidator
{
    public static void Validate(TrafficRouteHttp rule, Place place, FindingList findings)
    {
        Match(rule.Match, place.At("match"), findings);
        var modify = place.At("modify");
        Path(rule.Modify?.Path, rule.Match, modify.At("path"), findings);
        Host(rule.Modify?.Host, modify.At("host"), findings);
        Headers(rule.Modify?.RequestHeaders, modify.At("requestHeaders"), findings);
        Headers(rule.Modify?.ResponseHeaders, modify.At("responseHeaders"), findings);
    }

    private static void Match(TrafficRouteHttpMatch? match, Place place, FindingList findings)
    {
        if (match is null or { Path: null, Method: null, Headers: null })
        {
            findings.Add(
                KumaRules.ValueMissing, place, "must be present and contain at least one of the elements: \"method\", \"path\" or \"headers\"");
            return;
        }

        Text(match.Method, place.At("method"), findings);
        Text(match.Path, place.At("path"), findings);
        var headers = place.At("headers");
        if (match.Headers is { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, headers, "must contain at least one element");
        }

        // Kuma takes them as they come; the same input is to give the same output here.
        foreach (var (key, matcher) in match.Headers?.OrderBy(h => h.Key, StringComparer.Ordinal) ?? Enumerable.Empty<KeyValuePair<string, TrafficRouteStringMatch?>>())
        {
            NotEmpty(key, headers.Key(key), findings);
            Text(matcher ?? new TrafficRouteStringMatch(), headers.Key(key), findings);
        }
    }

    private static void Text(TrafficRouteStringMatch? matcher, Place place, FindingList findings)
    {
        switch (matcher)
        {
            case null or { Exact: not null }:
                break;
            case { Prefix: { } prefix }:
                NotEmpty(prefix, place.At("prefix"), findings);
                break;
            case { Regex: { } regex }:
                NotEmpty(regex, place.At("regex"), findings);
                break;
            default:
                findings.Add(KumaRules.ValueMissing, place, "cannot be empty. Available options: \"exact\", \"split\" or \"regex\"");
                break;
        }
    }

    private static void Path(TrafficRouteModifyPath? path, TrafficRouteHttpMatch? match, Place place, FindingList findings)
    {
        switch (path)
        {
            case null:
                break;
            case { RewritePrefix: { } prefix }:
                NotEmpty(prefix, place.At("rewritePrefix"), findings);
                if (prefix.Length > 0 && string.IsNullOrEmpty(match?.Path?.Prefix))
                {
                    findings.Add(
                        KumaRules.Combination, place.At("rewritePrefix"), "can only be set when .http.match.path.prefix is not empty");
                }

                break;
            case { Regex: { } regex }:
                Replacement(regex, place.At("regex"), findings);
                break;
            default:
                findings.Add(KumaRules.Combination, place, "either \"rewritePrefix\" or \"regex\" has to be set");
                break;
        }
    }

    private static void Host(TrafficRouteModifyHost? host, Place place, FindingList findings)
    {
        switch (host)
        {
            case null:
                break;
            case { Value: { } value }:
                NotEmpty(value, place.At("value"), findings);
                break;
            case { FromPath: { } fromPath }:
                Replacement(fromPath, place.At("fromPath"), findings);
                break;
            default:
                findings.Add(KumaRules.Combination, place, "either \"value\" or \"fromPath\" has to be set");
                break;
        }
    }

    private static void Replacement(TrafficRouteRegexReplace replacement, Place place, FindingList findings)
    {
        NotEmpty(replacement.Pattern, place.At("pattern"), findings);
        NotEmpty(replacement.Substitution, place.At("substitution"), findings);
    }

    private static void Headers(TrafficRouteModifyHeaders? headers, Place place, FindingList findings)
    {
        for (var i = 0; i < (headers?.Add?.Count ?? 0); i++)
        {
            HeaderName(headers!.Add![i]?.Name, place.At("add").At(i).At("name"), findings);
            NotEmpty(headers.Add[i]?.Value, place.At("add").At(i).At("value"), findings);
        }

        for (var i = 0; i < (headers?.Remove?.Count ?? 0); i++)
        {
            HeaderName(headers!.Remove![i]?.Name, place.At("remove").At(i).At("name"), findings);
        }
    }

    private static void HeaderName(string? name, Place place, FindingList findings)
    {
        NotEmpty(name, place, findings);
        if (name is "host" or "Host" or [':', ..])
        {
            findings.Add(KumaRules.NotAllowedHere, place, "host header and HTTP/2 pseudo-headers are not allowed to be modified");
        }
    }

    private static void NotEmpty(string? value, Place place, FindingList findings)
    {
        if (string.IsNullOrEmpty(value))
        {
            findings.Add(KumaRules.ValueMissing, place, TrafficRouteValidator.CannotBeEmpty);
        }
    }
}
