using MeshTargeting.Reports.Inspect.Services;

namespace MeshTargeting.Reports.Mermaid;

/// <summary>Draws who refers to a service, and who serves it.</summary>
public static class ServicePicture
{
    /// <summary>The picture, with a line feed at the end.</summary>
    public static string Draw(ServiceInspection found)
    {
        var picture = new Picture();
        var service = found.Service.ToString();
        picture.Node(service);
        foreach (var port in found.Ports)
        {
            var name = $"{service}:{port.Port.Section}";
            picture.Arrow(service, name, port.Port.AppProtocol);
            foreach (var inbound in port.Inbounds)
            {
                picture.Arrow(name, inbound.Proxy.ToString(), $"inbound {inbound.Section}", broken: !inbound.TakesTraffic);
            }
        }

        foreach (var referrer in found.Referrers)
        {
            foreach (var section in referrer.Sections.DefaultIfEmpty(""))
            {
                picture.Arrow(referrer.Reference.From.ToString(), section.Length == 0 ? service : $"{service}:{section}");
            }
        }

        return picture.ToString();
    }
}
