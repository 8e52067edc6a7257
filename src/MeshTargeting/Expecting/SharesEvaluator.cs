using System.Globalization;
using MeshTargeting.Expecting.Subjects;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Validation.Expectations;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting;

/// <summary>Whether backends get the shares of traffic that are expected.</summary>
internal static class SharesEvaluator
{
    /// <summary>The last place after the point of a percentage that is told and compared.</summary>
    private const int Places = 2;

    public static void Evaluate(World world, Expectation expectation, Expected.Shares expected, Observations observations)
    {
        var proxies = ProxySubjects.Find(world, expectation.Document, expectation.Item.From);
        var outbounds = DestinationSubjects.Find(world, expectation.Document, expectation.Item.To!);
        var backends = expected.Backends.Select(b => (Expected: b, Ports: PortsOf(world, expectation.Document, b.Backend))).ToList();
        var problems = new[] { proxies.Problem, outbounds.Problem }.Concat(backends.Select(b => b.Ports.Problem)).OfType<string>().ToList();
        problems.ForEach(observations.AddProblem);
        if (problems.Count > 0)
        {
            return;
        }

        var request = new RequestMatch(expectation.Item.Request);
        var asked = false;
        foreach (var group in ProxyGroup.Of(world, proxies.Found, MeshHTTPRouteSpec.Descriptor, MeshTCPRouteSpec.Descriptor))
        {
            foreach (var outbound in outbounds.Found.Where(o => group.Has(world, o)))
            {
                asked = true;
                var traffic = OutboundTraffic.Of(world, new ProxyRoutes(group.Rules[0], group.Rules[1]), outbound);
                var taken = Taken(traffic, request);
                foreach (var (share, ports) in backends)
                {
                    observations.Add(Compare(group, outbound, traffic, taken, share, ports.Found));
                }
            }
        }

        if (!asked)
        {
            observations.AddProblem(SettingsEvaluator.NoneHas(proxies.Found, outbounds.Found[0].Destination));
        }
    }

    private static Subject<Outbound> PortsOf(World world, Resource document, BackendKey key)
    {
        var to = new Resources.Expectations.ExpectedDestination { Kind = key.Kind, Namespace = key.Namespace, Name = key.Name, SectionName = key.Port };
        return DestinationSubjects.Find(world, document, to);
    }

    /// <summary>The route that takes the request, and why none can be told.</summary>
    private static (EffectiveRoute? Route, string? Why) Taken(OutboundTraffic traffic, RequestMatch request)
    {
        foreach (var route in traffic.Routes.Where(r => r.Outcome != RouteOutcome.Skipped))
        {
            switch (request.Fits(route.Match))
            {
                case true:
                    return (route, null);
                case null:
                    return (null, "it cannot be told: a route before the others matches by an expression that is not understood here");
            }
        }

        return (null, traffic.Notes is [var first, ..] ? $"no route takes the request: {first}" : "no route takes the request");
    }

    private static Observation Compare(
        ProxyGroup group, Outbound outbound, OutboundTraffic traffic, (EffectiveRoute? Route, string? Why) taken, BackendShareExpected expected, IReadOnlyList<Outbound> ports)
    {
        var (route, why) = taken;
        var hits = route?.Backends.Where(b => ports.Any(p => Is(b, p))).ToList() ?? [];
        var percent = Math.Round(100m * (decimal)hits.Sum(b => b.Share), Places);
        var shown = string.Create(CultureInfo.InvariantCulture, $"{percent.ToString("0.##", CultureInfo.InvariantCulture)}%");
        var actual = why ?? (route!.Outcome == RouteOutcome.Redirected ? "redirected, no backend is asked" : shown);
        return new Observation
        {
            Proxies = group.Proxies,
            Subject = $"share of {ports[0].Destination}{(expected.Backend.Port is { } port ? $":{port}" : "")}",
            Where = SettingsEvaluator.Of(outbound),
            Expected = expected.Comparison.ToString(),
            Actual = actual,
            Place = hits is [{ Place: { } place }, ..] ? place : route?.Match?.Place ?? (route?.Origin is { } origin ? new ConfPlace(origin.Policy, $"spec.to[{origin.RuleIndex}]") : null),
            IsAsExpected = why is null && route!.Outcome != RouteOutcome.Redirected && Holds(expected.Comparison, percent) && traffic.Faults.Count == 0,
            Notes = () => Notes(traffic, route),
        };
    }

    private static bool Is(BackendShare share, Outbound port) =>
        share.Target?.Resource == port.Destination && (share.Port is null || share.Port.Section == port.Port.Section);

    /// <summary>A third of the traffic is 33.33%, and 33.3%, and 33%.</summary>
    private static bool Holds(Comparison comparison, decimal percent)
    {
        var wanted = Comparison.NumberOf(comparison.Value) ?? 0;
        var digits = Math.Min(Places, (decimal.GetBits(wanted)[3] >> 16) & 0xff);
        var rounded = Math.Round(percent, digits, MidpointRounding.AwayFromZero);
        return comparison.Operator switch
        {
            ComparisonOperator.Equal => rounded == wanted,
            ComparisonOperator.NotEqual => rounded != wanted,
            ComparisonOperator.AtMost => percent <= wanted,
            ComparisonOperator.AtLeast => percent >= wanted,
            ComparisonOperator.Below => percent < wanted,
            _ => percent > wanted,
        };
    }

    private static IEnumerable<ExpectationNote> Notes(OutboundTraffic traffic, EffectiveRoute? route)
    {
        foreach (var fault in traffic.Faults)
        {
            yield return new ExpectationNote($"the proxy cannot be given this and keeps the configuration that it has: {fault}");
        }

        foreach (var backend in route?.Backends ?? [])
        {
            var to = backend.Target is { } target ? $"{target.Resource}:{backend.Port?.Section ?? target.Section}" : $"kuma.io/service={backend.ServiceTag}";
            yield return new ExpectationNote(string.Create(CultureInfo.InvariantCulture, $"{(100 * backend.Share).ToString("0.##", CultureInfo.InvariantCulture)}% goes to {to}"), backend.Place);
        }

        foreach (var dropped in route?.Dropped ?? [])
        {
            yield return new ExpectationNote($"a backend gets nothing: {dropped.Why}", dropped.Place);
        }
    }
}
