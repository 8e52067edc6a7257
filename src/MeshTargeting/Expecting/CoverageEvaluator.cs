using MeshTargeting.Expecting.Subjects;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Validation.Expectations;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting;

/// <summary>
/// Whether everything has a policy, or nothing has. A service has one of a kind for outgoing traffic if every proxy that sends to it gets
/// one for each port; of a kind for incoming traffic, if every inbound that serves it gets one. A proxy has one that selects it.
/// </summary>
internal static class CoverageEvaluator
{
    public static void Evaluate(World world, Expectation expectation, Expected.Coverage expected, Observations observations)
    {
        var item = expectation.Item;
        var subjects = new Selection(world, expectation.Document).Find(expected.Subject, null, item.Namespace, item.Labels);
        if (subjects.Problem is { } problem)
        {
            observations.AddProblem(problem);
            return;
        }

        var direction = DirectionOf(world, expected.Policy.Kind);
        if (expected.Subject == DataplaneSpec.Descriptor)
        {
            OfProxies(world, subjects.Found.Cast<Resource<DataplaneSpec>>().ToList(), expected, observations);
        }
        else if (direction == ItemList.To)
        {
            var senders = ProxySubjects.Find(world, expectation.Document, item.From);
            if (senders.Problem is { } nobody)
            {
                observations.AddProblem(nobody);
                return;
            }

            OfDestinations(world, senders.Found, subjects.Found, expected, observations);
        }
        else
        {
            foreach (var subject in subjects.Found)
            {
                OfServing(world, subject, direction, expected, observations);
            }
        }
    }

    /// <summary>Whether policies of a kind are for what proxies send, for what they take, or for whole proxies.</summary>
    private static ItemList DirectionOf(World world, KindDescriptor kind)
    {
        // Of these "to" is for gateways alone.
        var isIncoming = kind == MeshRateLimitSpec.Descriptor || kind == MeshFaultInjectionSpec.Descriptor;
        return !isIncoming && PolicyItems.Has(kind, ItemList.To, world.Options.Semantics) ? ItemList.To
            : PolicyItems.Has(kind, ItemList.Single, world.Options.Semantics) ? ItemList.Single
            : ItemList.Rules;
    }

    private static void OfDestinations(
        World world, IReadOnlyList<Resource<DataplaneSpec>> senders, IReadOnlyList<Resource> destinations, Expected.Coverage expected, Observations observations)
    {
        var groups = ProxyGroup.Of(world, senders, expected.Policy.Kind);
        foreach (var destination in destinations)
        {
            var asked = false;
            foreach (var outbound in DestinationSubjects.PortsOf(destination, null))
            {
                foreach (var group in groups.Where(g => g.Has(world, outbound)))
                {
                    asked = true;
                    var conf = group.Rules[0].To.Resources.Effective(world, outbound.Target) is { Confs: [var first, ..] } ? first : null;
                    Add(world, group.Proxies, conf is null ? [] : [conf], SettingsEvaluator.Of(outbound), expected, observations, outbound);
                }
            }

            if (!asked)
            {
                observations.AddProblem(SettingsEvaluator.NoneHas(senders, destination));
            }
        }
    }

    private static void OfServing(World world, Resource destination, ItemList direction, Expected.Coverage expected, Observations observations)
    {
        var inbounds = destination is Resource<MeshServiceSpec> service ? InboundSubjects.Serving(world, service, null).Distinct().ToList() : [];
        if (inbounds.Count == 0)
        {
            observations.AddProblem(
                destination.SpecObject is MeshServiceSpec ? $"no proxy in what was given serves {destination}" : $"{expected.Policy.Kind} is for incoming traffic, and {destination} has no inbounds");
            return;
        }

        foreach (var inbound in inbounds)
        {
            var rules = ProxyRules.Of(world, inbound.Proxy, expected.Policy.Kind);
            var confs = direction == ItemList.Single ? rules.Single.Rules.Select(r => r.Conf).ToList() : IncomingConfs.Of(world, rules, inbound.Proxy, inbound.Inbound);
            Add(world, [inbound.Proxy], confs, $"serving {destination} at inbound {inbound.Section}", expected, observations);
        }
    }

