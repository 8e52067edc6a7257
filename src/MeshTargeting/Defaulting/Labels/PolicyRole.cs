using MeshTargeting.Resources;

namespace MeshTargeting.Defaulting.Labels;

/// <summary>
/// Whose policy it is, which decides for which proxies it can count (pkg/core/resources/labels/compute.go, ComputePolicyRole):
/// one of <see cref="System"/>, <see cref="Producer"/>, <see cref="Consumer"/>, <see cref="WorkloadOwner"/>, what a label claims, or
/// none with the <see cref="Error"/> that Kuma gives.
/// </summary>
public sealed record PolicyRole
{
    /// <summary>The mesh operator's: counts everywhere.</summary>
    public static readonly PolicyRole System = new("system");

    /// <summary>That of the owner of a service, for all its clients: counts everywhere.</summary>
    public static readonly PolicyRole Producer = new("producer");

    /// <summary>That of a client, for traffic to others: counts in its own namespace.</summary>
    public static readonly PolicyRole Consumer = new("consumer");

    /// <summary>That of the owner of workloads, for what comes in: counts in its own namespace.</summary>
    public static readonly PolicyRole WorkloadOwner = new("workload-owner");

    private static readonly PolicyRole BothDirections = new("", "it's not allowed to mix 'to' and 'from' arrays in the same policy");
    private static readonly PolicyRole BothRoles = new("", "it's not allowed to mix producer and consumer items in the same policy");

    private PolicyRole(string name, string? error = null)
    {
        Name = name;
        Error = error;
    }

    /// <summary>The value of the label <c>kuma.io/policy-role</c>; empty where there is an <see cref="Error"/>.</summary>
    public string Name { get; }

    /// <summary>Why the policy can have no role, in Kuma's words; null where it has one.</summary>
    public string? Error { get; }

    /// <summary>True where the policy counts for proxies of its own namespace alone (matchers/dataplane.go, dppSelectedByNamespace).</summary>
    public bool IsConfinedToNamespace => this == Consumer || this == WorkloadOwner;

    /// <summary>
    /// The role of a policy. On Kubernetes the control plane where the policy is made computes it and overrules what is written;
    /// everywhere else the label stands as written, and a policy without it is a <see cref="System"/> one.
    /// </summary>
    public static PolicyRole Of(Resource policy, ControlPlane controlPlane)
    {
        var ns = policy.Metadata.Namespace;
        if (policy.Envelope == Envelope.Universal || ns.Length == 0 || !controlPlane.IsOriginOf(policy.Metadata.Labels.GetValueOrDefault(KumaLabels.Origin)))
        {
            return Claimed(policy);
        }

        return Compute((IPolicySpec)policy.SpecObject, ns, controlPlane);
    }

    /// <summary>The role that a policy gets in a namespace, whatever its label says.</summary>
    /// <param name="spec">The policy.</param>
    /// <param name="ns">The namespace; empty where there is none.</param>
    /// <param name="controlPlane">The control plane.</param>
    public static PolicyRole Compute(IPolicySpec spec, string ns, ControlPlane controlPlane) =>
        ns.Length == 0 || ns == controlPlane.SystemNamespace ? System : Computed(spec, ns, controlPlane.Semantics);

    /// <inheritdoc />
    public override string ToString() => Name;

    private static PolicyRole Claimed(Resource policy) => policy.Metadata.Labels.GetValueOrDefault(KumaLabels.PolicyRole) switch
    {
        null or "" or "system" => System,
        "producer" => Producer,
        "consumer" => Consumer,
        "workload-owner" => WorkloadOwner,
        var other => new PolicyRole(other),
    };

    private static PolicyRole Computed(IPolicySpec spec, string ns, KumaSemantics semantics)
    {
        var to = spec.ToItems ?? [];
        if (to.Count == 0)
        {
            return WorkloadOwner;
        }

        if (semantics.FromItems && spec.FromItems is { Count: > 0 })
        {
            return BothDirections;
        }

        var producing = to.Count(item => item.TargetRef is { Kind: "MeshService" or "MeshHTTPRoute" } reference
            && (semantics.NamesInReferences ? IsOwnByName(reference, ns) : IsOwnByLabels(reference.Labels, ns)));
        return producing == to.Count ? Producer : producing == 0 ? Consumer : BothRoles;
    }

    private static bool IsOwnByName(TargetRef reference, string ns) =>
        reference.Name is { Length: > 0 } && (string.IsNullOrEmpty(reference.Namespace) || reference.Namespace == ns);

    /// <summary>Labels that say a display name, perhaps the own namespace, and nothing else.</summary>
    private static bool IsOwnByLabels(IReadOnlyDictionary<string, string>? labels, string ns) =>
        labels?.GetValueOrDefault(KumaLabels.DisplayName) is { Length: > 0 }
        && labels.Keys.All(key => key is KumaLabels.DisplayName or KumaLabels.Namespace)
        && (labels.GetValueOrDefault(KumaLabels.Namespace) is not { Length: > 0 } given || given == ns);
}
