using System.Text.RegularExpressions;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>Further rules for tags (ValidateTagsOpts in pkg/core/resources/apis/mesh/validators.go).</summary>
internal sealed record TagRules
{
    /// <summary>Whether there must be at least one tag.</summary>
    public bool AtLeastOne { get; init; }

    /// <summary>Whether <c>kuma.io/service</c> must be there.</summary>
    public bool RequiresService { get; init; }

    /// <summary>Whether <c>kuma.io/service</c> must not be there.</summary>
    public bool ForbidsService { get; init; }

    /// <summary>Looks at all tags, before each is looked at; null where there is nothing to look at.</summary>
    public Action<IReadOnlyDictionary<string, string>, Place, FindingList>? All { get; init; }

    /// <summary>Looks at each key; null where there is nothing to look at.</summary>
    public Action<string, Place, FindingList>? Key { get; init; }

    /// <summary>Looks at each key and value; null where there is nothing to look at.</summary>
    public Action<string, string, Place, FindingList>? Value { get; init; }
}

/// <summary>Judges tags, and selectors made of tags, in the order of their keys.</summary>
internal static partial class TagsValidator
{
    /// <summary>Judges the tags of something.</summary>
    public static void ValidateTags(IReadOnlyDictionary<string, string>? tags, Place place, TagRules rules, FindingList findings) =>
        Validate(tags, place, rules, ValueCharacters(), "tag value must consist of alphanumeric characters, dots, dashes and underscores", findings);

    /// <summary>Judges a selector, in which <c>*</c> stands for any value.</summary>
    public static void ValidateSelector(IReadOnlyDictionary<string, string>? tags, Place place, TagRules rules, FindingList findings) =>
        Validate(
            tags,
            place,
            rules,
            SelectorCharacters(),
            "tag value must consist of alphanumeric characters, dots, dashes, slashes and underscores or be \"*\"",
            findings);

    /// <summary>A look at each key that refuses these (SelectorKeyNotInSet).</summary>
    public static Action<string, Place, FindingList> KeyNoneOf(params IReadOnlyList<string> refused) => (key, place, findings) =>
    {
        if (refused.Contains(key))
        {
            findings.Add(KumaRules.NotAllowedHere, place.Key(key), $"tag name must not be \"{key}\"");
        }
    };

    private static void Validate(
        IReadOnlyDictionary<string, string>? given, Place place, TagRules rules, Regex values, string valueMessage, FindingList findings)
    {
        var tags = given ?? ResourceMetadata.None;
        if (rules.AtLeastOne && tags.Count == 0)
        {
            findings.Add(KumaRules.ValueMissing, place, "must have at least one tag");
        }

        rules.All?.Invoke(tags, place, findings);
        foreach (var (key, value) in tags.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            Key(key, place, rules, findings);
            if (value.Length == 0)
            {
                findings.Add(KumaRules.ValueMissing, place.Key(key), "tag value must be non-empty");
            }

            if (!values.IsMatch(value))
            {
                findings.Add(KumaRules.Malformed, place.Key(key), valueMessage);
            }

            rules.Value?.Invoke(key, value, place, findings);
        }

        Service(tags.ContainsKey(KumaLabels.ServiceTag), place, rules, findings);
    }

    private static void Key(string key, Place place, TagRules rules, FindingList findings)
    {
        if (key.Length == 0)
        {
            findings.Add(KumaRules.ValueMissing, place, "tag name must be non-empty");
        }

        if (!KeyCharacters().IsMatch(key))
        {
            findings.Add(
                KumaRules.Malformed, place.Key(key), "tag name must consist of alphanumeric characters, dots, dashes, slashes and underscores");
        }

        rules.Key?.Invoke(key, place, findings);
    }

    private static void Service(bool isThere, Place place, TagRules rules, FindingList findings)
    {
        if (rules.ForbidsService && isThere)
        {
            findings.Add(KumaRules.NotAllowedHere, place, $"\"{KumaLabels.ServiceTag}\" must not be defined");
        }

        if (rules.RequiresService && !isThere)
        {
            findings.Add(KumaRules.ValueMissing, place, $"mandatory tag \"{KumaLabels.ServiceTag}\" is missing");
        }
    }

    [GeneratedRegex(@"^[a-zA-Z0-9.\-_:/]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyCharacters();

    [GeneratedRegex(@"^[a-zA-Z0-9.\-_:]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValueCharacters();

    [GeneratedRegex(@"^([a-zA-Z0-9.\-_:/]*|\*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex SelectorCharacters();
}
