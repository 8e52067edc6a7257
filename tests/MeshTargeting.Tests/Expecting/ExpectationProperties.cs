using System.Text.Json;
using CsCheck;
using MeshTargeting.Expecting;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Expectations;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Tests.Targeting.Naive;
using MeshTargeting.Validation.Expectations;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Expecting;

/// <summary>What the engine itself answers of random worlds is expected of them.</summary>
public class ExpectationProperties
{
    private const int Worlds = 300;

    [Fact]
    public void the_engines_own_answer_on_timeouts_holds_and_another_does_not() => RandomWorlds.World.Sample(
        random =>
        {
            var world = random.ToWorld();
            foreach (var (proxy, outbound) in Traffic(world))
            {
                var conf = ProxyRules.Of(world, proxy, MeshTimeoutSpec.Descriptor).To.Resources.Effective(world, outbound.Target) is { Confs: [var first, ..] } ? first : null;
                var actual = ((conf as ConfObject)?.Find("connectionTimeout") as ConfScalar)?.Text;
                var right = Item(proxy, outbound) with { Timeout = Of("connectionTimeout", actual ?? "unset") };
                var wrong = right with { Timeout = Of("connectionTimeout", actual is null ? "set" : $"not {actual}") };

                // Where the order of two policies is left to chance nothing holds for certain.
                Assert.True(Holds(world, right) || Evaluate(world, right).Failures.All(f => f.Notes.Any(n => n.Text.Contains("does not say which of them wins", StringComparison.Ordinal))));
                Assert.False(Holds(world, wrong));
            }
        },
        iter: Worlds);

    [Fact]
    public void the_engines_own_shares_hold() => RandomWorlds.World.Sample(
        random =>
        {
            var world = random.ToWorld();
            foreach (var (proxy, outbound) in Traffic(world))
            {
                var outcome = Evaluate(world, Item(proxy, outbound) with { Backends = new Dictionary<string, JsonElement> { [$"{outbound.Destination.Kind} {outbound.Destination.Metadata.Name}"] = Json("at least 0") } });
                Assert.True(outcome.Holds || outcome.Failures.All(f => f.Actual.Contains("no route", StringComparison.Ordinal)
                    || f.Actual.Contains("cannot be told", StringComparison.Ordinal)
                    || f.Actual.StartsWith("redirected", StringComparison.Ordinal)
                    || f.Notes.Any(n => n.Text.Contains("keeps the configuration", StringComparison.Ordinal))));
            }
        },
        iter: Worlds);

    [Fact]
    public void of_two_opposite_expectations_of_access_at_most_one_holds() => RandomWorlds.World.Sample(
        random =>
        {
            var world = random.ToWorld();
            foreach (var (proxy, outbound) in Traffic(world))
            {
                var item = Item(proxy, outbound);
                Assert.False(Holds(world, item with { Allowed = true }) && Holds(world, item with { Allowed = false }));
                Assert.False(Holds(world, item with { Reachable = true }) && Holds(world, item with { Reachable = false }));
            }
        },
        iter: Worlds);

    /// <summary>Names that mean one proxy and one service: random worlds are full of others.</summary>
    private static IEnumerable<(Resource<DataplaneSpec> Proxy, Outbound Outbound)> Traffic(World world) =>
        from proxy in world.OfKind("default", DataplaneSpec.Descriptor)
        where proxy.Spec.Networking?.Gateway?.Type != "BUILTIN" && IsAlone(world, proxy)
        from outbound in Outbounds.Of(world, proxy)
        where IsAlone(world, outbound.Destination)
            && ServicePort(outbound)
        select (proxy, outbound);

    private static bool ServicePort(Outbound outbound) =>
        MeshTargeting.Targeting.ServicePort.FindBackendPort(outbound.Destination, outbound.Port.Section)?.Section == outbound.Port.Section;

    private static bool IsAlone(World world, Resource resource) => world.OfKind("default", resource.Kind)
        .Count(r => r.Metadata.Name == resource.Metadata.Name || world.KriOf(r).Name == resource.Metadata.Name) == 1;

    private static MeshExpectationItem Item(Resource proxy, Outbound outbound) => new()
    {
        From = new ExpectedProxies { Name = proxy.Metadata.Name },
        To = new ExpectedDestination { Kind = outbound.Destination.Kind.Name, Name = outbound.Destination.Metadata.Name, SectionName = outbound.Port.Section },
    };

    private static Dictionary<string, JsonElement> Of(string setting, string value) => new() { [setting] = Json(value) };

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text);

    private static bool Holds(World world, MeshExpectationItem item) => Evaluate(world, item).Holds;

    private static ExpectationOutcome Evaluate(World world, MeshExpectationItem item)
    {
        var document = new Resource<MeshExpectationSpec>(
            MeshExpectationSpec.Descriptor, new ResourceMetadata { Name = "e", Mesh = "default" }, new MeshExpectationSpec { Expect = [item] }, Envelope.Universal);
        return Evaluator.Evaluate(world, Assert.Single(ExpectationParser.Parse(document, world.Options.Semantics)));
    }
}
