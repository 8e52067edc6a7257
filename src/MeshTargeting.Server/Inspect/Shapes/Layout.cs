using System.Text.Json.Serialization;

namespace MeshTargeting.Server.Inspect.Shapes;

/// <summary>Where a proxy takes traffic and where it sends it.</summary>
/// <param name="Kri">The proxy.</param>
/// <param name="Labels">Its labels as written; null where it has none.</param>
/// <param name="Inbounds">Where it takes its workload's traffic.</param>
/// <param name="Outbounds">Where it can send traffic to, by identifier.</param>
/// <param name="Listeners">Where it takes traffic as a zone proxy.</param>
/// <param name="SpiffeId">Its identity; null where no MeshIdentity that is ready gives it one.</param>
internal sealed record Layout(
    string Kri,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] IReadOnlyDictionary<string, string>? Labels,
    IReadOnlyList<LayoutPort> Inbounds,
    IReadOnlyList<LayoutPort> Outbounds,
    IReadOnlyList<LayoutListener> Listeners,
    string? SpiffeId = null);

/// <summary>An inbound or outbound.</summary>
/// <param name="Kri">Its identifier.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">Its protocol; empty where the manifest says none.</param>
/// <param name="ProxyResourceName">The name that it has in Envoy.</param>
internal sealed record LayoutPort(string Kri, int Port, string Protocol, string ProxyResourceName);

/// <summary>A listener of a zone proxy.</summary>
/// <param name="Kri">Its identifier.</param>
/// <param name="Port">Its port.</param>
/// <param name="Type">ZoneIngress or ZoneEgress.</param>
/// <param name="ProxyResourceName">The name that it has in Envoy.</param>
internal sealed record LayoutListener(string Kri, int Port, string Type, string ProxyResourceName);
