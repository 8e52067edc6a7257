using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>A Pod as far as derivation needs it: one that is given, or one that a workload will have.</summary>
public sealed record PodModel
{
    /// <summary>
    /// How many Pods of one StatefulSet are looked at; more could only come of a slip of the keyboard, and must not fill the memory.
    /// </summary>
    public const int MostReplicas = 1000;

    /// <summary>The Pod's name; the workload's where <see cref="StandsForMany"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The labels.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>The annotations.</summary>
    public required IReadOnlyDictionary<string, string> Annotations { get; init; }

    /// <summary>Containers and service account.</summary>
    public required PodSpec Spec { get; init; }

    /// <summary>What the cluster says of it; null for Pods that no cluster has made yet.</summary>
    public PodStatus? Status { get; init; }

    /// <summary>The name of what made it (a Deployment, StatefulSet, DaemonSet), else its own.</summary>
    public required string Owner { get; init; }

    /// <summary>True where it was made by a Deployment (a delegated gateway then takes its tags from that name).</summary>
    public bool OfDeployment { get; init; }

    /// <summary>
    /// True where it stands for all replicas of a Deployment or DaemonSet, whose names Kubernetes makes up: one proxy of the
    /// workload's name then stands for all of theirs.
    /// </summary>
    public bool StandsForMany { get; init; }

    /// <summary>The Pod or workload that it comes from.</summary>
    public required Resource Origin { get; init; }

    /// <summary>A Pod that is given.</summary>
    public static PodModel Of(Resource<PodSpec> pod)
    {
        var deployment = DeploymentOf(pod.Metadata);
        return new()
        {
            Name = pod.Metadata.Name,
            Namespace = pod.Metadata.Namespace,
            Labels = pod.Metadata.Labels,
            Annotations = pod.Metadata.Annotations,
            Spec = pod.Spec,
            Status = pod.Status as PodStatus,
            Owner = deployment ?? StatefulSetOf(pod.Metadata) ?? pod.Metadata.Name,
            OfDeployment = deployment is not null,
            Origin = pod,
        };
    }

    /// <summary>
    /// The Pods that a workload will have: of a StatefulSet each replica by its name, of a Deployment or DaemonSet one that stands
    /// for all. None where it has no replicas.
    /// </summary>
    public static IEnumerable<PodModel> Of(Resource workload)
    {
        var template = (workload.SpecObject as IWorkloadSpec)?.Template;
        var model = new PodModel
        {
            Name = workload.Metadata.Name,
            Namespace = workload.Metadata.Namespace,
            Labels = template?.Metadata?.Labels ?? ResourceMetadata.None,
            Annotations = template?.Metadata?.Annotations ?? ResourceMetadata.None,
            Spec = template?.Spec ?? new PodSpec(),
            Owner = workload.Metadata.Name,
            OfDeployment = workload.SpecObject is DeploymentSpec,
            StandsForMany = true,
            Origin = workload,
        };
        return workload.SpecObject switch
        {
            StatefulSetSpec set => Enumerable.Range(set.Ordinals?.Start ?? 0, Math.Clamp(set.Replicas ?? 1, 0, MostReplicas)).Select(model.Replica),
            DeploymentSpec { Replicas: <= 0 } => [],
            _ => [model],
        };
    }

    private PodModel Replica(int ordinal)
    {
        // The two labels that the StatefulSet controller gives to every Pod: Services select by them, and Kuma copies them.
        var index = ordinal.ToString(CultureInfo.InvariantCulture);
        var name = $"{Owner}-{index}";
        var labels = Maps.Copy(Labels, more: 2);
        labels[KubernetesLabels.PodName] = name;
        labels[KubernetesLabels.PodIndex] = index;
        return this with { Name = name, StandsForMany = false, Labels = labels };
    }

    // What made a Pod stands in its ownerReferences, which nobody reads; its name and labels tell as well.
    private static string? DeploymentOf(ResourceMetadata pod)
    {
        var end = pod.Labels.TryGetValue(KubernetesLabels.PodTemplateHash, out var hash)
            ? pod.Name.LastIndexOf($"-{hash}-", StringComparison.Ordinal)
            : -1;
        return end > 0 ? pod.Name[..end] : null;
    }

    private static string? StatefulSetOf(ResourceMetadata pod) =>
        pod.Labels.ContainsKey(KubernetesLabels.PodName) && pod.Name.LastIndexOf('-') is > 0 and var end ? pod.Name[..end] : null;
}

/// <summary>Labels that Kubernetes itself gives.</summary>
internal static class KubernetesLabels
{
    /// <summary>The name of a StatefulSet's Pod.</summary>
    public const string PodName = "statefulset.kubernetes.io/pod-name";

    /// <summary>The number of a StatefulSet's Pod.</summary>
    public const string PodIndex = "apps.kubernetes.io/pod-index";

    /// <summary>The part of a Pod's name that a Deployment adds to its own.</summary>
    public const string PodTemplateHash = "pod-template-hash";
}
