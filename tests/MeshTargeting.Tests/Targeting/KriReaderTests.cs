using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Tests.Reading;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting;

/// <summary>Resource identifiers as texts.</summary>
public class KriReaderTests
{
    private const string Services = """
        type: MeshService
        name: plain
        mesh: default
        spec: {ports: [{port: 80}]}
        ---
        type: MeshService
        name: far-x2b
        mesh: default
        labels: {kuma.io/zone: east, k8s.kuma.io/namespace: app, kuma.io/display-name: far}
        spec: {ports: [{port: 80}]}
        """;

    [Fact]
    public void an_identifier_is_kind_mesh_zone_namespace_name_and_section()
    {
        var reading = KriReader.Read("kri_msvc_default_east_app_backend_http");

        Assert.Null(reading.Error);
        Assert.Same(MeshServiceSpec.Descriptor, reading.Kind);
        Assert.Equal(new Kri("msvc", "default", "east", "app", "backend", "http"), reading.Kri);
        Assert.Equal("kri_msvc_default_east_app_backend_http", reading.Kri.ToString());
    }

    [Fact]
    public void underscores_of_a_section_are_lost() => Assert.Equal("ab", KriReader.Read("kri_dp_default___web_a_b").Kri.Section);

    [Theory]
    [InlineData("web", "invalid identifier string: \"web\"")]
    [InlineData("kri_dp_default___web", "invalid identifier string: \"kri_dp_default___web\"")]
    [InlineData("id_dp_default___web_", "identifier must start with 'kri': \"id_dp_default___web_\"")]
    [InlineData("kri_po_default___web_", "unknown short name of resource type: \"po\"")]
    [InlineData("kri__default___web_", "unknown short name of resource type: \"\"")]
    public void what_is_no_identifier_is_told_in_kumas_words(string text, string error) => Assert.Equal(error, KriReader.Read(text).Error);

    [Theory]
    [InlineData("kri_msvc_default___plain_", "plain")]
    [InlineData("kri_msvc_default___plain_80", "plain")]
    [InlineData("kri_msvc_default_east_app_far_", "far-x2b")]
    [InlineData("kri_msvc_default__app_far_", null)]
    [InlineData("kri_msvc_default_east__far_", null)]
    [InlineData("kri_msvc_default_default__plain_", null)]
    [InlineData("kri_msvc_other___plain_", null)]
    [InlineData("kri_mzsvc_default___plain_", null)]
    public void a_resource_is_found_by_the_identifier_that_it_is_shown_with(string text, string? name)
    {
        var world = World.Create(Read.Yaml(Services).Resources, new WorldOptions());
        var reading = KriReader.Read(text);

        Assert.Equal(name, KriReader.Find(world, reading.Kind!, reading.Kri)?.Metadata.Name);
    }

    [Fact]
    public void a_stated_zone_is_part_of_the_identifier()
    {
        var world = World.Create(Read.Yaml(Services).Resources, new WorldOptions { Zone = "west" });
        var reading = KriReader.Read("kri_msvc_default_west__plain_");

        Assert.Equal("plain", KriReader.Find(world, reading.Kind!, reading.Kri)?.Metadata.Name);
    }
}
