using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Targeting;

public class ServicePortTests
{
    [Theory]
    [InlineData("http", "http")]
    [InlineData("", "80")]
    [InlineData(null, "80")]
    public void the_number_stands_for_an_absent_or_empty_name_of_a_MeshMultiZoneService_port(string? name, string section) =>
        Assert.Equal(section, new MeshMultiZoneServicePort { Name = name, Port = 80 }.SectionName());

    [Theory]
    [InlineData("http", "http")]
    [InlineData("", "")]
    [InlineData(null, "80")]
    public void the_number_stands_only_for_an_absent_name_of_a_MeshService_port(string? name, string section) =>
        Assert.Equal(section, new MeshServicePort { Name = name, Port = 80 }.SectionName());
}
