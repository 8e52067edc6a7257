using MeshTargeting.Findings;

namespace MeshTargeting.Reading;

/// <summary>What reading can find, in the order of the codes.</summary>
public static class ReadingRules
{
    /// <summary>MS001: the text is no YAML, or no JSON.</summary>
    public static readonly RuleDescriptor InvalidText = new("MS001", Severity.Error, "Not valid YAML or JSON", "Mend the text at this place.", "");

    /// <summary>MS002: a field that the kind does not have.</summary>
    public static readonly RuleDescriptor UnknownField = new("MS002", Severity.Error, "Unknown field", "Correct the field's name, or remove it.", "");

    /// <summary>MS003: a key stands twice in one object.</summary>
    public static readonly RuleDescriptor DuplicateKey = new("MS003", Severity.Error, "Duplicate key", "Keep one of the two.", "");

    /// <summary>MS004: a value is of another type than the field takes.</summary>
    public static readonly RuleDescriptor WrongType = new("MS004", Severity.Error, "Wrong type", "Write a value of the type that the field takes.", "");

    /// <summary>MS005: a template stands where a manifest should.</summary>
    public static readonly RuleDescriptor TemplateNotRendered = new("MS005", Severity.Error, "Template not rendered", "Render the template first.", "");

    /// <summary>MS006: too large, too deep, or without end.</summary>
    public static readonly RuleDescriptor LimitExceeded = new("MS006", Severity.Error, "Over a limit", "Make the document smaller.", "");

    /// <summary>MS007: what every resource has is missing or wrong.</summary>
    public static readonly RuleDescriptor BadEnvelope = new("MS007", Severity.Error, "Incomplete resource", "Complete the resource.", "");

    /// <summary>MS008: no such kind.</summary>
    public static readonly RuleDescriptor UnknownKind = new("MS008", Severity.Error, "Unknown kind", "Correct the kind's name.", "");

    /// <summary>MS101: a required field is missing.</summary>
    public static readonly RuleDescriptor RequiredField = new("MS101", Severity.Error, "Required field missing", "Add the field.", "");

    /// <summary>MS102: a value is none of those that the field takes.</summary>
    public static readonly RuleDescriptor NotInEnum = new("MS102", Severity.Error, "Value not among those allowed", "Use one of the values that the message lists.", "");

    /// <summary>MS103: too small, too large, too short, too long, too few or too many.</summary>
    public static readonly RuleDescriptor OutOfRange = new("MS103", Severity.Error, "Value out of range", "Use a value within the range.", "");

    /// <summary>MS104: a string does not match the field's pattern.</summary>
    public static readonly RuleDescriptor PatternMismatch = new("MS104", Severity.Error, "Value does not match the pattern", "Use a value of the form that the message shows.", "");

    /// <summary>MS105: two items of a list have the same key.</summary>
    public static readonly RuleDescriptor DuplicateItem = new("MS105", Severity.Error, "Duplicate list item", "Remove one of the two items.", "");

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<RuleDescriptor> All =
    [
        InvalidText, UnknownField, DuplicateKey, WrongType, TemplateNotRendered, LimitExceeded, BadEnvelope, UnknownKind,
        RequiredField, NotInEnum, OutOfRange, PatternMismatch, DuplicateItem,
    ];
}
