using System.Globalization;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Reports.Text.Inspect;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Reports.Mermaid;

/// <summary>Draws what a proxy gets: its outbounds with what is set for them, and where their routes lead.</summary>
public static class ProxyPicture
{
    /// <summary>The picture, with a line feed at the end. Outbounds of which no policy says anything in particular are left out.</summary>
    public static string Draw(ProxyInspection found)
    {
        var picture = new Picture();
        var proxy = found.Proxy.ToString();
        picture.Node(proxy);
        if (found.Anywhere.Count > 0)
        {
            picture.Arrow(proxy, "any destination", Settings(found.Anywhere));
        }

        foreach (var group in found.Outbounds)
        {
            foreach (var outbound in group.Outbounds)
            {
                picture.Arrow(proxy, Name(outbound), Settings(group.Settings));
            }

            foreach (var route in group.Traffic?.Routes ?? [])
            {
                Route(picture, Name(group.Outbounds[0]), route);
            }
        }

        return picture.ToString();
    }

    private static void Route(Picture picture, string outbound, EffectiveRoute route)
    {
        var match = Inspect.RouteMatchText.Of(route.Match);
        foreach (var backend in route.Backends)
        {
            var target = backend.Target is { } resource ? Named.Of(resource) : $"kuma.io/service={backend.ServiceTag}";
            picture.Arrow(outbound, target, $"{match}\n{Percent(backend.Share)}");
        }

        foreach (var dropped in route.Dropped)
        {
            picture.Arrow(outbound, dropped.Why, $"{match}\n{(dropped.FailingShare > 0 ? $"{Percent(dropped.FailingShare)} answered 500" : "no traffic")}", broken: true);
        }
    }

    private static string Settings(IEnumerable<Inspect.Settings> settings) =>
        string.Join('\n', settings.SelectMany(s => s.Values.Select(v => $"{s.Kind.Name}: {v.Path} {v.Text}")));

    private static string Name(Outbound outbound) => $"{outbound.Destination}:{outbound.Port.Section}";

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
