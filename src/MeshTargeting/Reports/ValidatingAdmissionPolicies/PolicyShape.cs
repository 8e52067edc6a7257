using MeshTargeting.Resources;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Reports.ValidatingAdmissionPolicies;

/// <summary>Which references a policy takes where, and how its lists stand beside each other.</summary>
/// <param name="Kind">The policy.</param>
/// <param name="Top">What <c>spec.targetRef</c> may be.</param>
internal sealed record PolicyShape(KindDescriptor Kind, TargetRefRules Top)
{
    /// <summary>What <c>spec.targetRef</c> may be in a policy that is not the mesh operator's; null for the same.</summary>
    public TargetRefRules? TopOfOthers { get; init; }

    /// <summary>What <c>spec.to[].targetRef</c> may be; null where the policy has no such list.</summary>
    public TargetRefRules? To { get; init; }

    /// <summary>The same in a policy at one of <see cref="Gateways"/>; null for the same.</summary>
    public TargetRefRules? ToOfGateway { get; init; }

    /// <summary>The kinds of <c>spec.targetRef</c> at which other destinations are taken.</summary>
    public IReadOnlyList<string> Gateways { get; init; } = ["MeshGateway"];

    /// <summary>What <c>spec.from[].targetRef</c> may be; null where the policy has no such list.</summary>
    public TargetRefRules? From { get; init; }

    /// <summary>What <c>spec.to[].rules[].default.backendRefs[]</c> may be; null where the policy has no such list.</summary>
    public TargetRefRules? Backends { get; init; }

    /// <summary>Whether it has a list <c>rules</c>.</summary>
    public bool HasRules { get; init; }

    /// <summary>Whether a section of a Dataplane may be named where the policy has settings for inbounds.</summary>
    public bool HasSections { get; init; }

    /// <summary>The lists of which at least one must not be empty.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    /// <summary>The lists that must be empty beside <c>rules</c>.</summary>
    public IReadOnlyList<string> NotBesideRules { get; init; } = [];

    /// <summary>The lists that must be empty in a policy at one of <see cref="Gateways"/>.</summary>
    public IReadOnlyList<string> NotAtGateways { get; init; } = [];

    /// <summary>The lists that must be empty where the policy can be for gateways.</summary>
    public IReadOnlyList<string> NotOfGateways { get; init; } = [];

    /// <summary>The lists that must be empty where the policy cannot be for gateways.</summary>
    public IReadOnlyList<string> OnlyOfGateways { get; init; } = [];
}
