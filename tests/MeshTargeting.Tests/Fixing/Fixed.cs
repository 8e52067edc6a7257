using MeshTargeting.Findings;
using MeshTargeting.Fixing;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Fixing;

/// <summary>Makes edits in short texts.</summary>
internal static class Fixed
{
    /// <summary>The text after one fix of these edits, or why the fix is declined, after an exclamation mark.</summary>
    public static string Of(string text, params IReadOnlyList<NodeEdit> edits) => Of("a.yaml", text, edits);

    /// <inheritdoc cref="Of(string, IReadOnlyList{NodeEdit})" />
    public static string Of(string file, string text, params IReadOnlyList<NodeEdit> edits)
    {
        var result = TextFixer.Apply(new SourceText(file, text), [new RequestedFix(new Fix("mend it", edits), 0)]);
        return result.Outcomes[0] is FixOutcome.Declined declined ? "!" + declined.Reason : result.Content;
    }
}
