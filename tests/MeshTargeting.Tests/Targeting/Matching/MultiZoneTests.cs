using System.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Targeting.Rules;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Matching;

/// <summary>
/// Policies and services of several zones, as a zone or the global control plane sees them after synchronisation (pkg/kds/context/context.go):
/// under a hashed name in the system namespace, with an annotation for the display name and labels for zone and namespace. In a zone all of
/// it is of origin global; on the global control plane what comes from zones is of origin zone.
/// </summary>
public class MultiZoneTests
{
    private const string ToBackend = "{'kind': 'MeshService', 'name': 'backend'}";
    private const string ToAllBackends = "{'kind': 'MeshService', 'labels': {'kuma.io/display-name': 'backend'}}";
    private const string ToMesh = "{'kind': 'Mesh'}";

    private static readonly WorldOptions West = new() { Zone = "west", Mode = ControlPlaneMode.FederatedZone };
    private static readonly WorldOptions Global = new() { Mode = ControlPlaneMode.Global };

    /// <summary>The service that the zone itself has, and its namesake from the zone east.</summary>
    private static readonly Resource<MeshServiceSpec> Here = Shop.Service("app", "backend", Shop.Http);
    private static readonly Resource<MeshServiceSpec> OfEast = Service("backend", "east", "app");

    private static readonly Resource<DataplaneSpec> Web = Given.Proxy(Given.Meta("web", "client"), Envelope.Kubernetes, Given.Inbound(8080, ("app", "web")));

    [Fact]
    public void a_producer_of_another_zone_reaches_clients_here_on_their_way_to_its_own_service_alone()
    {
        var producer = Policy("t", "east", "app", "producer", ToBackend, 1);
        var world = World.Create([Web, Here, OfEast, producer], West);

        Assert.Equal(["t"], Matched(world, Web));
        Assert.Equal(("none", "1s"), (Idle(world, Here), Idle(world, OfEast)));
    }

    [Fact]
    public void a_producer_here_keeps_to_the_service_of_its_zone()
    {
        var producer = Own("t", "app", ToBackend, 1);
        var world = World.Create([Web, Here, OfEast, producer], West);

        Assert.Equal(["t"], Matched(world, Web));
        Assert.Equal(("1s", "none"), (Idle(world, Here), Idle(world, OfEast)));
    }

    [Fact]
    public void a_policy_of_the_global_control_plane_reaches_every_zone_but_names_nothing_in_any()
    {
        var byName = Policy("by-name", null, null, "system", ToBackend, 1);
        var byLabels = Policy("by-labels", null, null, "system", ToAllBackends, 2);

        var named = World.Create([Web, Here, OfEast, byName], West);
        var labelled = World.Create([Web, Here, OfEast, byLabels], West);

        Assert.Equal(["by-name"], Matched(named, Web));
        Assert.Equal(["by-labels"], Matched(labelled, Web));
        Assert.Equal(("none", "none"), (Idle(named, Here), Idle(named, OfEast)));
        Assert.Equal(("2s", "2s"), (Idle(labelled, Here), Idle(labelled, OfEast)));
    }

    [Fact]
    public void labels_of_a_zone_narrow_to_the_services_of_that_zone()
    {
        var policy = Own("t", "client", "{'kind': 'MeshService', 'labels': {'kuma.io/display-name': 'backend', 'kuma.io/zone': 'east'}}", 1);
        var world = World.Create([Web, Here, OfEast, policy], West);

        Assert.Equal(("none", "1s"), (Idle(world, Here), Idle(world, OfEast)));
    }

    [Fact]
    public void the_client_wins_over_the_producer_and_the_zone_over_the_global_control_plane()
    {
        var producer = Policy("producer", "east", "app", "producer", ToBackend, 1);
        var consumer = Own("consumer", "client", ToAllBackends, 2);
        var global = Policy("global", null, null, "system", ToAllBackends, 3);
        var world = World.Create([Web, Here, OfEast, producer, consumer, global], West);

        Assert.Equal(["global", "producer", "consumer"], Matched(world, Web));
        Assert.Equal("2s", Idle(world, OfEast));
        Assert.Equal("1s", Idle(world.With([], [consumer.Id]), OfEast));
    }

