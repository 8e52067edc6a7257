using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Generation.Hostnames;

/// <summary>What HostnameGenerators make of a service, as its status says it.</summary>
/// <param name="Addresses">The hostnames, by the name of their generator.</param>
/// <param name="Generators">What became of each generator that selects the service, by its name.</param>
public sealed record AssignedHostnames(IReadOnlyList<MeshServiceAddress> Addresses, IReadOnlyList<HostnameGeneratorStatus> Generators)
{
    /// <summary>No generator selects the service.</summary>
    public static readonly AssignedHostnames None = new([], []);

    /// <summary>
    /// A MeshService, MeshExternalService or MeshMultiZoneService with these hostnames in its status: the same object where it has them.
    /// </summary>
    public Resource WithStatusOf(Resource service) => service switch
    {
        Resource<MeshServiceSpec> { Status: var status } s when status as MeshServiceStatus is var known => AreIn(known?.Addresses, known?.HostnameGenerators)
            ? s
            : s.WithStatus((known ?? new MeshServiceStatus()) with { Addresses = Addresses, HostnameGenerators = Generators }),
        Resource<MeshExternalServiceSpec> { Status: var status } s when status as MeshExternalServiceStatus is var known => AreIn(known?.Addresses, known?.HostnameGenerators)
            ? s
            : s.WithStatus((known ?? new MeshExternalServiceStatus()) with { Addresses = Addresses, HostnameGenerators = Generators }),
        Resource<MeshMultiZoneServiceSpec> { Status: var status } s when status as MeshMultiZoneServiceStatus is var known => AreIn(known?.Addresses, known?.HostnameGenerators)
            ? s
            : s.WithStatus((known ?? new MeshMultiZoneServiceStatus()) with { Addresses = Addresses, HostnameGenerators = Generators }),
        _ => service,
    };

    private bool AreIn(IReadOnlyList<MeshServiceAddress>? addresses, IReadOnlyList<HostnameGeneratorStatus>? generators) =>
        Addresses.SequenceEqual(addresses ?? []) && Generators.Count == (generators?.Count ?? 0) && Generators.Zip(generators ?? []).All(pair =>
            pair.First.HostnameGeneratorRef == pair.Second.HostnameGeneratorRef
            && (pair.First.Conditions ?? []).SequenceEqual(pair.Second.Conditions ?? []));
}
