using MeshTargeting.Resources;

namespace MeshTargeting.Findings;

/// <summary>One thing that is wrong, or worth knowing, at one place.</summary>
public sealed record Finding
{
    /// <summary>The rule that found it.</summary>
    public required RuleDescriptor Rule { get; init; }

    /// <summary>What is wrong, in one sentence about this very resource; for MS1xx Kuma's own text.</summary>
    public required string Message { get; init; }

    /// <summary>The resource; null where the document could not be read that far.</summary>
    public ResourceId? Resource { get; init; }

    /// <summary>The document; null for resources that come from no text.</summary>
    public SourceDocument? Source { get; init; }

    /// <summary>The place in the manifest, for example <c>spec.to[0].targetRef.name</c>; empty for the document as a whole.</summary>
    public string Path { get; init; } = "";

    /// <summary>The path that Kuma itself reports; null where it is <see cref="Path"/>.</summary>
    public string? KumaField { get; init; }

    /// <summary>Which part of the place to point at.</summary>
    public Anchor Anchor { get; init; }

    /// <summary>Line and column; null until the finding has been located.</summary>
    public Position? Position { get; init; }

    /// <summary>How much it matters; the rule's own unless configured otherwise.</summary>
    public Severity Severity
    {
        get => _severity ?? Rule.Severity;
        init => _severity = value;
    }

    /// <summary>What to do: more than the rule's advice where the place allows it.</summary>
    public string Remediation
    {
        get => _remediation ?? Rule.Remediation;
        init => _remediation = value;
    }

    /// <summary>How the text can be mended mechanically; null where it cannot, or where there is more than one way.</summary>
    public Fix? Fix { get; init; }

    /// <summary>
    /// The place (a <see cref="Path"/>) where Kuma refuses, or warns about, what this finding explains; null where it stands by itself. Of a
    /// refusal and its explanation only one is reported: Kuma's words, with the advice and the fix of the explanation.
    /// </summary>
    public string? Explains { get; init; }

    /// <summary>The rule that explains why Kuma refuses this and gave advice and fix; null where Kuma's words are all there is.</summary>
    public RuleDescriptor? Because { get; init; }

    /// <summary>The path as Kuma reports it.</summary>
    public string Field => KumaField ?? Path;

    /// <summary>What is wrong, for people: Kuma's words mean something only beside the field that they are about.</summary>
    public string Sentence => Rule.IsKumaRejection && Field.Length > 0 ? $"{Field}: {Message}" : Message;

    private readonly Severity? _severity;
    private readonly string? _remediation;
}

/// <summary>Which part of a place a finding points at.</summary>
public enum Anchor
{
    /// <summary>The value, where it begins on the line of its key; else the key.</summary>
    Value,

    /// <summary>The key.</summary>
    Key,
}
