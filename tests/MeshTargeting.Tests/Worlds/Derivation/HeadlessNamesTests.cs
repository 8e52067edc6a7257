using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Tests.Worlds.Derivation;

public sealed class HeadlessNamesTests
{
    [Fact]
    public void a_name_is_that_of_the_pod_and_a_hash_of_the_service()
    {
        Assert.Equal("example-1-87ff74c98", HeadlessNames.Of("example", "demo", "example-1"));
    }

    [Theory]
    [InlineData(52, 52)]
    [InlineData(53, 52)]
    [InlineData(63, 52)]
    public void a_long_pod_name_is_cut_and_hashed_too(int length, int kept)
    {
        var pod = new string('a', length);

        var name = HeadlessNames.Of("example", "demo", pod);

        Assert.StartsWith(new string('a', kept) + "-", name, StringComparison.Ordinal);
        Assert.Equal(length == kept, name.EndsWith("-87ff74c98", StringComparison.Ordinal));
        Assert.True(name.Length <= 63);
    }
}
