using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Templates;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Generation.Hostnames;

/// <summary>
/// The hostnames that a HostnameGenerator gives services, as the control plane makes them
/// (pkg/core/resources/apis/hostnamegenerator/hostname/generator.go). Made once for a World.
/// </summary>
internal static class GeneratedHostnames
{
    /// <summary>What a generator selects: the field of its selector, the labels, and the kind.</summary>
    public static IEnumerable<(string Field, IReadOnlyDictionary<string, string> Labels, KindDescriptor Kind)> SelectorsOf(HostnameGeneratorSelector? selector)
    {
        if (selector?.MeshService is { } services)
        {
            yield return ("meshService", services.MatchLabels ?? ResourceMetadata.None, MeshServiceSpec.Descriptor);
        }

        if (selector?.MeshExternalService is { } external)
        {
            yield return ("meshExternalService", external.MatchLabels ?? ResourceMetadata.None, MeshExternalServiceSpec.Descriptor);
        }

        if (selector?.MeshMultiZoneService is { } multiZone)
        {
            yield return ("meshMultiZoneService", multiZone.MatchLabels ?? ResourceMetadata.None, MeshMultiZoneServiceSpec.Descriptor);
        }
    }

    /// <summary>The services that a generator selects, the oldest first, each with what becomes of its hostname.</summary>
    public static IReadOnlyList<(Resource Service, Hostname Hostname)> Of(World world, Resource<HostnameGeneratorSpec> generator) =>
        world.Memo(generator, static (w, g) => Make(w, g));

    private static List<(Resource Service, Hostname Hostname)> Make(World world, Resource<HostnameGeneratorSpec> generator)
    {
        var zone = world.Options.Zone ?? ControlPlane.DefaultZone;
        var made = new List<(Resource, Hostname)>();
        foreach (var (_, labels, kind) in generator.Spec.Extension is null && !world.Options.IsGlobal ? SelectorsOf(generator.Spec.Selector) : [])
        {
            foreach (var service in world.Meshes.SelectMany(mesh => world.Select(mesh, kind, labels)))
            {
                made.Add((service, Hostname.Of(generator.Spec.Template ?? "", service.Metadata.Name, service.Metadata.Mesh, world.LabelsOf(service), zone)));
            }
        }

        return made;
    }
}
