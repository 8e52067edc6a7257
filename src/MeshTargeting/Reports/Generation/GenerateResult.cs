using MeshTargeting.Findings;
using MeshTargeting.Generation;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Generation;

/// <summary>The MeshServices that Kuma would make of some texts.</summary>
public sealed record GenerateResult
{
    /// <summary>The MeshServices, in the order of identities.</summary>
    public required IReadOnlyList<Resource<MeshServiceSpec>> Services { get; init; }

    /// <summary>Kuma's default HostnameGenerators, where they were asked for.</summary>
    public IReadOnlyList<Resource<HostnameGeneratorSpec>> HostnameGenerators { get; init; } = [];

    /// <summary>What gets none, or not the one that is expected, in the order of files and lines.</summary>
    public required IReadOnlyList<GenerationNote> Notes { get; init; }

    /// <summary>Line and column of what each note speaks of; null for what comes from no text.</summary>
    public required IReadOnlyList<Position?> Positions { get; init; }

    /// <summary>What could not be read of the texts, with places: nothing was made of it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What could not be read of the context.</summary>
    public required IReadOnlyList<Finding> ContextFindings { get; init; }

    /// <summary>The control plane whose behaviour is told.</summary>
    public required WorldOptions Options { get; init; }

    /// <summary>An error where a text could not be read; null where all is well.</summary>
    public Severity? Worst => Findings.Count == 0 ? null : Findings.Max(f => f.Severity);
}