    [Theory]
    [InlineData("consumer", false)]
    [InlineData("workload-owner", false)]
    [InlineData("system", false)]
    [InlineData("producer", true)]
    public void on_the_global_control_plane_a_policy_of_a_zone_keeps_to_the_proxies_of_its_zone_unless_it_is_a_producers(string role, bool everywhere)
    {
        var (web, far) = (Proxy("web", "east"), Proxy("web", "west"));
        var world = World.Create([web, far, Policy("t", "east", "client", role, ToMesh, 1, onGlobal: true)], Global);

        Assert.Equal((1, everywhere ? 1 : 0), (Matched(world, web).Length, Matched(world, far).Length));
    }

    [Fact]
    public void a_synced_policy_names_a_synced_proxy_by_its_display_name_in_its_own_zone_and_namespace()
    {
        var (web, far, other) = (Proxy("web", "east"), Proxy("web", "west"), Proxy("web", "east", "elsewhere"));
        var policy = Policy("t", "east", "client", "workload-owner", null, 1, "{'kind': 'Dataplane', 'name': 'web'}", onGlobal: true);
        var world = World.Create([web, far, other, policy], Global);

        Assert.Equal(["t"], Matched(world, web));
        Assert.Empty(Matched(world, far));
        Assert.Empty(Matched(world, other));
    }

    [Fact]
    public void labels_for_proxies_reach_into_every_zone_from_the_global_control_plane_alone()
    {
        var (web, far) = (Proxy("web", "east"), Proxy("web", "west"));
        const string Target = "{'kind': 'Dataplane', 'labels': {'tier': 'front'}}";
        var global = Confs.Policy(MeshTimeoutSpec.Descriptor, "global", Spec(null, 1, Target), "kuma-system");
        var east = Policy("east", "east", "kuma-system", "system", null, 2, Target, onGlobal: true);
        var world = World.Create([web, far, global, east], Global);

        Assert.Equal(["global", "east"], Matched(world, web));
        Assert.Equal(["global"], Matched(world, far));
    }

    [Fact]
    public void namesakes_of_two_zones_are_never_taken_for_one()
    {
        var north = Service("backend", "north", "app");
        var producers = new[] { Policy("t", "east", "app", "producer", ToBackend, 1), Policy("t", "north", "app", "producer", ToBackend, 2) };
        var world = World.Create([Web, Here, OfEast, north, .. producers], West);

        Assert.Equal(["t", "t"], Matched(world, Web));
        Assert.Equal(("none", "1s", "2s"), (Idle(world, Here), Idle(world, OfEast), Idle(world, north)));
    }

    /// <summary>It is made on the global control plane, and a zone's policies would have to name it in their own zone.</summary>
    [Theory]
    [InlineData("MeshMultiZoneService")]
    [InlineData("MeshExternalService")]
    public void what_comes_from_the_global_control_plane_a_zone_reaches_by_labels_alone(string kind)
    {
        var shared = Synced(
            KindCatalog.FindKuma(kind)!,
            "shared",
            null,
            null,
            kind == "MeshMultiZoneService"
                ? "{'selector': {'meshService': {'matchLabels': {'a': 'b'}}}, 'ports': [{'port': 80, 'appProtocol': 'http'}]}"
                : "{'match': {'type': 'HostnameGenerator', 'port': 80, 'protocol': 'http'}}");
        string After(Resource policy) => Idle(World.Create([Web, shared, policy], West), shared);

        Assert.Equal("none", After(Own("t", "client", $"{{'kind': '{kind}', 'name': 'shared'}}", 1)));
        Assert.Equal("1s", After(Own("t", "client", $"{{'kind': '{kind}', 'labels': {{'kuma.io/display-name': 'shared'}}}}", 1)));
    }

