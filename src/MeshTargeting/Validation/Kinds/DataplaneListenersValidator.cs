using System.Globalization;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges the listeners of a zone proxy (validateListeners in pkg/core/resources/apis/mesh/dataplane_validator.go).</summary>
internal static class DataplaneListenersValidator
{
    private const string Unspecified = "Unspecified";

    public static void Validate(DataplaneNetworking networking, Place place, FindingList findings)
    {
        if (networking.Listeners is not { } listeners)
        {
            return;
        }

        // An inbound without a name is called by its number, a listener is not.
        var inbounds = networking.Inbound ?? [];
        var names = inbounds.Select(i => string.IsNullOrEmpty(i.Name) ? Number(i.Port) : i.Name).ToHashSet(StringComparer.Ordinal);
        var inboundSockets = inbounds
            .Select(i => Socket(string.IsNullOrEmpty(i.Address) ? networking.Address : i.Address, i.Port))
            .ToHashSet(StringComparer.Ordinal);
        var typeBySocket = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < listeners.Count; i++)
        {
            var listener = listeners[i];
            var at = place.At(i);
            Fields(listener, at, findings);
            if (listener.Name is { Length: > 0 } name && !names.Add(name))
            {
                findings.Add(KumaRules.Repeated, at.At("name"), $"name {GoQuote.Of(name)} must be unique across inbounds and listeners");
            }

            var socket = Socket(listener.Address, listener.Port);
            var type = listener.Type ?? Unspecified;
            if (!typeBySocket.TryAdd(socket, type))
            {
                var message = typeBySocket[socket] == type ? "is already used by another listener" : "is used by listeners of different types";
                findings.Add(KumaRules.Repeated, at, $"address:port {socket} {message}");
            }

            if (inboundSockets.Contains(socket))
            {
                findings.Add(KumaRules.Repeated, at, $"address:port {socket} collides with an inbound listener");
            }
        }
    }

    private static void Fields(DataplaneListener listener, Place place, FindingList findings)
    {
        if (listener.Type is null or Unspecified)
        {
            findings.Add(KumaRules.ValueMissing, place.At("type"), "type must be ZoneIngress or ZoneEgress");
        }

        ProxyChecks.Address(listener.Address, place.At("address"), findings);
        ProxyChecks.Port(listener.Port, place.At("port"), findings);
    }

    private static string Socket(string? address, uint? port) => $"{address}:{Number(port)}";

    private static string Number(uint? port) => (port ?? 0).ToString(CultureInfo.InvariantCulture);
}
