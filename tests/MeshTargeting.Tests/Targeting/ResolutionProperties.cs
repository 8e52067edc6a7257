using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting;

public class ResolutionProperties
{
    private static readonly string[] Names = ["backend", "web", "redis"];
    private static readonly Gen<string> Name = Gen.OneOf(Names);
    private static readonly Gen<string> Namespace = Gen.OneOf("a", "b", "kuma-system");
    private static readonly Gen<MeshServicePort[]> Ports = Gen.OneOf(Shop.Http, Shop.Admin, Shop.Nameless).ArrayUnique[0, 3];

    private static readonly Gen<Resource<MeshServiceSpec>[]> Services =
        Gen.Select(Namespace, Name, Ports, (ns, name, ports) => Shop.Service(ns, name, ports)).Array[0, 6]
            .Select(services => services.DistinctBy(s => s.Id).ToArray());

    private static readonly Gen<Resource> Policy = Gen.Select(
        Namespace,
        Gen.OneOf(
            Gen.Select(Name, Namespace, Gen.OneOf(null, "http", "80", "8080"), (n, ns, s) => Shop.Named("MeshService", n, ns, s)),
            Name.Select(n => Shop.Named("MeshService", n)),
            Gen.Select(Name, Gen.OneOf(null, "http"), (n, s) => Shop.Labelled("MeshService", s, (KumaLabels.DisplayName, n)))),
        Gen.OneOf(
            Gen.Select(Name, Gen.OneOf<uint?>(null, 80, 8080), (n, p) => Shop.Backend(n, p)),
            Name.Select(n => new BackendRef { Kind = "MeshService", Labels = Given.Map((KumaLabels.DisplayName, n)), Port = 80 })),
        (ns, to, backend) => (Resource)Given.Make(
            MeshHTTPRouteSpec.Descriptor,
            new MeshHTTPRouteSpec { To = [new HttpRouteTo { TargetRef = to, Rules = [new HttpRouteRule { Default = new HttpRouteConf { BackendRefs = [backend] } }] }] },
            Given.Meta("r", ns),
            Envelope.Kubernetes));

    [Fact]
    public void the_order_of_the_input_does_not_matter() =>
        Gen.Select(Services, Policy).SelectMany((services, policy) => Gen.Shuffle(services).Select(shuffled => (services, shuffled, policy))).Sample(
            t => Assert.Equal(Answers(Given.WorldOf(t.services), t.policy), Answers(Given.WorldOf(t.shuffled), t.policy)));

    [Fact]
    public void resources_of_another_mesh_do_not_matter() =>
        Gen.Select(Services, Policy).Sample((services, policy) =>
        {
            // They may be told of in the explanation, and nowhere else.
            var others = Names.SelectMany(name => new[] { "a", "b" }.Select(ns => Shop.Service(Given.Meta(name, ns, "other"), Shop.Http)));

            Assert.Equal(Hits(Given.WorldOf(services), policy), Hits(Given.WorldOf([.. services, .. others]), policy));
        });

    [Fact]
    public void resources_that_the_reference_does_not_mean_do_not_change_what_it_hits() =>
        Gen.Select(Services, Policy).Sample((services, policy) =>
        {
            Resource[] others = [Shop.Service("a", "unrelated", Shop.Http), Shop.Service("c", "stranger", Shop.Admin), Shop.Route("a"), Given.Proxy("p", Given.Inbound(1))];

            Assert.Equal(Hits(Given.WorldOf(services), policy), Hits(Given.WorldOf([.. services, .. others]), policy));
        });

    [Fact]
    public void an_unresolved_reference_hits_nothing_and_every_other_hits_something() =>
        Gen.Select(Services, Policy).Sample((services, policy) =>
        {
            var world = Given.WorldOf(services);
            Assert.All(References.Of(policy).Select(r => ReferenceResolver.Resolve(world, r)), r => Assert.Equal(r is Unresolved, r.Targets.Count == 0));
        });

    private static IEnumerable<string> Hits(World world, Resource policy) =>
        References.Of(policy).Select(r => ReferenceResolver.Resolve(world, r)).Select(r => $"{r.Reason} [{string.Join(' ', Shop.Hits(r))}]");

    private static IEnumerable<string> Answers(World world, Resource policy) => References.Of(policy)
        .Select(r => ReferenceResolver.Resolve(world, r))
        .Select(r => $"{r.Reason} [{string.Join(' ', Shop.Hits(r))}] {r.Explanation} {r.Suggestion}");
}
