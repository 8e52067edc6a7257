using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Worlds;

public sealed class WorldTests
{
    [Fact]
    public void finds_a_resource_by_its_identity()
    {
        var backend = Service(Meta("backend", "app"), envelope: Envelope.Kubernetes);
        var world = WorldOf(Service(Meta("other", "app")), backend, Service(Meta("backend", "app", "second")));

        Assert.Same(backend, world.Find(backend.Id));
        Assert.Null(world.Find(backend.Id with { Name = "nobody" }));
        Assert.Equal(["default", "second"], world.Meshes);
    }

    [Fact]
    public void the_first_of_several_by_file_counts_and_all_are_found()
    {
        var second = Service(Meta("backend"), file: "b.yaml");
        var first = Service(Meta("backend"), file: "a.yaml");
        var world = WorldOf(second, first);

        Assert.Same(first, world.Find(first.Id));
        Assert.Same(first, Assert.Single(world.Resources));
        Assert.Equal([first, second], world.FindAll(first.Id));
    }

    [Fact]
    public void selects_the_oldest_first_and_then_by_name()
    {
        var young = Service(Meta("a", labels: ("app", "x")) with { CreationTime = DateTimeOffset.UnixEpoch.AddDays(1) });
        var old = Service(Meta("b", labels: ("app", "x")) with { CreationTime = DateTimeOffset.UnixEpoch });
        var unborn = Service(Meta("0", labels: ("app", "x")));
        var world = WorldOf(unborn, young, Service(Meta("c", labels: ("app", "y"))), old);

        Assert.Equal([old, young, unborn], world.Select("default", MeshServiceSpec.Descriptor, Map(("app", "x"))));
        Assert.Empty(world.Select("other", MeshServiceSpec.Descriptor, Map(("app", "x"))));
    }

    [Fact]
    public void selects_by_computed_labels_too()
    {
        var local = Service(Meta("a", "app"), envelope: Envelope.Kubernetes);
        var remote = Service(Meta("b", "app", labels: [("kuma.io/zone", "east"), ("k8s.kuma.io/namespace", "app")]), envelope: Envelope.Kubernetes);
        var world = WorldOf(local, remote);

        Assert.Equal([local], world.Select("default", MeshServiceSpec.Descriptor, Map(("kuma.io/display-name", "a"))));
        Assert.Equal([remote], world.Select("default", MeshServiceSpec.Descriptor, Map(("kuma.io/zone", "east"), ("kuma.io/env", "kubernetes"))));
        Assert.Equal([local], world.Select("default", MeshServiceSpec.Descriptor, Map(("kuma.io/zone", "default"))));
        Assert.Equal([local, remote], world.Select("default", MeshServiceSpec.Descriptor, Map(("k8s.kuma.io/namespace", "app"))));
    }

    [Fact]
    public void finds_by_name_on_the_effective_zone_but_shows_no_zone_that_nobody_stated()
    {
        var backend = Service(Meta("backend", "app"), envelope: Envelope.Kubernetes);
        var world = WorldOf(backend);

        Assert.Same(backend, world.FindByName(MeshServiceSpec.Descriptor, "default", "default", "app", "backend"));
        Assert.Null(world.FindByName(MeshServiceSpec.Descriptor, "default", "", "app", "backend"));
        Assert.Equal("kri_msvc_default__app_backend_http", world.KriOf(backend, "http").ToString());
        Assert.Equal(
            "kri_msvc_default_east_app_backend_",
            World.Create([backend], new WorldOptions { Zone = "east" }).KriOf(backend).ToString());
    }

    [Fact]
    public void an_upsert_takes_the_place_of_what_was_given_before()
    {
        var old = Service(Meta("backend", labels: ("version", "1")), file: "a.yaml");
        var kept = Service(Meta("kept"));
        var replacement = Service(Meta("backend", labels: ("version", "2")), file: "z.yaml");
        var before = WorldOf(old, kept);
        Assert.Equal([old], before.Select("default", MeshServiceSpec.Descriptor, Map(("version", "1"))));

        var after = before.With([replacement]);

        Assert.Equal([replacement, kept], after.Resources);
        Assert.Empty(after.Select("default", MeshServiceSpec.Descriptor, Map(("version", "1"))));
        Assert.Equal([replacement], after.Select("default", MeshServiceSpec.Descriptor, Map(("version", "2"))));
        Assert.Equal([old, kept], before.Resources);
    }

    [Fact]
    public void a_deletion_removes_all_of_an_identity()
    {
        var world = WorldOf(Service(Meta("backend"), file: "a.yaml"), Service(Meta("backend"), file: "b.yaml"), Service(Meta("kept")));

        var after = world.With([], [new ResourceId("MeshService", "default", "", "backend"), new ResourceId("MeshService", "default", "", "nobody")]);

        Assert.Equal("kept", Assert.Single(after.Resources).Metadata.Name);
    }

    [Fact]
    public void labels_that_a_great_many_carry_select_like_others()
    {
        var many = Enumerable.Range(0, 1200)
            .Select(i => Service(Meta($"s{i}", labels: [("part-of", "shop"), ("half", $"{i % 2}"), ("own", $"{i}")])))
            .ToArray();
        var world = WorldOf(many);
        Assert.Equal(1200, Count(("part-of", "shop")));

        world = world.With([Service(Meta("s0", labels: ("part-of", "shop"))), Service(Meta("new", labels: [("part-of", "shop"), ("half", "1")]))], [many[1].Id]);

        Assert.Equal(1200, Count(("part-of", "shop")));
        Assert.Equal(599, Count(("half", "0")));
        Assert.Equal(600, Count(("part-of", "shop"), ("half", "1")));
        Assert.Equal(1, Count(("part-of", "shop"), ("own", "7")));
        Assert.Equal(0, Count(("part-of", "shop"), ("own", "1")));

        int Count(params (string, string)[] labels) => world.Select("default", MeshServiceSpec.Descriptor, Map(labels)).Count;
    }

    [Theory]
    [InlineData("Everywhere", MeshServicesMode.Everywhere)]
    [InlineData("Exclusive", MeshServicesMode.Exclusive)]
    [InlineData(null, MeshServicesMode.Disabled)]
    public void a_mesh_speaks_for_its_own_mode(string? written, MeshServicesMode mode)
    {
        Assert.Equal(mode, WorldOf(Mesh("m", written)).ModeOf("m"));
    }

    [Fact]
    public void the_mode_of_a_mesh_that_is_not_given_is_an_option_and_in_3_0_always_exclusive()
    {
        var options = new WorldOptions { MeshServicesMode = MeshServicesMode.ReachableBackends };

        Assert.Equal(MeshServicesMode.ReachableBackends, World.Create([], options).ModeOf("m"));
        Assert.Equal(
            MeshServicesMode.Exclusive,
            World.Create([Mesh("m", null)], options with { Semantics = KumaSemantics.V3_0 }).ModeOf("m"));
    }
}
