using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Generation.Addresses;

/// <summary>The virtual addresses in the status of services.</summary>
public static class ServiceVips
{
    /// <summary>The kinds that have virtual addresses, with the range that Kuma takes them from.</summary>
    public static readonly IReadOnlyList<(KindDescriptor Kind, AddressRange Range)> Defaults =
    [
        (MeshServiceSpec.Descriptor, AddressRange.OfFirst(241)),
        (MeshExternalServiceSpec.Descriptor, AddressRange.OfFirst(242)),
        (MeshMultiZoneServiceSpec.Descriptor, AddressRange.OfFirst(243)),
    ];

    /// <summary>The virtual addresses of a service, the first of which its hostnames resolve to; empty for none.</summary>
    public static IReadOnlyList<string> Of(Resource service) => service.Status switch
    {
        MeshServiceStatus { Vips: { } vips } => Written(vips),
        MeshMultiZoneServiceStatus { Vips: { } vips } => Written(vips),
        MeshExternalServiceStatus { Vip: { } vip } => Written([vip]),
        _ => [],
    };

    /// <summary>A service with one virtual address, in place of those that it has.</summary>
    public static Resource With(Resource service, string ip)
    {
        var vip = new MeshServiceVip { Ip = ip };
        return service switch
        {
            Resource<MeshServiceSpec> s => s.WithStatus((s.Status as MeshServiceStatus ?? new()) with { Vips = [vip] }),
            Resource<MeshMultiZoneServiceSpec> s => s.WithStatus((s.Status as MeshMultiZoneServiceStatus ?? new()) with { Vips = [vip] }),
            Resource<MeshExternalServiceSpec> s => s.WithStatus((s.Status as MeshExternalServiceStatus ?? new()) with { Vip = vip }),
            _ => service,
        };
    }

    private static List<string> Written(IEnumerable<MeshServiceVip> vips) => vips.Select(vip => vip.Ip).Where(ip => !string.IsNullOrEmpty(ip)).ToList()!;
}
