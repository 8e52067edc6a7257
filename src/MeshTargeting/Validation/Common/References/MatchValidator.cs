using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Judges the matches of inbound rules (ValidateMatch in pkg/core/resources/apis/mesh/validators.go).</summary>
internal static class MatchValidator
{
    /// <summary>Judges one match.</summary>
    public static void Validate(Match match, Place place, FindingList findings)
    {
        if (match.SpiffeID is { } spiffe && SpiffeId.Problem(spiffe.Value ?? "") is { } problem)
        {
            findings.Add(KumaRules.Malformed, place.At("spiffeID"), $"must be a valid Spiffe ID: {problem}");
        }

        if (match.Sni is { } sni)
        {
            ValidateSni(sni.Type, sni.Value, place.At("sni"), findings);
        }
    }

    /// <summary>Judges matches of which each must say something (MeshTimeout, MeshRateLimit).</summary>
    public static void ValidateSome(IReadOnlyList<Match>? matches, Place place, FindingList findings)
    {
        for (var i = 0; i < matches?.Count; i++)
        {
            var match = matches[i];
            Validate(match, place.At(i), findings);
            if (match is { SpiffeID: null, Sni: null })
            {
                findings.Add(KumaRules.Combination, place.At(i), "must specify at least one of 'spiffeID' or 'sni'");
            }
            else if (match.SpiffeID is { } spiffe)
            {
                ValidateType(spiffe.Type, place.At(i).At("spiffeID.type"), ["Exact", "Prefix"], findings);
            }
        }
    }

    private static void ValidateSni(string? type, string? value, Place place, FindingList findings)
    {
        ValidateType(type, place.At("type"), ["Exact"], findings);
        if (string.IsNullOrEmpty(value))
        {
            findings.Add(KumaRules.ValueMissing, place.At("value"), KumaText.MustBeSet);
            return;
        }

        foreach (var problem in KubernetesNames.Dns1123Subdomain(value))
        {
            findings.Add(KumaRules.Malformed, place.At("value"), problem);
        }
    }

    private static void ValidateType(string? type, Place place, string[] supported, FindingList findings)
    {
        if (string.IsNullOrEmpty(type))
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeSet);
        }
        else if (!supported.Contains(type))
        {
            findings.Add(
                KumaRules.NotSupported, place, $"unrecognized type {GoQuote.Of(type)}, supported values are: {string.Join(", ", supported)}");
        }
    }
}
