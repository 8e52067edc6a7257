using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports;

/// <summary>What became of every reference.</summary>
public sealed record ResolveResult
{
    /// <summary>Every reference of the judged resources, sorted by file, line, column and path.</summary>
    public required IReadOnlyList<ResolvedReference> References { get; init; }

    /// <summary>Every judged policy with the proxies that it applies to, in the order of the texts.</summary>
    public required IReadOnlyList<PolicyMatch> Policies { get; init; }

    /// <summary>What could not be read of the judged texts, with places: references in it are missing here.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What could not be read of the context.</summary>
    public required IReadOnlyList<Finding> ContextFindings { get; init; }

    /// <summary>The World in which the references were resolved.</summary>
    public required World World { get; init; }

    /// <summary>
    /// What the whole deserves: an error where a text could not be read, a warning where a reference does not resolve wholly (as
    /// <c>check</c> would say), null where all is well.
    /// </summary>
    public Severity? Worst
    {
        get
        {
            var unresolved = References.Any(r => r.Resolution is not Resolved);
            var worst = Findings.Count == 0 ? (Severity?)null : Findings.Max(f => f.Severity);
            return unresolved && !(worst > Severity.Warning) ? Severity.Warning : worst;
        }
    }
}

/// <summary>A reference, its place and what became of it.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Position">Its line and column; null where the resource comes from no text.</param>
/// <param name="Resolution">What became of it.</param>
public sealed record ResolvedReference(Reference Reference, Position? Position, Resolution Resolution);

/// <summary>A policy and the proxies that it applies to.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Role">Its role.</param>
/// <param name="Proxies">The proxies.</param>
public sealed record PolicyMatch(Resource Policy, PolicyRole Role, IReadOnlyList<ProxyMatch> Proxies);
