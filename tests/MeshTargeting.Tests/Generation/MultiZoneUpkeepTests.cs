using MeshTargeting.Generation.Services;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Generation;

/// <summary>The MeshServices behind a MeshMultiZoneService, in its status.</summary>
public class MultiZoneUpkeepTests
{
    [Fact]
    public void lists_MeshServices_of_its_mesh_by_name_and_zone()
    {
        var kept = Kept(
            MultiZone(("app", "a")),
            Worlds.Given.Service(Meta("z-hash", labels: [("app", "a"), ("kuma.io/display-name", "a"), ("kuma.io/zone", "west")])),
            Worlds.Given.Service(Meta("a", labels: [("app", "a"), ("kuma.io/zone", "east")])),
            Worlds.Given.Service(Meta("b", labels: ("app", "b"))),
            Worlds.Given.Service(Meta("a", mesh: "other", labels: ("app", "a"))));

        Assert.Equal([("a", "east"), ("a", "west")], kept.MeshServices!.Select(m => (m.Name, m.Zone)));
        Assert.Equal("Matched 2 MeshService(s)", Assert.Single(kept.Conditions!).Message);
    }

    [Fact]
    public void says_so_where_there_is_none() => Assert.Equal(
        ("False", "NoMatchesFound", "Selector does not match any MeshService in this zone"),
        Kept(MultiZone(("app", "a"))).Conditions!.Select(c => (c.Status, c.Reason, c.Message)).Single());

    [Fact]
    public void other_conditions_and_what_others_keep_stay()
    {
        var foreign = new Condition { Type = "Foreign", Status = "True", Reason = "So", Message = "" };
        var stored = MultiZone(("app", "a")).WithStatus(new MeshMultiZoneServiceStatus { Conditions = [foreign], Vips = [new MeshServiceVip { Ip = "243.0.0.0" }] });
        var kept = Kept(stored);

        Assert.Equal(["Foreign", "MeshServicesMatched"], kept.Conditions!.Select(c => c.Type));
        Assert.Single(kept.Vips!);
    }

    [Fact]
    public void a_second_pass_changes_nothing()
    {
        var service = Worlds.Given.Service(Meta("a", labels: ("app", "a")));
        var multiZone = MultiZone(("app", "a"));
        var once = MultiZoneUpkeep.Of(WorldOf(multiZone, service), multiZone);

        Assert.NotSame(multiZone, once);
        Assert.Same(once, MultiZoneUpkeep.Of(WorldOf(once, service), once));
    }

    [Fact]
    public void a_label_that_is_to_be_empty_may_be_absent() =>
        Assert.Single(Kept(MultiZone(("app", "a"), ("canary", "")), Worlds.Given.Service(Meta("a", labels: ("app", "a")))).MeshServices!);

    private static Resource<MeshMultiZoneServiceSpec> MultiZone(params (string Key, string Value)[] labels) => Make(
        MeshMultiZoneServiceSpec.Descriptor,
        new MeshMultiZoneServiceSpec { Selector = new() { MeshService = new() { MatchLabels = Map(labels) } } },
        Meta("all"));

    private static MeshMultiZoneServiceStatus Kept(Resource<MeshMultiZoneServiceSpec> multiZone, params Resource[] around) =>
        (MeshMultiZoneServiceStatus)MultiZoneUpkeep.Of(WorldOf([multiZone, .. around]), multiZone).Status!;
}
