using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds.Kubernetes;

/// <summary>A workload that makes Pods of a template.</summary>
public interface IWorkloadSpec
{
    /// <summary>What its Pods are like; null where the manifest leaves it out.</summary>
    PodTemplate? Template { get; }
}

/// <summary>What the Pods of a workload are like.</summary>
public sealed record PodTemplate
{
    /// <summary>Their labels and annotations.</summary>
    [Doc("Metadata of the Pods.")]
    public PodTemplateMetadata? Metadata { get; init; }

    /// <summary>Their spec.</summary>
    [Doc("Spec of the Pods.")]
    public PodSpec? Spec { get; init; }
}

/// <summary>Labels and annotations of a workload's Pods.</summary>
public sealed record PodTemplateMetadata
{
    /// <summary>Their labels.</summary>
    [Doc("Labels of the Pods.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Their annotations.</summary>
    [Doc("Annotations of the Pods.")]
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}

/// <summary>A Kubernetes Deployment, as far as derivation reads it.</summary>
public sealed record DeploymentSpec : IWorkloadSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<DeploymentSpec> Descriptor = new(static () => ModelJson.Default.DeploymentSpec)
    {
        Name = "Deployment",
        Plural = "deployments",
        ShortName = "deploy",
        Group = "apps",
        Version = "v1",
        Scope = KindScope.Kubernetes,
        Partial = true,
        Description = "A Kubernetes Deployment: its Pods have proxies where they are injected.",
    };

    /// <summary>How many Pods it has; absent is 1.</summary>
    [Doc("Number of Pods.")]
    public int? Replicas { get; init; }

    /// <inheritdoc />
    [Doc("What the Pods are like.")]
    public PodTemplate? Template { get; init; }
}

/// <summary>A Kubernetes StatefulSet, as far as derivation reads it.</summary>
public sealed record StatefulSetSpec : IWorkloadSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<StatefulSetSpec> Descriptor = new(static () => ModelJson.Default.StatefulSetSpec)
    {
        Name = "StatefulSet",
        Plural = "statefulsets",
        ShortName = "sts",
        Group = "apps",
        Version = "v1",
        Scope = KindScope.Kubernetes,
        Partial = true,
        Description = "A Kubernetes StatefulSet: its Pods have names of their own, and proxies where they are injected.",
    };

    /// <summary>How many Pods it has; absent is 1.</summary>
    [Doc("Number of Pods.")]
    public int? Replicas { get; init; }

    /// <summary>The headless Service under whose name its Pods have DNS entries.</summary>
    [Doc("Headless Service under whose name the Pods have DNS entries.")]
    public string? ServiceName { get; init; }

    /// <summary>How its Pods are numbered.</summary>
    [Doc("Numbering of the Pods.")]
    public StatefulSetOrdinals? Ordinals { get; init; }

    /// <inheritdoc />
    [Doc("What the Pods are like.")]
    public PodTemplate? Template { get; init; }
}

/// <summary>How the Pods of a StatefulSet are numbered.</summary>
public sealed record StatefulSetOrdinals
{
    /// <summary>The number of the first; absent is 0.</summary>
    [Doc("Number of the first Pod.")]
    public int? Start { get; init; }
}

/// <summary>A Kubernetes DaemonSet, as far as derivation reads it.</summary>
public sealed record DaemonSetSpec : IWorkloadSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<DaemonSetSpec> Descriptor = new(static () => ModelJson.Default.DaemonSetSpec)
    {
        Name = "DaemonSet",
        Plural = "daemonsets",
        ShortName = "ds",
        Group = "apps",
        Version = "v1",
        Scope = KindScope.Kubernetes,
        Partial = true,
        Description = "A Kubernetes DaemonSet: its Pods have proxies where they are injected.",
    };

    /// <inheritdoc />
    [Doc("What the Pods are like.")]
    public PodTemplate? Template { get; init; }
}
