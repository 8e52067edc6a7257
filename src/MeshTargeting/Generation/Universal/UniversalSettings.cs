using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation.Universal;

/// <summary>How MeshServices are made on Universal (<c>meshService</c> in kuma-cp.defaults.yaml).</summary>
public sealed record UniversalSettings
{
    /// <summary>The control plane.</summary>
    public DerivationSettings Derivation { get; init; } = new();

    /// <summary>How long a MeshService stays when its last Dataplane has gone.</summary>
    public TimeSpan DeletionGracePeriod { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether labels and tags of Dataplanes become labels of MeshServices (<c>labelPropagation.enabled</c>).</summary>
    public bool PropagatesLabels { get; init; }

    /// <summary>The keys of labels that may; empty for all but Kuma's own.</summary>
    public IReadOnlySet<string> AllowedLabelKeys { get; init; } = new HashSet<string>();
}
