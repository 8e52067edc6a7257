using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges what the listeners of one port have in common (validateListenerCollapsibility in
/// pkg/core/resources/apis/mesh/gateway_validator.go). Kuma goes through the ports in no order; here they come as they stand.
/// </summary>
internal static class MeshGatewayPortsValidator
{
    public static void Validate(IReadOnlyList<MeshGatewayListener> listeners, Place place, FindingList findings)
    {
        var ports = listeners.Select((listener, index) => (listener, index)).GroupBy(l => l.listener.Port ?? 0).ToList();
        foreach (var port in ports)
        {
            var protocols = port.GroupBy(l => l.listener.Protocol ?? "NONE", StringComparer.Ordinal).ToList();
            if (protocols.Count > 1)
            {
                Report(protocols.SelectMany(p => p), "", KumaRules.Combination, "protocol conflicts with other listeners on this port", place, findings);
            }
        }

        foreach (var hostname in ports.SelectMany(p => p.GroupBy(Hostname, StringComparer.Ordinal)).Where(h => h.Count() > 1))
        {
            Report(hostname, "", KumaRules.Repeated, "multiple listeners for hostname on this port", place, findings);
        }

        foreach (var port in ports)
        {
            var limited = port.Where(l => l.listener.Resources?.ConnectionLimit is > 0).ToList();
            if (limited.DistinctBy(l => l.listener.Resources!.ConnectionLimit).Count() > 1)
            {
                Report(limited, "resources.connectionLimit", KumaRules.Combination, "conflicting values for this port", place, findings);
            }
        }
    }

    // No host name is the same as any.
    private static string Hostname((MeshGatewayListener Listener, int Index) item) =>
        string.IsNullOrEmpty(item.Listener.Hostname) ? "*" : item.Listener.Hostname;

    private static void Report(
        IEnumerable<(MeshGatewayListener Listener, int Index)> listeners,
        string field,
        Findings.RuleDescriptor rule,
        string message,
        Place place,
        FindingList findings)
    {
        foreach (var (_, index) in listeners)
        {
            findings.Add(rule, place.At(index).At(field), message);
        }
    }
}
