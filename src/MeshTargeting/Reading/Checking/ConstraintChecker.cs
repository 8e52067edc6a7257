using System.Text.RegularExpressions;
using MeshTargeting.Findings;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Reading.Checking;

/// <summary>
/// What the schemas demand beyond types, in the words of the validator that both the API server and Kuma use
/// (k8s.io/kube-openapi), cut into field and text as Kuma's REST interface cuts them (pkg/core/resources/model/rest/unmarshaller.go).
/// </summary>
internal sealed class ConstraintChecker(FindingCollector findings, PathStack path, KumaSemantics semantics)
{
    // Patterns are declared by us, values come from users: however they meet, matching must end.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(200);

    /// <summary>Fields whose values are names or addresses: in these a placeholder is always one that was not filled in.</summary>
    private static readonly string[] Names = ["name", "namespace", "sectionName", "address"];

    /// <summary>Whether the duplicates of lists are looked for: the API server refuses them, Kuma's own interface does not.</summary>
    public bool ListsAreMaps { get; set; }

    /// <summary>
    /// Whether a definition bounds unsigned numbers as well by the format int32, which leaves out their upper half; kinds of
    /// protobuf messages have no such definition.
    /// </summary>
    public bool UnsignedIsInt32 { get; set; }

    public void CheckRequired(MappingNode node, ObjectSchema schema)
    {
        var properties = schema.Properties;
        for (var i = 0; i < properties.Count; i++)
        {
            var property = properties[i];
            // A default is filled in before the schema is looked at.
            if (property is { Required: true, Default: null } && IsAbsent(node, property) && property.IsKnownIn(semantics))
            {
                Report(SchemaRules.RequiredField, path.Field(property.Name), "is required");
            }
        }
    }

    /// <summary>Whether the type has room for a number; reports it where not.</summary>
    public bool CheckCapacity(ScalarType type, in ScalarValue value, PropertySchema? property)
    {
        if (ScalarFit.HasRoom(type, value) && !(type == ScalarType.UInt32 && UnsignedIsInt32 && value.WholeNumber > int.MaxValue))
        {
            return true;
        }

        if (type == ScalarType.UInt32 && value.WholeNumber < 0)
        {
            Report(SchemaRules.OutOfRange, path.ToString(), $"should be greater than or equal to {Wording.Number(property?.Minimum ?? 0)}");
            return false;
        }

        // Unlike the others this text begins with other words than the field, and so Kuma reports it without one.
        var format = property?.Format ?? (type == ScalarType.Int64 ? "int64" : "int32");
        var place = path.ToString();
        findings.Add(
            SchemaRules.OutOfRange, path.Place, place, $"Checked value must be of type integer with format {format} in {place}", kumaField: "");
        return false;
    }

    public void CheckScalar(in ScalarValue value, PropertySchema? property)
    {
        if (property is null || findings.Silent)
        {
            return;
        }

        CheckEnum(value, property);
        if (value.Kind == ScalarKind.String)
        {
            CheckString(value.Text, property);
        }
        else
        {
            CheckNumber(value, property);
        }
    }

    /// <summary>Checks what a list's declaration says of its items.</summary>
    public void CheckItem(Node item, PropertySchema? property)
    {
        if (property?.OneOf is not null && item is ScalarNode { Value: var value } && !findings.Silent)
        {
            CheckEnum(value, property);
        }
    }

    /// <summary>Checks a member of a map: labels and tags are never templates, while annotations may hold some for others to fill in.</summary>
    public void CheckMember(MappingEntry member, PropertySchema? property)
    {
        var isTemplate = TemplateFinder.HasPlaceholder(member.Key)
            || (member.Value is ScalarNode { Value: { Kind: ScalarKind.String, Text: var text } } && TemplateFinder.HasPlaceholder(text));
        if (isTemplate && property?.Name != "annotations" && !findings.Silent)
        {
            findings.AddTemplate(path.Place, path.ToString());
        }
    }

    public void CheckList(SequenceNode list, PropertySchema? property)
    {
        if (property is null || findings.Silent)
        {
            return;
        }

        var count = list.Items.Count;
        if (count < property.MinItems)
        {
            Report(SchemaRules.OutOfRange, path.ToString(), $"should have at least {property.MinItems} items");
        }

        if (count > property.MaxItems)
        {
            Report(SchemaRules.OutOfRange, path.ToString(), $"should have at most {property.MaxItems} items");
        }

        if (ListsAreMaps && property is { ListMapKeys: { } keys, Schema: ListSchema { Item: ObjectSchema item } })
        {
            CheckDuplicates(list, keys, item);
        }
    }

