using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Matching;

/// <summary>Both directions of matching say the same, by the index and without, before and after a change.</summary>
public class MatchingProperties
{
    private static readonly Gen<string> Space = Gen.OneOf("app", "data", "kuma-system");
    private static readonly Gen<string> Value = Gen.OneOf("a", "b", "*", "");

    private static readonly Gen<Dictionary<string, string>> Pairs =
        Gen.Dictionary(Gen.OneOf("x", "y", KumaLabels.ServiceTag, KumaLabels.DisplayName), Value)[0, 2];

    private static readonly Gen<TargetRef> Reference =
        from kind in Gen.OneOf("Mesh", "Dataplane", "Dataplane", "MeshSubset", "MeshService", "MeshServiceSubset", "MeshGateway", "MeshHTTPRoute")
        from name in Gen.OneOf<string?>(null, "a", "b")
        from ns in Gen.OneOf<string?>(null, "app")
        from labels in Gen.Frequency<Dictionary<string, string>?>((1, Gen.Const((Dictionary<string, string>?)null)), (1, Pairs.Select(p => (Dictionary<string, string>?)p)))
        from tags in Pairs
        from section in Gen.OneOf<string?>(null, null, "80")
        select kind == "Dataplane"
            ? new TargetRef { Kind = kind, Name = name, Namespace = ns, Labels = labels, SectionName = section }
            : new TargetRef { Kind = kind, Name = name, Tags = tags };

    private static readonly Gen<Resource> Policy =
        from top in Reference
        from ns in Space
        from name in Gen.Int[0, 60]
        from to in Gen.OneOf("Mesh", "MeshService")
        select (Resource)Shop.Timeout(ns, new TargetRef { Kind = to, Name = to == "Mesh" ? null : "backend" }, $"{name}", top);

    private static readonly Gen<Resource> Proxy =
        from ns in Space
        from name in Gen.OneOf("a", "b", "c")
        from labels in Pairs
        from tags in Pairs
        from kind in Gen.Int[0, 4]
        select (Resource)Given.Make(
            DataplaneSpec.Descriptor,
            new DataplaneSpec
            {
                Networking = kind switch
                {
                    0 => new DataplaneNetworking { Gateway = new DataplaneGateway { Type = "BUILTIN", Tags = tags } },
                    1 => new DataplaneNetworking { Gateway = new DataplaneGateway { Tags = tags } },
                    _ => new DataplaneNetworking { Inbound = [new DataplaneInbound { Port = 80, Tags = tags }] },
                },
            },
            new ResourceMetadata { Name = name, Namespace = ns, Mesh = "default", Labels = labels },
            Envelope.Kubernetes);

    private static readonly Gen<Resource> Other = Gen.OneOf(
        Gen.Select(Gen.OneOf("a", "b"), Pairs, (name, match) => (Resource)Gateways.Gateway(name, match)),
        Gen.Select(Gen.OneOf("a", "b"), Space, Reference, (name, ns, top) => (Resource)Given.Make(
            MeshHTTPRouteSpec.Descriptor, new MeshHTTPRouteSpec { TargetRef = top }, Given.Meta(name, ns), Envelope.Kubernetes)));

    private static readonly Gen<Resource[]> Resources = Gen.Select(
        Policy.Array[0, 50], Proxy.Array[1, 6], Other.Array[0, 3], (policies, proxies, others) => Enumerable.Concat(policies, proxies).Concat(others).ToArray());

    [Fact]
    public void a_proxy_has_the_policies_that_have_the_proxy() => Resources.Sample(resources =>
        Agree(World.Create(resources, new WorldOptions())));

    [Fact]
    public void the_same_holds_after_a_change() => Gen.Select(Resources, Resources).Sample((resources, changes) =>
    {
        var world = World.Create(resources, new WorldOptions());
        Agree(world);
        Agree(world.With(changes, [.. resources.Take(3).Select(r => r.Id)]));
    });

    [Fact]
    public void the_same_holds_for_3_0() => Resources.Sample(resources =>
        Agree(World.Create(resources, new WorldOptions { Semantics = KumaSemantics.V3_0 })));

    [Fact]
    public void what_is_said_of_why_is_what_is_so() => Resources.Sample(resources => Explains(World.Create(resources, new WorldOptions())));

    [Fact]
    public void and_in_3_0_too() => Resources.Sample(resources =>
        Explains(World.Create(resources, new WorldOptions { Semantics = KumaSemantics.V3_0 })));

    private static void Explains(World world)
    {
        foreach (var proxy in world.OfKind("default", DataplaneSpec.Descriptor))
        {
            var matched = PolicyMatching.Of(world, proxy, MeshTimeoutSpec.Descriptor).Policies.Select(p => p.Policy).ToHashSet();
            foreach (var policy in world.OfKind("default", MeshTimeoutSpec.Descriptor))
            {
                var answer = Why.Explain(world, policy, proxy);

                Assert.True(matched.Contains(policy) == answer.Applies, string.Join("; ", answer.Predicates.Select(p => p.Sentence)));
                Assert.All(answer.Predicates.SkipLast(1), p => Assert.True(p.Holds));
            }
        }
    }

    private static void Agree(World world)
    {
        var policies = world.OfKind("default", MeshTimeoutSpec.Descriptor);
        var proxies = world.OfKind("default", DataplaneSpec.Descriptor);
        var byPolicy = policies.SelectMany(p => ProxyMatching.Select(world, p).Select(m => (p.Id, m.Proxy.Id))).Order();
        var byProxy = proxies.SelectMany(p => PolicyMatching.Of(world, p, MeshTimeoutSpec.Descriptor).Policies.Select(m => (m.Policy.Id, p.Id))).Order();

        Assert.Equal(byPolicy, byProxy);
    }
}
