using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting;

/// <summary>A port of a MeshService, MeshMultiZoneService or MeshExternalService, as references see it.</summary>
/// <param name="Section">What sectionName must say: the name, else the number (GetName in the kinds' helpers.go).</param>
/// <param name="Name">The name as written; empty where it has none.</param>
/// <param name="Number">The number.</param>
/// <param name="AppProtocol">The protocol as written; <c>tcp</c> where it is left out.</param>
public sealed record ServicePort(string Section, string Name, int Number, string AppProtocol)
{
    /// <summary>True for the protocols that HTTP routes and HTTP settings work on (meshroute/listeners.go, MakeHTTPSplit).</summary>
    public bool IsHttp => AppProtocol is "http" or "http2" or "grpc";

    /// <summary>For example <c>http (80)</c>, or <c>80</c> for a port without a name.</summary>
    public override string ToString() => Wording.Port(Section, Number);

    /// <summary>The ports of a destination in the order of its manifest; empty for every other kind.</summary>
    public static IReadOnlyList<ServicePort> Of(Resource resource) => resource.SpecObject switch
    {
        MeshServiceSpec service => service.Ports?.Select(Of).ToList() ?? [],
        MeshMultiZoneServiceSpec service => service.Ports?.Select(Of).ToList() ?? [],
        MeshExternalServiceSpec { Match: { } match } => [new(Text(match.Port ?? 0), "", match.Port ?? 0, match.Protocol ?? "tcp")],
        _ => [],
    };

    /// <summary>The port that sectionName of a <c>to[].targetRef</c> means (resolve/targetref.go, findPort); null where there is none.</summary>
    public static ServicePort? FindSection(Resource resource, string section) =>
        Of(resource).FirstOrDefault(port => port.Section == section);

    /// <summary>
    /// The port that sectionName or port of a backendRef means, by name or number (FindPortByName in the kinds' helpers.go); null where
    /// there is none. A MeshExternalService takes anything for its one port.
    /// </summary>
    public static ServicePort? FindBackendPort(Resource resource, string nameOrNumber) =>
        resource.SpecObject is MeshExternalServiceSpec
            ? Of(resource) is [var only] ? only : null
            : Of(resource).FirstOrDefault(port => port.Name == nameOrNumber || Text(port.Number) == nameOrNumber);

    private static ServicePort Of(MeshServicePort port) =>
        new(port.SectionName(), port.Name ?? "", port.Port ?? 0, port.AppProtocol ?? "tcp");

    private static ServicePort Of(MeshMultiZoneServicePort port) =>
        new(port.SectionName(), port.Name ?? "", port.Port ?? 0, port.AppProtocol ?? "tcp");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
