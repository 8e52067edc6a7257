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

        return ns == controlPlane.SystemNamespace ? System : Computed((IPolicySpec)policy.SpecObject, ns);
    }

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

    private static PolicyRole Computed(IPolicySpec spec, string ns)
    {
        var to = spec.ToItems ?? [];
        var hasFrom = spec.FromItems is { Count: > 0 };
        if (to.Count == 0)
        {
            return WorkloadOwner;
        }

        if (hasFrom)
        {
            return BothDirections;
        }

        var producing = to.Count(item => IsOwnService(item.TargetRef, ns));
        return producing == to.Count ? Producer : producing == 0 ? Consumer : BothRoles;
    }

    private static bool IsOwnService(TargetRef? reference, string ns) =>
        reference is { Kind: "MeshService" or "MeshHTTPRoute", Name.Length: > 0 }
        && (string.IsNullOrEmpty(reference.Namespace) || reference.Namespace == ns);
}
