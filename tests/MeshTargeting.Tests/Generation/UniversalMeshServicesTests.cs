using MeshTargeting.Generation;
using MeshTargeting.Generation.Universal;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Generation;

/// <summary>MeshServices that follow the Dataplanes on Universal.</summary>
public class UniversalMeshServicesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void what_has_been_written_needs_no_second_write()
    {
        var proxies = new[] { Proxy("a-1", Tagged(80, "a")), Proxy("b-1", Tagged(81, "b")) };
        var first = Plan(proxies, []);
        Assert.Equal(["create a", "create b"], Changes(first));

        var second = Plan(proxies, first.Desired);
        Assert.Empty(second.Changes);
        Assert.Equal(first.Desired.Select(s => s.Id), second.Desired.Select(s => s.Id));
    }

    [Fact]
    public void a_change_of_ports_keeps_what_others_have_written()
    {
        var stored = Generated("a", 80);
        stored = stored
            .WithSpec(stored.Spec with { State = "Available", Identities = [new MeshServiceIdentity { Type = "ServiceTag", Value = "a" }] })
            .WithStatus(new MeshServiceStatus { Vips = [new MeshServiceVip { Ip = "241.0.0.0" }] });
        var plan = Plan([Proxy("a-1", Tagged(81, "a"))], [stored]);

        var update = Assert.Single(plan.Changes);
        var desired = Desired(update);
        Assert.Same(stored, update.Stored);
        Assert.Equal("spec changed", update.Reason);
        Assert.Equal(81, desired.Spec.Ports![0].Port);
        Assert.Equal(("Available", "a"), (desired.Spec.State, desired.Spec.Identities![0].Value));
        Assert.Same(stored.Status, desired.Status);
    }

    [Fact]
    public void its_ports_stay_while_one_Dataplane_has_them_and_the_others_are_named()
    {
        var plan = Plan([Old(Proxy("a-1", Tagged(81, "a"))), Proxy("a-2", Tagged(80, "a"))], [Generated("a", 80)]);

        Assert.Empty(plan.Changes);
        Assert.Equal("a-1", Assert.Single(plan.Notes).Resource.Metadata.Name);
    }

    [Fact]
    public void the_order_of_ports_counts() => Assert.Single(Plan(
        [Old(Proxy("a-1", Tagged(80, "a"), Tagged(81, "a"))), Proxy("a-2", Tagged(81, "a"), Tagged(80, "a"))], []).Notes);

    [Fact]
    public void what_others_made_is_left_alone_and_named()
    {
        var byHand = Service(Meta("a"), new MeshServiceSelector());
        var ours = Generated("b", 80);
        var synced = ours.WithMetadata(ours.Metadata with { Labels = new Dictionary<string, string>(ours.Metadata.Labels) { ["kuma.io/origin"] = "global" } });
        var plan = Plan([Proxy("a-1", Tagged(80, "a"))], [byHand, synced]);

        Assert.Empty(plan.Changes);
        var note = Assert.Single(plan.Notes);
        Assert.Same(byHand, note.Resource);
        Assert.Equal("it was not generated and stays as it is, although 1 Dataplane(s) would have one of its name", note.Text);
    }

    [Fact]
    public void without_Dataplanes_it_goes_after_the_grace_period_and_not_before()
    {
        var marked = Desired(Assert.Single(Plan([], [Generated("a", 80)]).Changes));
        Assert.Equal("2026-01-01T12:00:00Z", marked.Metadata.Labels["kuma.io/deletion-grace-period-started-at"]);

        Assert.Empty(Plan([], [marked], Now.AddHours(1)).Changes);
        Assert.Null(Assert.Single(Plan([], [marked], Now.AddHours(1).AddTicks(1)).Changes).Desired);
        Assert.Empty(Plan([], [marked], Now.AddHours(1)).Desired);
    }

    [Fact]
    public void a_Dataplane_that_comes_back_ends_the_grace_period()
    {
        var marked = Desired(Plan([], [Generated("a", 80)]).Changes[0]);
        var update = Assert.Single(Plan([Proxy("a-1", Tagged(80, "a"))], [marked]).Changes);

        Assert.Equal("no longer scheduled for deletion", update.Reason);
        Assert.DoesNotContain("kuma.io/deletion-grace-period-started-at", Desired(update).Metadata.Labels.Keys);
    }

    [Fact]
    public void a_grace_period_that_cannot_be_read_begins_anew()
    {
        var stored = Generated("a", 80);
        var marked = stored.WithMetadata(stored.Metadata with { Labels = new Dictionary<string, string>(stored.Metadata.Labels) { ["kuma.io/deletion-grace-period-started-at"] = "noon" } });

        Assert.Equal("2026-01-01T12:00:00Z", Desired(Assert.Single(Plan([], [marked]).Changes)).Metadata.Labels["kuma.io/deletion-grace-period-started-at"]);
    }

    [Fact]
    public void in_a_mesh_without_MeshServices_those_that_were_made_go_at_once()
    {
        var plan = UniversalMeshServices.Plan(
            "default", MeshServicesMode.Disabled, [Proxy("a-1", Tagged(80, "a"))], [Generated("a", 80), Service(Meta("b"))], Now, new UniversalSettings());

        Assert.Equal(["delete a"], Changes(plan));
        Assert.Empty(plan.Desired);
    }

    [Fact]
    public void labels_of_Dataplanes_come_and_go_and_those_of_others_stay()
    {
        var settings = new UniversalSettings { PropagatesLabels = true };
        var labelled = Proxy(Meta("a-1", labels: ("team", "checkout")), Envelope.Universal, Tagged(80, "a"));
        var stored = Plan([labelled], [], settings: settings).Desired[0];
        Assert.Equal("checkout", stored.Metadata.Labels["team"]);
        stored = stored.WithMetadata(stored.Metadata with { Labels = new Dictionary<string, string>(stored.Metadata.Labels) { ["owner"] = "me" } });
        Assert.Empty(Plan([labelled], [stored], settings: settings).Changes);

        var labels = Desired(Assert.Single(Plan([Proxy("a-1", Tagged(80, "a"))], [stored], settings: settings).Changes)).Metadata.Labels;

        Assert.Equal("me", labels["owner"]);
        Assert.DoesNotContain(labels.Keys, key => key == "team" || key.StartsWith("kuma.io/pkey-", StringComparison.Ordinal));
    }

    private static DataplaneInbound Tagged(uint port, string service) => Inbound(port, ("kuma.io/service", service));

    private static Resource<DataplaneSpec> Old(Resource<DataplaneSpec> proxy) => proxy.WithMetadata(proxy.Metadata with { CreationTime = DateTimeOffset.UnixEpoch });

    private static Resource<MeshServiceSpec> Generated(string name, uint port) => Plan([Proxy($"{name}-1", Tagged(port, name))], []).Desired.Single();

    private static UniversalPlan Plan(
        IEnumerable<Resource<DataplaneSpec>> proxies, IEnumerable<Resource<MeshServiceSpec>> stored, DateTimeOffset? now = null, UniversalSettings? settings = null) =>
        UniversalMeshServices.Plan("default", MeshServicesMode.Exclusive, proxies, stored, now ?? Now, settings ?? new UniversalSettings());

    private static IEnumerable<string> Changes(UniversalPlan plan) => plan.Changes.Select(c => c switch
    {
        { Stored: null } => $"create {c.Id.Name}",
        { Desired: not null } => $"update {c.Id.Name}",
        _ => $"delete {c.Id.Name}",
    });

    private static Resource<MeshServiceSpec> Desired(ServiceChange change) => Assert.IsType<Resource<MeshServiceSpec>>(change.Desired);
}