    private static bool IsAbsent(MappingNode node, PropertySchema property) =>
        node.Find(property.Name) is not { Value: not ScalarNode { IsNull: true } }
        && (property.Alias is null || node.Find(property.Alias) is not { Value: not ScalarNode { IsNull: true } });

    private void CheckEnum(in ScalarValue value, PropertySchema property)
    {
        if (property.OneOfIn(semantics) is not { } allowed)
        {
            return;
        }

        var text = value.WholeNumber is { } number ? Wording.Number(number) : value.Text;
        if (allowed.Contains(text))
        {
            return;
        }

        if (TemplateFinder.HasPlaceholder(text))
        {
            findings.AddTemplate(path.Place, path.ToString());
            return;
        }

        var place = path.ToString();
        var fix = value.Kind == ScalarKind.String ? Mending.Choose(place, text, allowed) : null;
        Report(SchemaRules.NotInEnum, place, $"should be one of [{string.Join(' ', allowed)}]", fix);
    }

    private void CheckString(string text, PropertySchema property)
    {
        if ((property.IsDuration || Names.Contains(property.Name)) && TemplateFinder.HasPlaceholder(text))
        {
            findings.AddTemplate(path.Place, path.ToString());
            return;
        }

        if (property.IsDuration && GoDuration.Problem(text) is { } problem)
        {
            // Kuma fails to decode the whole, and names no place.
            findings.Add(SchemaRules.NotADuration, path.Place, path.ToString(), problem);
        }

        if (property is { MinLength: null, MaxLength: null, Pattern: null })
        {
            return;
        }

        var length = CodePoints(text);
        if (length < property.MinLength)
        {
            Report(SchemaRules.OutOfRange, path.ToString(), $"should be at least {property.MinLength} chars long");
        }

        if (length > property.MaxLength)
        {
            Report(SchemaRules.OutOfRange, path.ToString(), $"should be at most {property.MaxLength} chars long");
        }
        else if (property.Pattern is { } pattern && !Matches(text, pattern))
        {
            Report(SchemaRules.PatternMismatch, path.ToString(), $"should match '{pattern}'");
        }
    }

    private void CheckNumber(in ScalarValue value, PropertySchema property)
    {
        var number = value.Kind == ScalarKind.Float ? value.Float : value.Integer;
        if (number < property.Minimum)
        {
            Report(SchemaRules.OutOfRange, path.ToString(), $"should be greater than or equal to {property.Minimum}");
        }

        if (number > property.Maximum)
        {
            Report(SchemaRules.OutOfRange, path.ToString(), $"should be less than or equal to {property.Maximum}");
        }
    }

    private void CheckDuplicates(SequenceNode list, IReadOnlyList<string> keys, ObjectSchema item)
    {
        if (list.Items.Count < 2)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is MappingNode mapping && ListMapKey.Of(mapping, keys, item) is { } key && !seen.Add(key))
            {
                path.PushItem(i, mapping);
                // The API server's words: Kuma's own interface has none for this.
                findings.Add(SchemaRules.DuplicateItem, path.Place, path.ToString(), $"Duplicate value: {key}");
                path.Pop();
            }
        }
    }

    /// <param name="rule">The rule.</param>
    /// <param name="place">The path.</param>
    /// <param name="text">What the validator says behind the words "in body".</param>
    /// <param name="fix">How it is mended; null where that takes a person.</param>
    private void Report(RuleDescriptor rule, string place, string text, Fix? fix = null)
    {
        // Kuma takes the first word for the field only if it lies below the spec.
        var below = place.StartsWith("spec.", StringComparison.Ordinal);
        findings.Add(rule, path.Place, place, below ? $"in body {text}" : $"{place} in body {text}", kumaField: below ? null : "", fix: fix);
    }

    private static bool Matches(string text, string pattern)
    {
        try
        {
            // Unlike in Go, $ also matches before a line break that ends the text.
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, MatchTimeout)
                && !(pattern.EndsWith('$') && text.EndsWith('\n'));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static int CodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
