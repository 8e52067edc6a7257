using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Text;

/// <summary>What is wrong with a text, before it is known which resource it is about.</summary>
/// <param name="Rule">The code.</param>
/// <param name="Position">Where.</param>
/// <param name="Message">What.</param>
/// <param name="Severity">How much it matters; null where it is the rule's own severity.</param>
internal readonly record struct Problem(RuleDescriptor Rule, Position Position, string Message, Severity? Severity = null);

/// <summary>A document cannot be read on: unwinds a tree reader, and never leaves this room.</summary>
internal sealed class UnreadableDocumentException(Problem problem) : Exception(problem.Message)
{
    public UnreadableDocumentException(RuleDescriptor rule, Position position, string message)
        : this(new Problem(rule, position, message))
    {
    }

    public Problem Problem { get; } = problem;
}
