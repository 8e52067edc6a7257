using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Matching;

/// <summary>Which of two policies wins, and where Kuma does not say.</summary>
public class PolicyOrderTests
{
    private static readonly WorldOptions Global = new() { Mode = ControlPlaneMode.Global };
    private static readonly World Empty = World.Create([], Global);
    private static readonly TargetRef Bare = new() { Kind = "Dataplane" };
    private static readonly TargetRef Named = Shop.Named("Dataplane", "web");
    private static readonly TargetRef Labelled = Shop.Labelled("Dataplane", null, ("app", "web"));

    [Fact]
    public void ranks_the_kinds_that_a_policy_can_target()
    {
        string[] kinds = ["Mesh", "Dataplane", "MeshSubset", "MeshGateway", "MeshService", "MeshServiceSubset", "MeshHTTPRoute"];
        var policies = kinds.Select((kind, i) => Policy($"{9 - i}", new TargetRef { Kind = kind, Name = "x" })).ToList();

        Assert.Equal(kinds, Sorted([.. Enumerable.Reverse(policies)]).Select(p => p.Spec.TargetRef!.Kind));
    }

    [Fact]
    public void puts_a_name_before_labels_and_a_section_before_none()
    {
        Assert.Equal(["labels", "name"], Names(Policy("name", Named), Policy("labels", Labelled with { SectionName = "http" })));
        Assert.Equal(["name", "section"], Names(Policy("section", Bare with { SectionName = "http" }), Policy("name", Named)));
        Assert.Equal(["labels", "section"], Names(Policy("section", Labelled with { SectionName = "http" }), Policy("labels", Labelled)));
    }

    [Fact]
    public void does_not_prefer_labels_to_none() =>
        Assert.Equal(["b", "a"], Names(Policy("a", Bare), Policy("b", Labelled)));

    [Fact]
    public void prefers_what_was_made_in_a_zone() =>
        Assert.Equal(["a", "b", "c"], Names(Policy("c", Bare, (KumaLabels.Origin, "zone")), Policy("b", Bare), Policy("a", Bare, (KumaLabels.Origin, "global"))));

    [Fact]
    public void prefers_the_MeshGateway_reference_with_more_tags() =>
        Assert.Equal(["a", "b"], Names(
            Policy("a", Shop.Named("MeshGateway", "gw")),
            Policy("b", Shop.Named("MeshGateway", "gw") with { Tags = Given.Map(("port", "http")) })));

    [Fact]
    public void ranks_the_roles() =>
        Assert.Equal(["a", "b", "c", "d"], Names(
            Policy("d", Bare, (KumaLabels.PolicyRole, "workload-owner")),
            Policy("c", Bare, (KumaLabels.PolicyRole, "consumer")),
            Policy("b", Bare, (KumaLabels.PolicyRole, "producer")),
            Policy("a", Bare)));

    [Fact]
    public void lets_the_first_by_display_name_win_at_last() =>
        Assert.Equal(["a", "c"], Names(Policy("c", Bare, (KumaLabels.DisplayName, "alpha")), Policy("a", Bare, (KumaLabels.DisplayName, "beta"))));

    [Fact]
    public void knows_neither_names_nor_gateways_in_3_0()
    {
        var world = World.Create([], Global with { Semantics = KumaSemantics.V3_0 });

        Assert.Equal(0, PolicyOrder.CompareAttributes(world, Policy("a", Named), Policy("a", Labelled)));
        Assert.True(PolicyOrder.CompareAttributes(world, Policy("a", Labelled), Policy("a", Labelled with { SectionName = "http" })) < 0);
    }

    [Fact]
    public void compares_by_attributes_without_names()
    {
        Assert.Equal(0, PolicyOrder.CompareAttributes(Empty, Policy("a", Bare), Policy("b", Bare)));
        Assert.True(PolicyOrder.CompareDisplayNames(Empty, Policy("a", Bare), Policy("b", Bare)) > 0);
    }