    /// <summary>A MeshService as synchronisation brings it into a zone.</summary>
    private static Resource<MeshServiceSpec> Service(string name, string zone, string ns) =>
        (Resource<MeshServiceSpec>)Synced(MeshServiceSpec.Descriptor, name, zone, ns, "{'ports': [{'name': 'http', 'port': 80, 'appProtocol': 'http'}]}");

    /// <summary>A Dataplane as synchronisation brings it to the global control plane.</summary>
    private static Resource<DataplaneSpec> Proxy(string name, string zone, string ns = "client") => Given.Proxy(
        Meta(name, zone, ns, onGlobal: true, ("tier", "front")), Envelope.Kubernetes, Given.Inbound(8080, ("app", "web")));

    /// <summary>A MeshTimeout as synchronisation brings it: from a zone, or from the global control plane.</summary>
    private static Resource Policy(string name, string? zone, string? ns, string role, string? to, int seconds, string top = ToMesh, bool onGlobal = false) =>
        Synced(MeshTimeoutSpec.Descriptor, name, zone, ns, Spec(to, seconds, top), onGlobal, (KumaLabels.PolicyRole, role));

    private static Resource Synced(
        KindDescriptor kind, string name, string? zone, string? ns, string spec, bool onGlobal = false, params (string, string)[] labels) => kind.Decode(
        Meta(name, zone, ns, onGlobal, labels), Encoding.UTF8.GetBytes(spec.Replace('\'', '"')), default, Envelope.Kubernetes, source: null);

    private static ResourceMetadata Meta(string name, string? zone, string? ns, bool onGlobal, params (string, string)[] labels)
    {
        (string, string)[] places = [.. zone is null ? [] : new[] { (KumaLabels.Zone, zone) }, .. ns is null ? [] : new[] { (KumaLabels.Namespace, ns) }];
        return Given.Meta(
            HashedName.Of("default", name, places.Select(p => p.Item2).ToArray()),
            "kuma-system",
            labels: [(KumaLabels.Origin, onGlobal ? "zone" : "global"), .. places, .. labels]) with
        {
            Annotations = Given.Map((KumaLabels.DisplayName, name)),
        };
    }

    /// <summary>A MeshTimeout that was written in the zone itself.</summary>
    private static Resource Own(string name, string ns, string to, int seconds) => Confs.Policy(MeshTimeoutSpec.Descriptor, name, Spec(to, seconds, ToMesh), ns);

    private static string Spec(string? to, int seconds, string top)
    {
        var conf = $"'default': {{'idleTimeout': '{seconds}s'}}";
        return to is null
            ? $"{{'targetRef': {top}, 'rules': [{{{conf}}}]}}"
            : $"{{'targetRef': {top}, 'to': [{{'targetRef': {to}, {conf}}}]}}";
    }

    /// <summary>The display names of the policies that select a proxy, in ascending precedence.</summary>
    private static string[] Matched(World world, Resource<DataplaneSpec> proxy) => PolicyMatching.Of(world, proxy, MeshTimeoutSpec.Descriptor).Policies
        .Select(m => world.LabelsOf(m.Policy)[KumaLabels.DisplayName])
        .ToArray();

    /// <summary>The idle timeout that Web gets on its way to a service; none where no policy sets it.</summary>
    private static string Idle(World world, Resource service)
    {
        var policies = PolicyMatching.Of(world, Web, MeshTimeoutSpec.Descriptor).Policies.Select(m => m.Policy).ToList();
        var conf = ResourceRules.Build(world, policies).Compute(world, new RuleTarget(service))?.Confs.Single();
        return (conf as ConfObject)?.Find("idleTimeout")?.ToString() ?? "none";
    }
}
