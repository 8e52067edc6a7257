using System.Collections.Frozen;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Judging;

/// <summary>
/// What a team has settled for all checks of a repository (<c>.meshservice.yaml</c>): how much each code matters, and the circumstances
/// that would otherwise be said on every command line. What is null was not settled.
/// </summary>
public sealed record CheckSettings
{
    /// <summary>Nothing is settled.</summary>
    public static readonly CheckSettings Default = new();

    /// <summary>
    /// How much the findings of a code matter; null for codes that are off. A key is a code (<c>MS302</c>) or a group of them
    /// (<c>MS3xx</c>); a code of its own counts before its group.
    /// </summary>
    public IReadOnlyDictionary<string, Severity?> Severities { get; init; } = FrozenDictionary<string, Severity?>.Empty;

    /// <summary>Codes for whose findings the webhook denies what it would only warn about.</summary>
    public IReadOnlySet<string> Enforced { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Which files are not read, as patterns relative to the folder of the configuration file.</summary>
    public IReadOnlyList<PathPattern> Excluded { get; init; } = [];

    /// <summary>Whether the input is the whole mesh, so that what is not found does not exist.</summary>
    public bool? IsComplete { get; init; }

    /// <summary>Files and folders of resources that exist already, relative to the folder of the configuration file.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>The version of Kuma whose behaviour counts.</summary>
    public KumaSemantics? Semantics { get; init; }

    /// <summary>The control plane that takes the manifests.</summary>
    public ControlPlaneMode? Mode { get; init; }

    /// <summary>The zone's name.</summary>
    public string? Zone { get; init; }

    /// <summary>The namespace of the control plane.</summary>
    public string? SystemNamespace { get; init; }

    /// <summary>Whether to derive the MeshServices and Dataplanes that Kuma would make.</summary>
    public bool? Derive { get; init; }

    /// <summary>The mode of meshes that the input does not define.</summary>
    public MeshServicesMode? MeshServicesMode { get; init; }

    /// <summary>From which severity on a check fails.</summary>
    public FailOn? FailOn { get; init; }

    /// <summary>The file of findings that are known, relative to the folder of the configuration file.</summary>
    public string? Baseline { get; init; }

    /// <summary>The finding as it matters here; null where its code is off.</summary>
    public Finding? Apply(Finding finding)
    {
        if (!IsSettled(finding.Rule.Code, out var severity))
        {
            return finding;
        }

        return severity is null ? null : finding.Severity == severity ? finding : finding with { Severity = severity.Value };
    }

    /// <summary>Whether nothing is reported of a code.</summary>
    public bool IsOff(string code) => IsSettled(code, out var severity) && severity is null;

    /// <summary>Whether it is settled how much the findings of a code matter.</summary>
    /// <param name="code">The code.</param>
    /// <param name="severity">How much; null where the code is off.</param>
    public bool IsSettled(string code, out Severity? severity)
    {
        severity = null;
        return Severities.Count > 0 && (Severities.TryGetValue(code, out severity) || Severities.TryGetValue(GroupOf(code), out severity));
    }

    /// <summary>Whether the webhook denies findings of a code.</summary>
    public bool Enforces(string code) => Enforced.Count > 0 && (Enforced.Contains(code) || Enforced.Contains(GroupOf(code)));

    /// <summary>Whether a file is left unread.</summary>
    /// <param name="path">The file, relative to the folder of the configuration file, with forward slashes.</param>
    public bool Excludes(string path) => Excluded.Any(pattern => pattern.Matches(path));

    /// <summary>The group of a code: <c>MS3xx</c>.</summary>
    private static string GroupOf(string code) => $"{code.AsSpan(0, Math.Min(3, code.Length))}xx";
}

/// <summary>From which severity on a check fails.</summary>
public enum FailOn
{
    /// <summary>Errors.</summary>
    Error,

    /// <summary>Warnings and errors.</summary>
    Warning,

    /// <summary>Anything.</summary>
    Info,

    /// <summary>Nothing.</summary>
    Never,
}