    private static void OfProxies(World world, IReadOnlyList<Resource<DataplaneSpec>> proxies, Expected.Coverage expected, Observations observations)
    {
        foreach (var group in ProxyGroup.Of(world, proxies, expected.Policy.Kind))
        {
            var policies = group.Rules[0].Matched.Policies;
            if (expected.Policy.Settings.Count == 0)
            {
                var has = policies.Count > 0;
                observations.Add(Presence(world, group.Proxies, has, has ? new ConfPlace(policies[0].Policy, "") : null, "", expected, null));
                continue;
            }

            foreach (var proxy in group.Proxies)
            {
                // Of each by itself: where its inbounds listen is its own.
                var own = ProxyRules.Of(world, proxy, expected.Policy.Kind);
                var confs = own.Single.Rules.Select(r => r.Conf)
                    .Concat(own.To.Resources.All.Values.SelectMany(r => r.Confs))
                    .Concat((proxy.Spec.Networking?.Inbound ?? []).SelectMany(i => IncomingConfs.Of(world, own, proxy, i)))
                    .ToList();

                // All must be so: the first that is not speaks for them, and where none may be so, the first that is.
                var telling = confs.FindIndex(conf => Fits(conf, expected) != expected.IsEvery);
                Add(world, [proxy], confs.Count == 0 ? [] : [confs[Math.Max(telling, 0)]], "", expected, observations);
            }
        }
    }

    private static bool Fits(ConfValue conf, Expected.Coverage expected) =>
        expected.Policy.Settings.All(s => s.Comparison.Holds(ConfPath.Find(conf, s.Setting)?.ToJson()));

    /// <summary>Of several configurations one that is as wanted will do.</summary>
    private static void Add(
        World world,
        IReadOnlyList<Resource<DataplaneSpec>> proxies,
        IReadOnlyList<ConfValue> confs,
        string where,
        Expected.Coverage expected,
        Observations observations,
        Outbound? outbound = null)
    {
        var settings = expected.Policy.Settings;
        var fitting = confs.FirstOrDefault(conf => Fits(conf, expected));
        if (settings.Count == 0 || !expected.IsEvery)
        {
            observations.Add(Presence(world, proxies, fitting is not null, fitting?.Place, where, expected, outbound));
            return;
        }

        var conf = fitting ?? (confs.Count > 0 ? confs[0] : null);
        foreach (var setting in settings)
        {
            var value = ConfPath.Find(conf, setting.Setting);
            observations.Add(new Observation
            {
                Proxies = proxies,
                Subject = $"{expected.Policy.Kind} {setting.Setting}",
                Where = where,
                Expected = setting.Comparison.ToString(),
                Actual = value is null ? "not set" : Comparison.TextOf(value.ToJson()),
                Place = ConfPath.PlaceOf(value),
                IsAsExpected = conf is not null && setting.Comparison.Holds(value?.ToJson()),
                Notes = () => PolicyMisses.Of(world, expected.Policy.Kind, setting, proxies[0], outbound, value?.Place?.Policy),
            });
        }
    }

    private static Observation Presence(
        World world, IReadOnlyList<Resource<DataplaneSpec>> proxies, bool has, ConfPlace? place, string where, Expected.Coverage expected, Outbound? outbound) => new()
        {
            Proxies = proxies,
            Subject = $"{expected.Policy.Kind}{(expected.Policy.Settings.Count == 0 ? "" : $" with {string.Join(", ", expected.Policy.Settings.Select(s => $"{s.Setting} {s.Comparison}"))}")}",
            Where = where,
            Expected = expected.IsEvery ? "at least one" : "none",
            Actual = has ? "one" : "none",
            Place = has ? place : null,
            IsAsExpected = has == expected.IsEvery,
            Notes = () => has ? [] : PolicyMisses.Of(world, expected.Policy.Kind, null, proxies[0], outbound, null),
        };
}
