using System.Buffers;
using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// Checks of durations, numbers and percentages that many of Kuma's validators share (pkg/core/validators/common_validators.go). A
/// duration that cannot be read has been reported by the reader and is passed over here.
/// </summary>
internal static class NumberChecks
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789+-.eE");

    public static void NotNegativeOrAbsent(string? duration, Place place, FindingList findings)
    {
        if (GoDuration.Parse(duration) < 0)
        {
            findings.Add(KumaRules.OutOfBounds, place, KumaText.MustNotBeNegativeWhenDefined);
        }
    }

    public static void GreaterThanZeroOrAbsent(string? duration, Place place, FindingList findings)
    {
        if (GoDuration.Parse(duration) <= 0)
        {
            findings.Add(KumaRules.OutOfBounds, place, KumaText.MustBeGreaterThanZeroWhenDefined);
        }
    }

    /// <summary>A duration that must be there; Kuma reads an absent one as 0.</summary>
    public static void GreaterThanZero(string? duration, Place place, FindingList findings)
    {
        if (duration is null || GoDuration.Parse(duration) <= 0)
        {
            findings.Add(KumaRules.OutOfBounds, place, KumaText.MustBeDefinedAndGreaterThanZero);
        }
    }

    /// <summary>A duration that must be longer than another; Kuma reads an absent one as 0.</summary>
    public static void LongerThan(string least, string? duration, Place place, FindingList findings)
    {
        if (duration is null || GoDuration.Parse(duration) <= GoDuration.Parse(least))
        {
            findings.Add(KumaRules.OutOfBounds, place, $"must be greater than: {least}");
        }
    }

    public static void GreaterThanZeroOrAbsent(int? value, Place place, FindingList findings)
    {
        if (value <= 0)
        {
            findings.Add(KumaRules.OutOfBounds, place, KumaText.MustBeGreaterThanZeroWhenDefined);
        }
    }

    /// <summary>A port (ValidatePort); Kuma reads a negative one as a very large one.</summary>
    public static void Port(long value, Place place, FindingList findings)
    {
        if (value is < 1 or > 65535)
        {
            findings.Add(KumaRules.OutOfBounds, place, "port must be a valid (1-65535)");
        }
    }

    public static void NotZero(uint? value, Place place, FindingList findings)
    {
        if (value == 0)
        {
            findings.Add(KumaRules.OutOfBounds, place, KumaText.MustBeGreaterThanZero);
        }
    }

    /// <summary>A percentage without a fraction, from 0 to 100.</summary>
    public static void WholePercentageOrAbsent(long? percentage, Place place, FindingList findings)
    {
        if (percentage is < 0 or > 100)
        {
            findings.Add(KumaRules.OutOfBounds, place, KumaText.MustBeAWholePercentage);
        }
    }

    /// <summary>A number as a number or as text that must not be smaller than another.</summary>
    public static void AtLeast(int least, IntOrString? value, Place place, FindingList findings)
    {
        if (value is not { } given)
        {
            return;
        }

        if (Number(given) is not { } number)
        {
            findings.Add(KumaRules.Malformed, place, KumaText.MustBeAValidNumber);
        }
        else if (number < least)
        {
            findings.Add(KumaRules.OutOfBounds, place, string.Create(CultureInfo.InvariantCulture, $"must be greater or equal then: {least}"));
        }
    }

    /// <summary>The status of an HTTP response; Kuma reads an absent one as 0.</summary>
    public static void StatusCode(int? status, Place place, FindingList findings)
    {
        if (status is null or < 100 or >= 600)
        {
            findings.Add(KumaRules.OutOfBounds, place, KumaText.MustBeInRange(100, 599));
        }
    }

    /// <summary>A percentage as a number or as text, from 0 (where allowed) to 100.</summary>
    public static void Percentage(IntOrString? percentage, Place place, FindingList findings, bool allowsZero)
    {
        if (percentage is null)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
        }
        else if (!allowsZero && Number(percentage.Value) == 0)
        {
            findings.Add(KumaRules.OutOfBounds, place, KumaText.MustBeGreaterThanZero);
        }
        else
        {
            PercentageOrAbsent(percentage, place, findings);
        }
    }

    /// <summary>A percentage as a number or as text, from 0 to 100.</summary>
    public static void PercentageOrAbsent(IntOrString? percentage, Place place, FindingList findings)
    {
        if (percentage is not { } given)
        {
            return;
        }

        if (Number(given) is not { } number)
        {
            findings.Add(KumaRules.Malformed, place, KumaText.MustBeAValidNumber);
        }
        else if (number is < 0 or > 100)
        {
            findings.Add(KumaRules.OutOfBounds, place, KumaText.MustBeAPercentage);
        }
    }

    /// <summary>
    /// The number as written; null where the text is none (NewDecimalFromIntOrString in api/common/v1alpha1). One that is too large
    /// for a <see cref="decimal"/> counts as the largest: it is out of every range all the same.
    /// </summary>
    public static decimal? Number(IntOrString value)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return value.Text is not { } text ? value.Number
            : text.AsSpan().ContainsAnyExcept(NumberCharacters) ? null
            : decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number) ? number
            : double.TryParse(text, style, CultureInfo.InvariantCulture, out var large) ? large > 0 ? decimal.MaxValue : decimal.MinValue
            : null;
    }
}
