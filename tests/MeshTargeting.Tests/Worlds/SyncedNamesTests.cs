using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Worlds;

/// <summary>The names of resources that control planes synchronise.</summary>
public class SyncedNamesTests
{
    [Fact]
    public void a_name_is_the_display_name_and_a_hash_of_64_bits() =>
        Assert.Matches("^web-[bcdfghjklmnpqrstvwxz2456789]{16}$", SyncedNames.Of("default", "web"));

    /// <summary>FNV-1a of "foobar" is 85944171f73967e8, a published value.</summary>
    [Fact]
    public void the_hash_is_that_of_mesh_name_and_values_in_a_row()
    {
        Assert.Equal("bar-d9f885c54c7fbc2d", SyncedNames.Of("foo", "bar"));
        Assert.Equal("o-d9f885c54c7fbc2d", SyncedNames.Of("fo", "o", "b", "ar"));
    }

    [Fact]
    public void zones_and_namespaces_keep_namesakes_apart() => Assert.Distinct(
    [
        SyncedNames.Of("default", "web"),
        SyncedNames.Of("other", "web"),
        SyncedNames.Of("default", "web", "east"),
        SyncedNames.Of("default", "web", "west"),
        SyncedNames.Of("default", "web", "east", "app"),
    ]);

    [Theory]
    [InlineData(236, 236)]
    [InlineData(237, 236)]
    [InlineData(253, 236)]
    public void a_long_name_is_cut_but_hashed_whole(int length, int kept)
    {
        var name = new string('a', length);

        var synced = SyncedNames.Of("default", name);

        Assert.Equal(kept, synced.LastIndexOf('-'));
        Assert.NotEqual(SyncedNames.Of("default", name + "b"), synced);
    }
}
