using MeshTargeting.Expecting.Subjects;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Validation.Expectations;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting;

/// <summary>Whether policies set what is expected.</summary>
internal static class SettingsEvaluator
{
    public static void Evaluate(World world, Expectation expectation, Expected.Settings expected, Observations observations)
    {
        if (expectation.Item.At is { } at)
        {
            var inbounds = InboundSubjects.Find(world, expectation.Document, at);
            Report(inbounds.Problem, observations);
            foreach (var policy in inbounds.Problem is null ? expected.Policies : [])
            {
                AtInbounds(world, inbounds.Found, policy, observations);
            }

            return;
        }

        var proxies = ProxySubjects.Find(world, expectation.Document, expectation.Item.From);
        var outbounds = expectation.Item.To is { } to ? DestinationSubjects.Find(world, expectation.Document, to) : null;
        Report(proxies.Problem, observations);
        Report(outbounds?.Problem, observations);
        foreach (var policy in proxies.Problem is null && outbounds?.Problem is null ? expected.Policies : [])
        {
            if (outbounds is null)
            {
                OfWholeProxies(world, proxies.Found, policy, observations);
            }
            else
            {
                var routes = DestinationSubjects.Routes(world, expectation.Document, expectation.Item.To!);
                ToOutbounds(world, proxies.Found, outbounds.Found, routes, policy, observations);
            }
        }
    }

    /// <summary>What a configuration says, setting by setting.</summary>
    public static IEnumerable<Observation> Compare(
        World world,
        IReadOnlyList<Resource<DataplaneSpec>> proxies,
        PolicySettings policy,
        ConfValue? conf,
        string where,
        MatchedPolicies matched,
        Outbound? outbound = null)
    {
        foreach (var setting in policy.Settings)
        {
            var value = ConfPath.Find(conf, setting.Setting);
            var place = ConfPath.PlaceOf(value);
            var open = place is null ? null : Ambiguity(world, matched, place.Policy, setting);
            yield return new Observation
            {
                Proxies = proxies,
                Subject = $"{policy.Kind} {setting.Setting}",
                Where = where,
                Expected = setting.Comparison.ToString(),
                Actual = value is null ? "not set" : Comparison.TextOf(value.ToJson()),
                Place = place,
                IsAsExpected = open is null && setting.Comparison.Holds(value?.ToJson()),
                Notes = () => open is not null ? [open] : PolicyMisses.Of(world, policy.Kind, setting, proxies[0], outbound, place?.Policy),
            };
        }
    }

    /// <summary>The traffic as failures name it.</summary>
    public static string Of(Outbound outbound, Resource? route = null) =>
        $"to {outbound.Destination}:{outbound.Port.Section}{(route is null ? "" : $" along {route}")}";

    private static void ToOutbounds(
        World world,
        IReadOnlyList<Resource<DataplaneSpec>> proxies,
        IReadOnlyList<Outbound> outbounds,
        IReadOnlyList<Resource>? routes,
        PolicySettings policy,
        Observations observations)
    {
        var asked = false;
        foreach (var group in ProxyGroup.Of(world, proxies, policy.Kind, MeshHTTPRouteSpec.Descriptor, MeshTCPRouteSpec.Descriptor))
        {
            foreach (var outbound in outbounds.Where(o => group.Has(world, o)))
            {
                foreach (var route in routes ?? [null!])
                {
                    if (route is not null && !OutboundTraffic.Of(world, new ProxyRoutes(group.Rules[1], group.Rules[2]), outbound).Routes.Any(r => r.Origin?.Policy == route))
                    {
                        continue;
                    }

                    asked = true;
                    var conf = group.Rules[0].To.Resources.Effective(world, outbound.Target, route) is { Confs: [var first, ..] } ? first : null;
                    foreach (var observation in Compare(world, group.Proxies, policy, conf, Of(outbound, route), group.Rules[0].Matched, outbound))
                    {
                        observations.Add(observation);
                    }
                }
            }
        }

        if (!asked)
        {
            observations.AddProblem(
                routes is null
                    ? NoneHas(proxies, outbounds[0].Destination)
                    : $"no traffic of {(proxies.Count == 1 ? proxies[0].ToString() : $"the {proxies.Count} proxies")} takes {routes[0]}");
        }
    }

    /// <summary>Why there is no traffic to ask about.</summary>
    public static string NoneHas(IReadOnlyList<Resource<DataplaneSpec>> proxies, Resource destination) => proxies.Count == 1
        ? $"{proxies[0]} does not have {destination} among its outbounds"
        : $"none of the {proxies.Count} proxies has {destination} among its outbounds";

    private static void AtInbounds(World world, IReadOnlyList<InboundSubject> inbounds, PolicySettings policy, Observations observations)
    {
        foreach (var (proxy, of) in inbounds.GroupBy(i => i.Proxy).Select(g => (g.Key, g)))
        {
            var rules = ProxyRules.Of(world, proxy, policy.Kind);
            foreach (var inbound in of)
            {
                var confs = IncomingConfs.Of(world, rules, proxy, inbound.Inbound);
                var conf = confs.FirstOrDefault(c => policy.Settings.All(s => s.Comparison.Holds(ConfPath.Find(c, s.Setting)?.ToJson()))) ?? (confs.Count > 0 ? confs[0] : null);
                foreach (var observation in Compare(world, [proxy], policy, conf, $"at inbound {inbound.Section}", rules.Matched))
                {
                    observations.Add(observation);
                }
            }
        }
    }

    private static void OfWholeProxies(World world, IReadOnlyList<Resource<DataplaneSpec>> proxies, PolicySettings policy, Observations observations)
    {
        foreach (var group in ProxyGroup.Of(world, proxies, policy.Kind))
        {
            var conf = group.Rules[0].Single.Rules is [var rule, ..] ? rule.Conf : null;
            foreach (var observation in Compare(world, group.Proxies, policy, conf, "", group.Rules[0].Matched))
            {
                observations.Add(observation);
            }
        }
    }

    /// <summary>Another policy that may win just as well, and sets something else: then nothing is certain.</summary>
    private static ExpectationNote? Ambiguity(World world, MatchedPolicies matched, Resource winner, SettingExpected setting)
    {
        foreach (var pair in matched.Ambiguities.Where(a => a.First == winner || a.Second == winner))
        {
            var other = pair.First == winner ? pair.Second : pair.First;
            var items = PolicyItems.Of(other, world.Options.Semantics);
            if (items.To.Concat(items.Rules).Concat(items.From).Any(i => ConfPath.Find(i.Conf, setting.Setting) is { } value && !setting.Comparison.Holds(value.ToJson())))
            {
                return new ExpectationNote($"{winner} and {other}: Kuma does not say which of them wins, because {pair.Why}");
            }
        }

        return null;
    }

    private static void Report(string? problem, Observations observations)
    {
        if (problem is not null)
        {
            observations.AddProblem(problem);
        }
    }
}
