namespace MeshTargeting.Findings;

/// <summary>All that is fixed about a code: what it says, how to mend it, and its page.</summary>
/// <param name="Code"><c>MS</c> and three digits; never reused.</param>
/// <param name="Severity">How much it matters unless configured otherwise.</param>
/// <param name="Title">A few words, without a full stop.</param>
/// <param name="Remediation">What to do, one or two sentences in the imperative.</param>
/// <param name="Documentation">The body of its page, Markdown: why it matters, an example that fires and how it is mended.</param>
public sealed record RuleDescriptor(string Code, Severity Severity, string Title, string Remediation, string Documentation)
{
    /// <summary>The page, relative to the root of the repository.</summary>
    public string Help => $"docs/rules/{Code}.md";

    /// <summary>True for what Kuma itself refuses (MS1xx).</summary>
    public bool IsKumaRejection => Code.StartsWith("MS1", StringComparison.Ordinal);

    /// <summary>True for what Kuma itself warns about, in its own words.</summary>
    public bool IsKumaWarning { get; init; }

    /// <inheritdoc />
    public bool Equals(RuleDescriptor? other) => Code == other?.Code;

    /// <inheritdoc />
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}
