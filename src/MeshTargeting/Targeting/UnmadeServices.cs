using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Targeting;

/// <summary>Services of which Kuma makes no MeshService, and why: the likeliest reason for one that is missing.</summary>
internal static class UnmadeServices
{
    private const string Headless = "it is headless, and Kuma makes a MeshService for each of its Pods instead";

    /// <summary>
    /// The labels that the MeshServices of a headless Service's Pods have in common; null where it is none, or where none are made.
    /// </summary>
    public static IReadOnlyDictionary<string, string>? LabelsOfPods(World world, string mesh, string ns, string name) =>
        Explain(world, mesh, ns, name) is { } why && why.EndsWith(Headless, StringComparison.Ordinal)
            ? new Dictionary<string, string> { [KumaLabels.Namespace] = ns, [KumaLabels.ServiceName] = name }
            : null;

    /// <summary>Why a Service of that name and namespace becomes no MeshService of the mesh; null where there is no such Service.</summary>
    public static string? Explain(World world, string mesh, string ns, string name)
    {
        if (world.Find(new ResourceId(ServiceSpec.Descriptor.Name, "", ns, name)) is not Resource<ServiceSpec> service)
        {
            return null;
        }

        var space = world.Find(new ResourceId(NamespaceSpec.Descriptor.Name, "", "", ns)) as Resource<NamespaceSpec>;
        var settings = DerivationSettings.Of(world.Options);
        var itsMesh = Membership.MeshOf(service.Metadata.Labels, service.Metadata.Annotations, space, settings);
        return $"there is {service.Id}, but " + service switch
        {
            _ when !world.Options.Derive => "what Kuma would make of it is not looked into",
            _ when world.ModeOf(mesh) == MeshServicesMode.Disabled => $"mesh {mesh} makes no MeshServices (meshServices.mode is Disabled)",
            _ when Membership.InjectionOf(ns, space, settings) != Flag.On && !service.Metadata.Labels.ContainsKey(KumaLabels.Mesh) =>
                $"Kuma makes no MeshService of it, because namespace {ns} lacks the label {KumaLabels.SidecarInjection}: enabled",
            _ when itsMesh != mesh => $"it belongs to mesh {itsMesh}, and the policy to {mesh}",
            { Spec.ClusterIP: "None" } => Headless,
            _ => "Kuma makes no MeshService of it",
        };
    }
}
