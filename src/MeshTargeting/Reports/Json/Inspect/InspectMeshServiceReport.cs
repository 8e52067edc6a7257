using MeshTargeting.Reports.Inspect.Services;

namespace MeshTargeting.Reports.Json.Inspect;

/// <summary>The report of <c>inspect meshservice</c> as scripts read it. The order of the members is that of the JSON.</summary>
public sealed record InspectMeshServiceReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>Tells this report from others.</summary>
    public string Kind { get; init; } = "InspectMeshServiceReport";

    /// <summary>The version of Kuma whose behaviour is told.</summary>
    public required string KumaVersion { get; init; }

    /// <summary>The service.</summary>
    public required ResourceName MeshService { get; init; }

    /// <summary>Kuma's identifier.</summary>
    public required string Kri { get; init; }

    /// <summary>What it is derived from; null where the input holds it.</summary>
    public required ResourceName? DerivedFrom { get; init; }

    /// <summary>What is worth a warning.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>How many proxies its selector selects.</summary>
    public required int Proxies { get; init; }

    /// <summary>Its ports, and who serves them.</summary>
    public required IReadOnlyList<ReportedPort> Ports { get; init; }

    /// <summary>The references to it.</summary>
    public required IReadOnlyList<ReportedReferrer> Referrers { get; init; }

    /// <summary>The MeshMultiZoneServices that it is part of.</summary>
    public required IReadOnlyList<ResourceName> PartOf { get; init; }

    /// <summary>Makes the report.</summary>
    public static InspectMeshServiceReport Of(ServiceInspection found) => new()
    {
        KumaVersion = found.World.Options.Semantics.Version,
        MeshService = ResourceName.Of(found.Service.Id),
        Kri = found.World.KriOf(found.Service).ToString(),
        DerivedFrom = found.Service.DerivedFrom is { } from ? ResourceName.Of(from.Id) : null,
        Warnings = found.Warnings,
        Proxies = found.Selected,
        Ports = found.Ports
            .Select(p => new ReportedPort(
                p.Port.Section,
                p.Port.Number,
                p.TargetPort,
                p.Port.AppProtocol,
                ReportedPlace.Of(p.ProtocolPlace, found.Places)!,
                p.Inbounds.Select(i => new ReportedServingInbound(ResourceName.Of(i.Proxy.Id), i.Section, i.Port, i.TakesTraffic)).ToList()))
            .ToList(),
        Referrers = found.Referrers
            .Select(r => new ReportedReferrer(ReportedPlace.Of(r.Place, found.Places)!, r.Sections))
            .ToList(),
        PartOf = found.PartOf.Select(m => ResourceName.Of(m.Id)).ToList(),
    };
}

/// <summary>A port of a service, and who serves it.</summary>
/// <param name="Section">Its name, else its number.</param>
/// <param name="Port">Its number.</param>
/// <param name="TargetPort">The inbounds that serve it, by number or name.</param>
/// <param name="AppProtocol">Its protocol.</param>
/// <param name="ProtocolFrom">Where the protocol comes from.</param>
/// <param name="Inbounds">The inbounds that serve it.</param>
public sealed record ReportedPort(
    string Section, int Port, string TargetPort, string AppProtocol, ReportedPlace ProtocolFrom, IReadOnlyList<ReportedServingInbound> Inbounds);

/// <summary>An inbound that serves a port.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Section">The inbound's name, else its port.</param>
/// <param name="Port">The inbound's port.</param>
/// <param name="TakesTraffic">False where the inbound is not ready.</param>
public sealed record ReportedServingInbound(ResourceName Proxy, string Section, uint Port, bool TakesTraffic);

/// <summary>A reference to a service.</summary>
/// <param name="Origin">Where it stands: its policy, path, file and line.</param>
/// <param name="Sections">The ports that it hits; empty for the whole service.</param>
public sealed record ReportedReferrer(ReportedPlace Origin, IReadOnlyList<string> Sections);