    [Fact]
    public void calls_the_order_of_equals_ambiguous()
    {
        var matched = Match(Policy("a", Bare, (KumaLabels.DisplayName, "t")), Policy("b", Bare, (KumaLabels.DisplayName, "t")), Policy("c", Bare));

        var ambiguous = Assert.Single(matched.Ambiguities);
        Assert.Equal(("a", "b"), (ambiguous.First.Metadata.Name, ambiguous.Second.Metadata.Name));
        Assert.Equal("they are equal in all that Kuma compares, the display name \"t\" included", ambiguous.Why);
    }

    [Fact]
    public void calls_a_circle_ambiguous()
    {
        // The section goes before the name, the name before the labels, and by display name the labels before the section.
        var matched = Match(
            Policy("z", Bare with { SectionName = "80" }),
            Policy("n", Named),
            Policy("a", Labelled with { SectionName = "80" }));

        Assert.Equal(2, matched.Ambiguities.Count);
        Assert.All(matched.Ambiguities, a => Assert.StartsWith("what Kuma compares goes round in a circle: of MeshTimeout ", a.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void calls_no_order_ambiguous_that_is_certain() =>
        Assert.Empty(Match(
            Policy("a", Bare with { SectionName = "80" }),
            Policy("n", Named),
            Policy("z", Labelled with { SectionName = "80" }),
            Policy("b", Labelled),
            Policy("m", new TargetRef { Kind = "Mesh" })).Ambiguities);

    [Fact]
    public void sorts_alike_whatever_the_order_of_the_input()
    {
        var references = new[] { Bare, Named, Labelled, Bare with { SectionName = "80" }, Labelled with { SectionName = "80" }, new TargetRef { Kind = "Mesh" } };
        var policies = Enumerable.Range(0, 30).Select(i => Policy($"{i}", references[i % references.Length], (KumaLabels.DisplayName, $"{i % 4}"))).ToArray();
        var sorted = Sorted(policies);

        Gen.Shuffle(policies).Sample(shuffled => Assert.Equal(sorted, Sorted(shuffled)), iter: 20);
    }

    [Fact]
    public void stands_in_the_only_order_there_is_where_none_is_ambiguous()
    {
        var some = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 40], Gen.Bool, (kind, name, section) => (kind, name, section));
        some.Array[0, 40].Sample(made =>
        {
            var policies = made.Select((m, i) => Policy($"{i:00}", Reference(m.kind, m.section), (KumaLabels.DisplayName, $"{m.name:00}"))).ToArray();
            var matched = Match(policies);
            var pairs = matched.Policies.SelectMany((a, i) => matched.Policies.Skip(i + 1).Select(b => (a, b)));

            Assert.Equal(matched.Ambiguities.Count == 0, pairs.All(p => IsBefore(p.a.Policy, p.b.Policy)));
        });

        static bool IsBefore(Resource a, Resource b)
        {
            var order = PolicyOrder.CompareAttributes(Empty, a, b);
            return (order != 0 ? order : PolicyOrder.CompareDisplayNames(Empty, a, b)) < 0;
        }

        static TargetRef Reference(int kind, bool section) => (kind switch
        {
            0 => Bare,
            1 => Named,
            2 or 3 => Labelled,
            _ => new TargetRef { Kind = "Mesh" },
        }) is var reference && section && kind < 4 ? reference with { SectionName = "80" } : reference;
    }

    private static Resource<MeshTimeoutSpec> Policy(string name, TargetRef top, params (string, string)[] labels) => Given.Make(
        MeshTimeoutSpec.Descriptor, new MeshTimeoutSpec { TargetRef = top }, Given.Meta(name, labels: labels));

    private static IEnumerable<Resource<MeshTimeoutSpec>> Sorted(params Resource[] policies) =>
        PolicyOrder.Sort(Empty, policies).Cast<Resource<MeshTimeoutSpec>>();

    private static IEnumerable<string> Names(params Resource[] policies) => PolicyOrder.Sort(Empty, policies).Select(p => p.Metadata.Name);

    private static MatchedPolicies Match(params Resource[] policies)
    {
        var proxy = Given.Proxy(Given.Meta("web", labels: ("app", "web")), Envelope.Universal, Given.Inbound(80));
        return PolicyMatching.Of(World.Create([proxy, .. policies], Global), proxy, MeshTimeoutSpec.Descriptor);
    }
}
