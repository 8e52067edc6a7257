using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation;

/// <summary>Collects the findings of one resource, in the order in which they are added.</summary>
internal sealed class FindingList(Resource resource, ControlPlane controlPlane)
{
    private readonly List<Finding> _findings = [];
    private PolicyRole? _role;

    /// <summary>The control plane that the resource is meant for.</summary>
    public ControlPlane ControlPlane => controlPlane;

    /// <summary>The kind of the resource.</summary>
    public KindDescriptor Kind => resource.Kind;

    /// <summary>The version of Kuma.</summary>
    public KumaSemantics Semantics => controlPlane.Semantics;

    /// <summary>
    /// Whether a policy is the mesh operator's: on some policies these may refer to more kinds than others. Kuma's validators read
    /// the label, which its defaulting webhook has set before.
    /// </summary>
    public bool IsSystemPolicy => (_role ??= PolicyRole.Of(resource, controlPlane)) == PolicyRole.System;

    /// <summary>Where the spec's fields stand: on Universal some kinds have them at the top level.</summary>
    public Place Spec => resource is { Envelope: Envelope.Universal, Kind.SpecInlineOnUniversal: true } ? Place.Root : Place.Spec;

    /// <summary>Adds what is wrong at a place.</summary>
    /// <param name="rule">The code.</param>
    /// <param name="place">The place.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="remediation">What to do at this very place; null for the advice of the rule.</param>
    /// <param name="fix">How the text is mended mechanically; null where that takes a person.</param>
    public void Add(RuleDescriptor rule, Place place, string message, string? remediation = null, Fix? fix = null)
    {
        var (path, field) = (place.Path, place.Field);
        Add(rule, path, message, kumaField: field == path ? null : field, remediation: remediation, fix: fix);
    }

    /// <summary>Adds what is wrong at a place.</summary>
    public void Add(
        RuleDescriptor rule,
        string path,
        string message,
        Severity? severity = null,
        string? kumaField = null,
        string? remediation = null,
        Fix? fix = null) =>
        _findings.Add(new Finding
        {
            Rule = rule,
            Message = message,
            Resource = resource.Id,
            Source = resource.Source,
            Path = path,
            KumaField = kumaField,
            Severity = severity ?? rule.Severity,
            Remediation = remediation ?? rule.Remediation,
            Fix = fix,
        });

    /// <summary>Adds one of Kuma's notices that something will be gone, in its words (the Deprecations of a resource).</summary>
    /// <param name="place">What will be gone.</param>
    /// <param name="message">Kuma's words.</param>
    /// <param name="fix">How it is moved to what comes after it, where that means the very same; else null.</param>
    public void Deprecate(Place place, string message, Fix? fix = null) => Add(DeprecationRules.Deprecated, place, message, fix: fix);

    public IReadOnlyList<Finding> ToList() => _findings;
}
