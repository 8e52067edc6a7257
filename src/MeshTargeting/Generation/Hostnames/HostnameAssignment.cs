using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Templates;
using MeshTargeting.Worlds;

namespace MeshTargeting.Generation.Hostnames;

/// <summary>
/// The hostnames of all services, and what became of the generators
/// (pkg/core/resources/apis/hostnamegenerator/hostname/generator.go). Of services of one kind and mesh that come to the same hostname the
/// one keeps it whose generator goes first: those of the zone before others, then the older, then by name; of services of one generator
/// the older, then the first by name.
/// </summary>
public sealed class HostnameAssignment
{
    private readonly Dictionary<Resource, AssignedHostnames> _assigned = new(ReferenceEqualityComparer.Instance);

    private HostnameAssignment()
    {
    }

    /// <summary>Assigns hostnames to the MeshServices, MeshExternalServices and MeshMultiZoneServices of a World.</summary>
    public static HostnameAssignment Of(World world)
    {
        var assignment = new HostnameAssignment();
        var generators = InOrder(world);
        assignment.Assign(world, MeshServiceSpec.Descriptor, generators, selector => selector?.MeshService);
        assignment.Assign(world, MeshExternalServiceSpec.Descriptor, generators, selector => selector?.MeshExternalService);
        assignment.Assign(world, MeshMultiZoneServiceSpec.Descriptor, generators, selector => selector?.MeshMultiZoneService);
        return assignment;
    }

    /// <summary>What becomes of a service of that World.</summary>
    public AssignedHostnames this[Resource service] => _assigned.GetValueOrDefault(service, AssignedHostnames.None);

    /// <summary>All generators in the order in which Kuma asks them: those of the zone, then the older, then by name.</summary>
    internal static IReadOnlyList<Resource<HostnameGeneratorSpec>> InOrder(World world) => world.OfKind("", HostnameGeneratorSpec.Descriptor)
        .OrderBy(g => world.LabelsOf(g).GetValueOrDefault(KumaLabels.Origin) != "zone")
        .ThenBy(AgeOf)
        .ThenBy(CoreNames.Of, StringComparer.Ordinal)
        .ToList();

    private static DateTimeOffset AgeOf(Resource resource) => resource.Metadata.CreationTime ?? DateTimeOffset.MaxValue;

    private void Assign(
        World world, KindDescriptor kind, IReadOnlyList<Resource<HostnameGeneratorSpec>> generators, Func<HostnameGeneratorSelector?, LabelSelector?> selectorFor)
    {
        var outcomes = new Dictionary<Resource, List<Outcome>>(ReferenceEqualityComparer.Instance);
        foreach (var mesh in world.Meshes)
        {
            var holders = new Dictionary<string, Resource>();
            foreach (var generator in generators)
            {
                if (selectorFor(generator.Spec.Selector) is not { } selector)
                {
                    continue;
                }

                var selected = world.Select(mesh, kind, selector.MatchLabels ?? ResourceMetadata.None)
                    .OrderBy(AgeOf)
                    .ThenBy(CoreNames.Of, StringComparer.Ordinal);
                foreach (var service in selected)
                {
                    if (!outcomes.TryGetValue(service, out var list))
                    {
                        outcomes.Add(service, list = []);
                    }

                    list.Add(new Outcome(CoreNames.Of(generator), Generate(world, generator, service, holders)));
                }
            }
        }

        foreach (var (service, list) in outcomes)
        {
            _assigned.Add(service, Tell(list));
        }
    }

    private static (string? Hostname, Condition Condition) Generate(
        World world, Resource<HostnameGeneratorSpec> generator, Resource service, Dictionary<string, Resource> holders)
    {
        var zone = world.Options.Zone ?? ControlPlane.DefaultZone;
        var hostname = Hostname.Of(generator.Spec.Template ?? "", service.Metadata.Name, service.Metadata.Mesh, world.LabelsOf(service), zone);
        if (hostname.Name is not { } name)
        {
            return (null, Generated("False", "TemplateError", hostname.Error ?? ""));
        }

        // Kuma's message names the service that goes without, and not the one that has the hostname.
        return holders.TryAdd(name, service) || holders[name] == service
            ? (name, Generated("True", "Generated", ""))
            : (null, Generated("False", "Collision", $"Hostname collision with {service.Kind.Name}: {CoreNames.Of(service)}"));
    }

    private static Condition Generated(string status, string reason, string message) =>
        new() { Type = "Generated", Status = status, Reason = reason, Message = message };

    private static AssignedHostnames Tell(List<Outcome> outcomes)
    {
        var sorted = outcomes.OrderBy(o => o.Generator, StringComparer.Ordinal).ToList();
        return new AssignedHostnames(
            sorted.Where(o => o.Result.Hostname is not null)
                .Select(o => new MeshServiceAddress { Hostname = o.Result.Hostname, Origin = "HostnameGenerator", HostnameGeneratorRef = o.Reference })
                .ToList(),
            sorted.Select(o => new HostnameGeneratorStatus { HostnameGeneratorRef = o.Reference, Conditions = [o.Result.Condition] }).ToList());
    }

    private sealed record Outcome(string Generator, (string? Hostname, Condition Condition) Result)
    {
        public HostnameGeneratorRef Reference => new() { CoreName = Generator };
    }
}
