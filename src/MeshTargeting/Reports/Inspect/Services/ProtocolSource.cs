using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Inspect.Services;

/// <summary>What the protocol of a service's port is taken from.</summary>
internal static class ProtocolSource
{
    /// <summary>A phrase that reads after the protocol, and the place.</summary>
    /// <param name="service">The service.</param>
    /// <param name="index">The index of the port.</param>
    public static (string From, ConfPlace Place) Of(Resource<MeshServiceSpec> service, int index)
    {
        var port = service.Spec.Ports![index];
        switch (service.DerivedFrom)
        {
            case null:
                return Stated(service, index, !string.IsNullOrEmpty(port.AppProtocol), "by its appProtocol", "by default: it has no appProtocol");

            case Resource<ServiceSpec> source:
                // The derived service has the ports of its Service, less those that no mesh can carry.
                var ports = source.Spec.Ports ?? [];
                var at = ports.ToList().FindIndex(p => p.Port == port.Port && (p.Name ?? "") == (port.Name ?? ""));
                at = at >= 0 ? at : ports.ToList().FindIndex(p => p.Port == port.Port);
                return at < 0
                    ? ($"by {source}", new ConfPlace(source, ""))
                    : Stated(source, at, !string.IsNullOrEmpty(ports[at].AppProtocol), $"by the appProtocol of {source}", $"by default: {source} has no appProtocol");

            case var proxy:
                return ($"by the inbounds of {proxy}", new ConfPlace(proxy, ""));
        }
    }

    private static (string From, ConfPlace Place) Stated(Resource resource, int index, bool isStated, string from, string byDefault)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"spec.ports[{index}]");
        return isStated ? (from, new ConfPlace(resource, $"{at}.appProtocol")) : (byDefault, new ConfPlace(resource, at));
    }
}
