using System.Globalization;
using MeshTargeting.Reading;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Upgrading;

/// <summary>What every proxy of a World gets, as lines without a word on which policy it comes from: the same lines, the same mesh.</summary>
internal static class MeshAnswers
{
    public static World WorldOf(string yaml, WorldOptions options)
    {
        var read = ManifestReader.Read(new SourceText("input.yaml", yaml), new ReadOptions { Semantics = options.Semantics });
        return World.Create(read.Resources, options);
    }

    /// <summary>The lines, those about where traffic goes along routes left out: of these 3.0 itself makes something else here and there.</summary>
    public static IReadOnlyList<string> WithoutRoutes(World world) => Of(world).Where(line => !line.Contains(" route ", StringComparison.Ordinal)).ToList();

    public static IReadOnlyList<string> Of(World world) => world.Meshes
        .SelectMany(mesh => world.OfKind(mesh, DataplaneSpec.Descriptor))
        .SelectMany(proxy => Of(ProxyInspector.Inspect(world, proxy)).Select(line => $"{proxy.Id} {line}"))
        .Order(StringComparer.Ordinal)
        .ToList();

    /// <summary>Whether the order of some policies is left to chance at some proxy: then no answer is better than another.</summary>
    public static bool IsOpen(World world) => world.Meshes
        .SelectMany(mesh => world.OfKind(mesh, DataplaneSpec.Descriptor))
        .Any(proxy => ProxyInspector.Inspect(world, proxy).Matched.Any(matched => matched.Ambiguities.Count > 0));

    private static IEnumerable<string> Of(ProxyInspection proxy) =>
    [
        .. proxy.WholeProxy.SelectMany(s => Lines("whole", s)),
        .. proxy.Inbounds.SelectMany(i => i.Ports.SelectMany(port => i.Traffic.SelectMany(t => Lines($"in {port.Section} {MatchOf(t)}", t.Settings)))),
        .. proxy.Anywhere.SelectMany(s => Lines("out *", s)),
        .. proxy.Outbounds.SelectMany(o => o.Outbounds.SelectMany(outbound => Of(outbound, o))),
    ];

    private static IEnumerable<string> Of(Outbound outbound, OutboundSettings settings) =>
    [
        .. settings.Settings.SelectMany(s => Lines($"out {outbound.Destination.Id} {outbound.Port.Section}", s)),
        .. (settings.Traffic?.Routes ?? []).Select((route, i) => $"out {outbound.Destination.Id} {outbound.Port.Section} route {i} {route.Match} {route.Outcome} {string.Join(' ', route.Backends.Select(Shown))}"),
        .. settings.AlongRoutes.SelectMany(r => r.Settings.SelectMany(s => Lines($"out {outbound.Destination.Id} {outbound.Port.Section} along {r.Route.Id}", s))),
    ];

    private static string Shown(BackendShare share) =>
        $"{share.Target?.Resource.Id}:{share.Port?.Number}={share.Share.ToString("F3", CultureInfo.InvariantCulture)}";

    private static string MatchOf(TrafficSettings traffic) =>
        $"{traffic.Match} {(traffic.Clients is { Count: > 0 } clients ? string.Join(',', clients) : "")}";

    private static IEnumerable<string> Lines(string where, Settings settings) =>
        settings.Values.Select(value => $"{where} {settings.Kind.Name} {value.Path}={value.Text}");
}
