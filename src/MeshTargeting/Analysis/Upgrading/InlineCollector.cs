using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>A collector of OpenTelemetry that a policy names by its endpoint.</summary>
/// <param name="Path">Where <c>openTelemetry</c> stands.</param>
/// <param name="Endpoint">The endpoint as written.</param>
internal sealed record InlineCollector(string Path, string Endpoint)
{
    private const int DefaultPort = 4317;

    /// <summary>Whether it stands in <c>from</c>, which becomes something else itself.</summary>
    public bool IsInFrom => Path.StartsWith("spec.from[", StringComparison.Ordinal);

    /// <summary>The host; in brackets where it is an IPv6 address, as written.</summary>
    public string Address => PortStart < 0 ? Endpoint : Endpoint[..PortStart];

    /// <summary>The port; OpenTelemetry's own where the endpoint has none.</summary>
    public int Port => PortStart >= 0 && int.TryParse(Endpoint.AsSpan(PortStart + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : DefaultPort;

    private int PortStart => Endpoint.LastIndexOf(':') is var colon && Endpoint.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9') ? -1 : colon;

    /// <summary>The collectors of a policy, in the order of the manifest; those that it refers to as resources are left out.</summary>
    public static IEnumerable<InlineCollector> Of(Resource policy) => policy.SpecObject switch
    {
        MeshTraceSpec trace => Of("spec.default", trace.Default?.Backends?.Select(b => (b.OpenTelemetry?.Endpoint, b.OpenTelemetry?.BackendRef))),
        MeshMetricSpec metric => Of("spec.default", metric.Default?.Backends?.Select(b => (b.OpenTelemetry?.Endpoint, b.OpenTelemetry?.BackendRef))),
        MeshAccessLogSpec log => OfLog("to", log.To?.Select(item => item.Default))
            .Concat(OfLog("from", log.From?.Select(item => item.Default)))
            .Concat(OfLog("rules", log.Rules?.Select(item => item.Default))),
        _ => [],
    };

    private static IEnumerable<InlineCollector> OfLog(string list, IEnumerable<MeshAccessLogConf?>? confs) => (confs ?? []).SelectMany((conf, i) =>
        Of($"spec.{list}[{i}].default", conf?.Backends?.Select(b => (b.OpenTelemetry?.Endpoint, b.OpenTelemetry?.BackendRef))));

    private static IEnumerable<InlineCollector> Of(string conf, IEnumerable<(string? Endpoint, BackendResourceRef? Reference)>? backends) => (backends ?? [])
        .Select((backend, i) => (backend.Endpoint, backend.Reference, Path: $"{conf}.backends[{i}].openTelemetry"))
        .Where(backend => !string.IsNullOrEmpty(backend.Endpoint) && backend.Reference is null)
        .Select(backend => new InlineCollector(backend.Path, backend.Endpoint!));
}
