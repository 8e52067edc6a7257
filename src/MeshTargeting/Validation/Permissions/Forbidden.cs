using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Validation.Permissions;

/// <summary>Why a resource may not be written, in Kuma's words.</summary>
/// <param name="Rule">The sort of mistake.</param>
/// <param name="Path">The place in the manifest.</param>
/// <param name="Message">Kuma's text.</param>
/// <param name="Cause">The cause that Kuma gives beside it; null where it gives none.</param>
public sealed record Forbidden(RuleDescriptor Rule, string Path, string Message, ForbiddenCause? Cause = null)
{
    /// <summary>The same as a finding about a resource.</summary>
    public Finding ToFinding(Resource resource) => new()
    {
        Rule = Rule,
        Message = Message,
        Resource = resource.Id,
        Source = resource.Source,
        Path = Path,
        // Of most permissions Kuma reports no path.
        KumaField = Cause?.Field ?? "",
    };
}

/// <summary>A cause of a denial.</summary>
/// <param name="Field">The path that Kuma reports.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record ForbiddenCause(string Field, string Message);
