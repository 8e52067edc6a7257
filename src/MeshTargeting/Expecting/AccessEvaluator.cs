using MeshTargeting.Expecting.Subjects;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Access;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Validation.Expectations;
using MeshTargeting.Worlds;

namespace MeshTargeting.Expecting;

/// <summary>Whether proxies are let in where they are to be, and kept out where not.</summary>
internal static class AccessEvaluator
{
    public static void Evaluate(World world, Expectation expectation, Expected.Access expected, Observations observations)
    {
        var proxies = ProxySubjects.Find(world, expectation.Document, expectation.Item.From);
        var outbounds = DestinationSubjects.Find(world, expectation.Document, expectation.Item.To!);
        foreach (var problem in new[] { proxies.Problem, outbounds.Problem }.OfType<string>())
        {
            observations.AddProblem(problem);
        }

        if (proxies.Problem is not null || outbounds.Problem is not null)
        {
            return;
        }

        var clients = proxies.Found.Select(p => (Proxy: p, Identity: ClientIdentity.Of(world, p))).ToList();
        foreach (var outbound in outbounds.Found)
        {
            var access = ServiceAccess.Of(world, outbound);
            foreach (var (proxy, identity) in clients)
            {
                observations.Add(Observe(world, proxy, identity, outbound, access, expected));
            }
        }
    }

    private static Observation Observe(
        World world, Resource<DataplaneSpec> proxy, ClientIdentity? identity, Outbound outbound, ServiceAccess access, Expected.Access expected)
    {
        var observation = new Observation
        {
            Proxies = [proxy],
            Subject = expected.AsksOutbounds ? "reachable" : "allowed",
            Where = SettingsEvaluator.Of(outbound),
            Expected = expected.IsYes ? "true" : "false",
            Actual = "false: the destination is not among the outbounds",
            IsAsExpected = !expected.IsYes,
            Notes = () => [new ExpectationNote("the proxy is told what it may reach (reachableBackends, reachableServices or outbounds of its own)")],
        };
        if (expected.AsksOutbounds && !Outbounds.Has(world, proxy, outbound))
        {
            return observation;
        }

        var answers = access.Judge(identity);
        var decisive = Decisive(answers, expected.IsYes);
        var allowed = answers.Count(a => a.Answer.Verdict == AccessVerdict.Allowed);
        return observation with
        {
            Actual = answers.Any(a => a.Answer.Verdict == AccessVerdict.Unknown) ? "cannot be told"
                : allowed == answers.Count ? "true"
                : allowed == 0 ? "false"
                : $"{(expected.IsYes ? "false" : "true")}: {allowed} of {answers.Count} inbounds let it in",
            Place = decisive.Answer.Place,
            IsAsExpected = answers.All(a => a.Answer.Verdict == (expected.IsYes ? AccessVerdict.Allowed : AccessVerdict.Denied)),
            Notes = () => [new ExpectationNote($"{decisive.Answer.Why}{(decisive.Inbound is { } inbound ? $" (inbound {inbound.Section} of {inbound.Proxy})" : "")}")],
        };
    }

    /// <summary>The answer that is not as expected, of those the one that cannot be told last; any where all are.</summary>
    private static (ServedInbound? Inbound, AccessAnswer Answer) Decisive(IReadOnlyList<(ServedInbound? Inbound, AccessAnswer Answer)> answers, bool isYes) =>
        answers.OrderBy(a => a.Answer.Verdict == (isYes ? AccessVerdict.Denied : AccessVerdict.Allowed) ? 0 : a.Answer.Verdict == AccessVerdict.Unknown ? 1 : 2).First();
}
