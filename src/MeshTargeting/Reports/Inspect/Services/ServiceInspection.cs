using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Inspect.Services;

/// <summary>Who serves a MeshService, and who refers to it.</summary>
public sealed record ServiceInspection
{
    /// <summary>The World that was asked.</summary>
    public required World World { get; init; }

    /// <summary>The service.</summary>
    public required Resource<MeshServiceSpec> Service { get; init; }

    /// <summary>How many proxies its selector selects, whether or not they serve a port.</summary>
    public required int Selected { get; init; }

    /// <summary>Its ports, in the order of the manifest.</summary>
    public required IReadOnlyList<ServedPort> Ports { get; init; }

    /// <summary>The references that hit it, or a port of it, by file and line.</summary>
    public required IReadOnlyList<ServiceReferrer> Referrers { get; init; }

    /// <summary>The MeshMultiZoneServices that it is part of, in the order of identities.</summary>
    public required IReadOnlyList<Resource> PartOf { get; init; }

    /// <summary>What is worth a warning; sentences without a full stop.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Where it all stands.</summary>
    public required Places Places { get; init; }
}

/// <summary>A port of a service, and who serves it.</summary>
/// <param name="Port">The port.</param>
/// <param name="TargetPort">The inbounds that serve it, by number or name; <c>0</c> where the manifest does not say, as Kuma takes it.</param>
/// <param name="ProtocolFrom">What its protocol is taken from; reads after the protocol.</param>
/// <param name="ProtocolPlace">Where the protocol stands.</param>
/// <param name="Inbounds">The inbounds that serve it, in the order of their proxies' identities.</param>
public sealed record ServedPort(
    ServicePort Port, string TargetPort, string ProtocolFrom, ConfPlace ProtocolPlace, IReadOnlyList<ServingInbound> Inbounds);

/// <summary>An inbound that serves a port.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Section">The inbound's name, else its port.</param>
/// <param name="Port">The inbound's port.</param>
/// <param name="TakesTraffic">False where the inbound is not ready: it is no endpoint until it is.</param>
public sealed record ServingInbound(Resource<DataplaneSpec> Proxy, string Section, uint Port, bool TakesTraffic);

/// <summary>A reference that hits a service.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Sections">The ports that it hits; empty where it hits the service as a whole.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ServiceReferrer(Reference Reference, IReadOnlyList<string> Sections, ConfPlace Place);
