using System.Text.RegularExpressions;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Checks of texts that have a form of their own (pkg/core/validators/common_validators.go).</summary>
internal static partial class TextChecks
{
    /// <summary>A bandwidth such as <c>10Mbps</c> (ValidateBandwidth). Kuma asks for no number before the unit.</summary>
    public static void Bandwidth(string? value, Place place, FindingList findings)
    {
        if (string.IsNullOrEmpty(value))
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
        }
        else if (!BandwidthForm().IsMatch(value))
        {
            findings.Add(KumaRules.Malformed, place, "must be in kbps/Mbps/Gbps units");
        }
    }

    /// <summary>The name of an attribute of OpenTelemetry's, in lower case and without placeholders (ValidateOtelAttributeName).</summary>
    public static void OtelAttributeName(string? value, Place place, FindingList findings)
    {
        if (string.IsNullOrEmpty(value))
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
        }
        else if (value.Contains('%', StringComparison.Ordinal))
        {
            findings.Add(
                KumaRules.Malformed, place, "must be a static OpenTelemetry attribute name; placeholders are only supported in values");
        }
        else if (value.StartsWith("otel.", StringComparison.Ordinal))
        {
            findings.Add(KumaRules.Malformed, place, "must not use the reserved OpenTelemetry prefix 'otel.'");
        }
        else if (!OtelAttributeForm().IsMatch(value))
        {
            findings.Add(
                KumaRules.Malformed,
                place,
                "must start with a lowercase letter, use only lowercase letters, digits, '.' or '_', avoid consecutive delimiters, and end with a letter or digit");
        }
    }

    // Go's \s: without the vertical tab.
    [GeneratedRegex(@"^[0-9]*[\t\n\f\r ]?[GMk]+bps\z", RegexOptions.CultureInvariant)]
    private static partial Regex BandwidthForm();

    [GeneratedRegex(@"^[a-z](?:[a-z0-9]|[._][a-z0-9])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex OtelAttributeForm();
}
