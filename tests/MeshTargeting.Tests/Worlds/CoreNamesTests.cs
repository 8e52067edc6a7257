using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Worlds;

/// <summary>The names by which Kuma's core knows resources.</summary>
public class CoreNamesTests
{
    private static readonly World Known = WorldOf(
        Service(Meta("web")),
        Service(Meta("web.app")),
        Service(Meta("web", "app"), envelope: Envelope.Kubernetes),
        Service(Meta("a.b", "c"), envelope: Envelope.Kubernetes),
        Service(Meta("elsewhere", mesh: "other")));

    [Theory]
    [InlineData("web", "web", "")]
    [InlineData("a.b.c", "a.b", "c")]
    [InlineData("web.app", "web.app", "")]
    public void a_resource_is_found_by_name_and_namespace(string coreName, string name, string ns)
    {
        var found = CoreNames.Find(Known, MeshServiceSpec.Descriptor, "default", coreName)!;

        Assert.Equal((name, ns), (found.Metadata.Name, found.Metadata.Namespace));
        Assert.Equal(coreName, CoreNames.Of(found));
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("c.a.b")]
    [InlineData("elsewhere")]
    [InlineData("")]
    public void nothing_is_found_by_less_than_the_name(string coreName) =>
        Assert.Null(CoreNames.Find(Known, MeshServiceSpec.Descriptor, "default", coreName));
}
