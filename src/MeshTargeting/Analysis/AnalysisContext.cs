using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis;

/// <summary>
/// What a rule is told, and where it reports. Belongs to one resource: what one rule has resolved the next does not resolve again.
/// </summary>
public sealed class AnalysisContext
{
    private readonly Resource _resource;
    private readonly JudgedResources _judged;
    private readonly List<Finding> _findings;
    private (Reference Reference, Resolution? Resolution)[]? _references;
    private IReadOnlyList<Resource<DataplaneSpec>>? _proxies;

    internal AnalysisContext(UpgradeFacts upgrade, Resource resource, JudgedResources judged, List<Finding> findings)
    {
        World = upgrade.World;
        Upgrade = upgrade;
        _resource = resource;
        _judged = judged;
        _findings = findings;
    }

    /// <summary>Everything that is known.</summary>
    public World World { get; }

    /// <summary>What rules about the road to Kuma 3.0 share.</summary>
    internal UpgradeFacts Upgrade { get; }

    /// <summary>The rule that is at work.</summary>
    internal Rule? Rule { get; set; }

    /// <summary>The references of the resource with these roles, in the order of its manifest, each with what became of it.</summary>
    public IEnumerable<(Reference Reference, Resolution Resolution)> Resolve(params IReadOnlyList<ReferenceRole> roles)
    {
        _references ??= References.Of(_resource).Select(reference => (reference, (Resolution?)null)).ToArray();
        for (var i = 0; i < _references.Length; i++)
        {
            ref var entry = ref _references[i];
            if (roles.Contains(entry.Reference.Role))
            {
                entry.Resolution ??= ReferenceResolver.Resolve(World, entry.Reference);
                yield return (entry.Reference, entry.Resolution);
            }
        }
    }

    /// <summary>The proxies that serve the resource, where it is a MeshService; see <see cref="World.ProxiesOf"/>.</summary>
    /// <param name="service">The resource.</param>
    public IReadOnlyList<Resource<DataplaneSpec>> ProxiesOf(Resource<MeshServiceSpec> service) => _proxies ??= World.ProxiesOf(service);

    /// <summary>
    /// Every judged resource of the same identity on the API server or control plane, this one among them, in the order of files.
    /// </summary>
    public IReadOnlyList<Resource> Twins() => _judged.TwinsOf(_resource);

    /// <summary>Reports a finding of the rule about the resource.</summary>
    /// <param name="path">The place in the manifest.</param>
    /// <param name="message">One sentence about this very resource, without a full stop.</param>
    /// <param name="severity">How much it matters, where that is not the rule's own severity.</param>
    /// <param name="anchor">Which part of the place to point at.</param>
    /// <param name="fix">How the text can be mended mechanically; null where it cannot.</param>
    /// <param name="remediation">What to do, where more can be said than the rule's advice; null for that.</param>
    /// <param name="explains">The place where Kuma refuses what is reported (<see cref="Finding.Explains"/>); null where it does not.</param>
    public void Report(
        string path,
        string message,
        Severity? severity = null,
        Anchor anchor = Anchor.Value,
        Fix? fix = null,
        string? remediation = null,
        string? explains = null)
    {
        var rule = Rule!.Descriptor;
        _findings.Add(new Finding
        {
            Rule = rule,
            Severity = severity ?? rule.Severity,
            Message = message,
            Remediation = remediation ?? rule.Remediation,
            Resource = _resource.Id,
            Source = _resource.Source,
            Path = path,
            Anchor = anchor,
            Fix = fix,
            Explains = explains,
        });
    }
}
