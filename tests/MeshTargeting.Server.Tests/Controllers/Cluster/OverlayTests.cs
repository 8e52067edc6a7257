using MeshTargeting.Generation;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.Controllers.Cluster;
using MeshTargeting.Worlds;
using Microsoft.Extensions.Time.Testing;

namespace MeshTargeting.Server.Tests.Controllers.Cluster;

public sealed class OverlayTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Overlay _overlay;

    public OverlayTests() => _overlay = new Overlay(new ControllerSettings(), _time);

    [Fact]
    public void a_write_counts_until_the_World_shows_another_version()
    {
        var (before, after, later) = (Service("a", "1"), Service("a", "2"), Service("a", "3"));
        _overlay.Add(new ServiceChange(before, before, ""), after);

        Assert.Equal("2", VersionIn(_overlay.Over(Of(before))));
        Assert.Equal("3", VersionIn(_overlay.Over(Of(later))));

        // By now it is forgotten: an old World is shown as it is.
        Assert.Equal("1", VersionIn(_overlay.Over(Of(before))));
    }

    [Fact]
    public void what_is_new_or_gone_counts_too()
    {
        _overlay.Add(ServiceChange.Create(Service("a", "")), Service("a", "1"));
        Assert.Equal("1", VersionIn(_overlay.Over(Of())));

        _overlay.Add(ServiceChange.Delete(Service("a", "1"), ""), null);
        Assert.Null(VersionIn(_overlay.Over(Of(Service("a", "1")))));
    }

    [Fact]
    public void a_resource_that_has_changed_its_mesh_is_not_there_twice()
    {
        var (before, after) = (Service("a", "1"), Service("a", "2", mesh: "other"));
        _overlay.Add(new ServiceChange(before, after, ""), after);

        var world = _overlay.Over(Of(before));
        Assert.Null(VersionIn(world));
        Assert.Equal("2", VersionIn(world, mesh: "other"));
    }

    [Fact]
    public void what_the_World_never_shows_is_forgotten_after_a_while()
    {
        _overlay.Add(ServiceChange.Create(Service("a", "")), Service("a", "1"));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("1", VersionIn(_overlay.Over(Of())));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(VersionIn(_overlay.Over(Of())));
    }

    [Fact]
    public void where_nothing_was_written_it_is_the_same_World()
    {
        var world = Of(Service("a", "1"));
        Assert.Same(world, _overlay.Over(world));
    }

    private static World Of(params Resource[] resources) => World.Create(resources, new WorldOptions());

    private static Resource<MeshServiceSpec> Service(string name, string version, string mesh = "default") => new(
        MeshServiceSpec.Descriptor, new ResourceMetadata { Name = name, Namespace = "app", Mesh = mesh, Version = version }, new MeshServiceSpec(), Envelope.Kubernetes);

    private static string? VersionIn(World world, string mesh = "default") => world.Find(new ResourceId("MeshService", mesh, "app", "a"))?.Metadata.Version;
}
