using System.Text.Json;
using MeshTargeting.Generation.Services;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Generation;

/// <summary>State, identities, mutual TLS and numbers of proxies of a MeshService.</summary>
public class MeshServiceUpkeepTests
{
    private static readonly ProxyInsight Certified = new(IsConnected: true, HasCertificate: true);

    [Fact]
    public void counts_proxies_and_says_whether_one_is_healthy()
    {
        var down = Proxy("a-2", Inbound(80, ("kuma.io/service", "a")) with { State = "NotReady" });
        var status = StatusOf(Kept(Service(), p => p.Metadata.Name == "a-1" ? Certified : null, Mesh(), Proxy("a-1", Tagged), down));

        Assert.Equal((1, 1, 2), (status.DataplaneProxies!.Connected, status.DataplaneProxies.Healthy, status.DataplaneProxies.Total));
    }

    [Theory]
    [InlineData(null, "Available")]
    [InlineData("NotReady", "Unavailable")]
    [InlineData("Ignored", "Unavailable")]
    public void is_available_with_one_healthy_proxy(string? inbound, string expected) =>
        Assert.Equal(expected, Kept(Service(), _ => null, Mesh(), Proxy("a-1", Tagged with { State = inbound })).Spec.State);

    [Fact]
    public void a_second_pass_changes_nothing()
    {
        var proxy = Proxy("a-1", Tagged);
        var kept = Kept(Service(), _ => Certified, Mesh(), proxy);

        Assert.NotSame(Service(), kept);
        Assert.Same(kept, Kept(kept, _ => Certified, Mesh(), proxy));
        Assert.Equal([("ServiceTag", "a")], kept.Spec.Identities!.Select(i => (i.Type, i.Value)));
    }

    [Fact]
    public void what_others_keep_in_the_status_stays()
    {
        var stored = Service().WithStatus(new MeshServiceStatus { Vips = [new MeshServiceVip { Ip = "241.0.0.0" }] });

        Assert.Equal("241.0.0.0", StatusOf(Kept(stored, _ => null, Mesh())).Vips![0].Ip);
    }

    [Fact]
    public void one_that_was_sent_here_or_has_no_Mesh_is_left_alone()
    {
        var synced = Worlds.Given.Service(Meta("a", labels: ("kuma.io/origin", "global")));

        Assert.Same(synced, Kept(synced, _ => null, Mesh()));
        var homeless = Service();
        Assert.Same(homeless, MeshServiceUpkeep.Of(WorldOf(homeless), homeless, _ => null));
    }

    [Fact]
    public void mutual_TLS_is_ready_when_all_proxies_have_certificates_and_stays_so()
    {
        var mesh = Mesh(mutual: true);
        var (one, other) = (Proxy("a-1", Tagged), Proxy("a-2", Tagged));
        var half = Kept(Service(), p => p.Metadata.Name == "a-1" ? Certified : null, mesh, one, other);
        Assert.Equal("NotReady", StatusOf(half).Tls!.Status);

        var all = Kept(half, _ => Certified, mesh, one, other);
        Assert.Equal("Ready", StatusOf(all).Tls!.Status);
        Assert.Equal("Ready", StatusOf(Kept(all, _ => null, mesh, one, other)).Tls!.Status);
        Assert.Equal("NotReady", StatusOf(Kept(all, _ => Certified, Mesh(), one, other)).Tls!.Status);
    }

    [Theory]
    [InlineData("default", "default.default.mesh.local", "Ready")]
    [InlineData("default", "elsewhere", "NotReady")]
    [InlineData("other", "default.default.mesh.local", "NotReady")]
    public void with_a_MeshIdentity_it_is_ready_when_the_mesh_trusts_its_domain(string meshOfTrust, string domain, string expected)
    {
        var trust = Make(MeshTrustSpec.Descriptor, new MeshTrustSpec { TrustDomain = domain }, Meta("t", mesh: meshOfTrust));
        var kept = Kept(Service(), _ => null, Mesh(), Proxy("a-1", Tagged), Identity("True", "Ready"), trust);

        Assert.Equal(expected, StatusOf(kept).Tls!.Status);
    }

    [Theory]
    [InlineData("True", "Ready", 2)]
    [InlineData("False", "PartiallyReady", 2)]
    [InlineData("False", "Failed", 1)]
    public void identities_are_told_as_soon_as_they_are_issued(string status, string reason, int expected)
    {
        var proxy = Proxy(Meta("a-1", labels: ("kuma.io/workload", "w")), Envelope.Universal, Tagged);
        var identities = Kept(Service(), _ => null, Mesh(), proxy, Identity(status, reason)).Spec.Identities!;

        Assert.Equal(new[] { "a", "spiffe://default.default.mesh.local/workload/w" }.Take(expected), identities.Select(i => i.Value));
    }

    [Theory]
    [InlineData("""{"subscriptions": [{"connectTime": "2026-01-01T00:00:00Z"}], "mTLS": {"issuedBackend": "ca-1"}}""", true, true)]
    [InlineData("""{"subscriptions": [{"connectTime": "2026-01-01T00:00:00Z", "disconnectTime": "2026-01-01T01:00:00Z"}, {"id": "x"}]}""", false, false)]
    [InlineData("""{"subscriptions": {}, "mTLS": []}""", false, false)]
    [InlineData("[]", false, false)]
    public void reads_what_is_known_of_a_proxy(string insight, bool connected, bool certified)
    {
        using var json = JsonDocument.Parse(insight);

        Assert.Equal(new ProxyInsight(connected, certified), ProxyInsight.Read(json.RootElement));
    }

    private static DataplaneInbound Tagged => Inbound(80, ("kuma.io/service", "a"));

    private static Resource<MeshServiceSpec> Service() => Make(
        MeshServiceSpec.Descriptor,
        new MeshServiceSpec
        {
            Selector = new() { DataplaneTags = Map(("kuma.io/service", "a")) },
            Ports = [new MeshServicePort { Port = 80, TargetPort = new IntOrString(80) }],
        },
        Meta("a"));

    private static Resource<MeshSpec> Mesh(bool mutual = false) =>
        Make(MeshSpec.Descriptor, new MeshSpec { Mtls = mutual ? new() { EnabledBackend = "ca-1" } : null }, Meta("default", mesh: ""));

    private static Resource<MeshIdentitySpec> Identity(string status, string reason) =>
        Make(MeshIdentitySpec.Descriptor, new MeshIdentitySpec { Selector = new() { Dataplane = new() } }, Meta("i"))
            .WithStatus(new MeshIdentityStatus { Conditions = [new Condition { Type = "Ready", Status = status, Reason = reason, Message = "" }] });

    private static Resource<MeshServiceSpec> Kept(
        Resource<MeshServiceSpec> service, Func<Resource<DataplaneSpec>, ProxyInsight?> insightOf, params Resource[] around) =>
        MeshServiceUpkeep.Of(WorldOf([service, .. around]), service, insightOf);

    private static MeshServiceStatus StatusOf(Resource<MeshServiceSpec> service) => (MeshServiceStatus)service.Status!;
}
