using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Inspect;

/// <summary><c>GET /meshes/{mesh}/dataplanes/{name}/_layout</c>: a proxy's ports (pkg/api-server/dataplane_layout_endpoint.go).</summary>
internal static class DataplaneLayout
{
    public static void Map(IEndpointRouteBuilder app) => app.MapInspect<Layout>(
        "/meshes/{mesh}/dataplanes/{name}/_layout",
        "layoutOfDataplane",
        "Where a proxy takes traffic and where it sends it",
        "The proxy's inbounds, outbounds and zone proxy listeners with their identifiers, and its SPIFFE id. Only for meshes whose "
        + "meshServices.mode is Exclusive.",
        Tell);

    private static Answer Tell(Question question)
    {
        if (!question.MeshExists)
        {
            return KumaError.NotFound("Failed to build MeshContext");
        }

        if (!question.IsExclusive)
        {
            return KumaError.BadRequest("can't use _layout endpoint without meshService enabled");
        }

        return question.Dataplane is { } proxy
            ? Answer.Of(Of(question.World, proxy), InspectJson.Default.Layout)
            : KumaError.NotFound("Failed to retrieve Dataplane");
    }

    private static Layout Of(World world, Resource<DataplaneSpec> proxy)
    {
        var networking = proxy.Spec.Networking;
        return new Layout(
            world.KriOf(proxy).ToString(),
            proxy.Metadata.Labels.Count > 0 ? proxy.Metadata.Labels : null,
            (networking?.Inbound ?? []).Select(i => Inbound(world, proxy, i)).ToList(),
            Outbounds.Reachable(world, proxy).Select(o => Outbound(world, o)).OrderBy(o => o.Kri, StringComparer.Ordinal).ToList(),
            (networking?.Listeners ?? []).Where(l => l.Type is "ZoneIngress" or "ZoneEgress").Select(l => Listener(world, proxy, l)).ToList(),
            ProxyIdentity.SpiffeIdOf(world, proxy));
    }

    private static LayoutPort Inbound(World world, Resource<DataplaneSpec> proxy, DataplaneInbound inbound)
    {
        var section = MeshServiceMatching.SectionName(inbound);
        var protocol = inbound.Protocol is { Length: > 0 } own ? own : inbound.Tags?.GetValueOrDefault(KumaLabels.ProtocolTag) ?? "";
        return new(world.KriOf(proxy, section).ToString(), (int)(inbound.Port ?? 0), protocol, $"self_inbound_dp_{section}");
    }

    private static LayoutPort Outbound(World world, Outbound outbound)
    {
        var kri = world.KriOf(outbound.Destination, outbound.Port.Section).ToString();
        return new(kri, outbound.Port.Number, outbound.Port.AppProtocol, kri);
    }

    private static LayoutListener Listener(World world, Resource<DataplaneSpec> proxy, DataplaneListener listener)
    {
        var section = MeshServiceMatching.SectionName(listener);
        var name = $"self_{listener.Type!.ToLowerInvariant()}_dp_{section}";
        return new(world.KriOf(proxy, section).ToString(), (int)(listener.Port ?? 0), listener.Type, name);
    }
}
