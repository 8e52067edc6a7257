using MeshTargeting.Resources;

namespace MeshTargeting.Targeting;

/// <summary>What a reference hits: a resource as a whole, or one section of it.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Section">The section as KRIs write it, a port's or an inbound's name, else its number; empty for the whole resource.</param>
/// <param name="Port">The port's number; for a whole service only where it has exactly one port, otherwise null.</param>
/// <param name="AppProtocol">The port's protocol; null where <see cref="Port"/> is null, and for proxies.</param>
public sealed record Target(Resource Resource, string Section, int? Port, string? AppProtocol);
