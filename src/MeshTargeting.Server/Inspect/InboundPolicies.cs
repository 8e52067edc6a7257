using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Inspect.Answers;
using MeshTargeting.Server.Inspect.Shapes;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Inspect;

/// <summary>
/// <c>GET /meshes/{mesh}/dataplanes/{name}/_inbounds/{inbound_kri}/_policies</c>: what policies set for an inbound
/// (pkg/api-server/resource_endpoints.go, matchedPoliciesToInboundConfig).
/// </summary>
internal static class InboundPolicies
{
    public static void Map(IEndpointRouteBuilder app) => app.MapInspect<InboundPolicyConfs>(
        "/meshes/{mesh}/dataplanes/{name}/_inbounds/{inbound_kri}/_policies",
        "policiesOfInbound",
        "What policies set for an inbound",
        "The rules of each kind of policy for an inbound, or for a listener of a zone proxy, which the section of the identifier names. "
        + "Only for meshes whose meshServices.mode is Exclusive.",
        Tell);

    private static Answer Tell(Question question)
    {
        var (proxy, error) = ExclusiveDataplane.Of(question);
        if (proxy is null)
        {
            return error!;
        }

        var kri = KriReader.Read(question.Parameter("inbound_kri"));
        if (kri.Error is { } wrong)
        {
            return KumaError.BadRequest(wrong);
        }

        if (ListenerOf(proxy.Spec.Networking, kri.Kri.Section) is not { } listener)
        {
            return KumaError.Internal("Failed building response");
        }

        var confs = PolicyKinds.ForInbounds
            .Select(kind => ProxyRules.Of(question.World, proxy, kind).Inbound.TryGetValue(listener, out var rules) && rules.Count > 0
                ? Of(question.World, kind, rules)
                : null)
            .OfType<InboundPolicyConf>()
            .ToList();
        return Answer.Of(new InboundPolicyConfs(confs), InspectJson.Default.InboundPolicyConfs);
    }

    private static InboundPolicyConf Of(World world, KindDescriptor kind, IReadOnlyList<InboundRule> rules) => new(
        kind.Name,
        rules.Select(r => new PolicyRule(world.KriOf(r.Origin.Policy).ToString(), r.Conf.ToJson())).ToList(),
        Origins.Of(world, rules.Select(r => r.Origin.Policy).Distinct()));

    /// <summary>The first inbound of that name or port, else the first embedded listener; an empty section is any.</summary>
    private static InboundListener? ListenerOf(DataplaneNetworking? networking, string section)
    {
        var address = networking?.Address ?? "";
        if (networking?.Inbound?.FirstOrDefault(i => Fits(MeshServiceMatching.SectionName(i))) is { } inbound)
        {
            return new(inbound.Address is { Length: > 0 } own ? own : address, inbound.Port ?? 0);
        }

        return networking?.Listeners?.FirstOrDefault(l => Fits(MeshServiceMatching.SectionName(l))) is { } listener
            ? new(listener.Address is { Length: > 0 } its ? its : address, listener.Port ?? 0)
            : null;

        bool Fits(string name) => section.Length == 0 || name == section;
    }
}
