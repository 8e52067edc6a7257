using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Resources;

/// <summary>Names of resources that come from another control plane.</summary>
public class HashedNameTests
{
    [Fact]
    public void keeps_the_name_and_adds_sixteen_characters_without_vowels() =>
        Assert.Matches("^web-[bcdfghjklmnpqrstvwxz2456789]{16}$", HashedName.Of("default", "web", "east", "app"));

    [Fact]
    public void tells_meshes_zones_and_namespaces_apart()
    {
        string[] names =
        [
            HashedName.Of("default", "web"), HashedName.Of("other", "web"), HashedName.Of("default", "web", "east"),
            HashedName.Of("default", "web", "west"), HashedName.Of("default", "web", "east", "app"),
        ];

        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void cuts_names_that_would_be_longer_than_Kubernetes_allows()
    {
        var name = new string('a', 250);

        Assert.Equal(253, HashedName.Of("default", name).Length);
        Assert.StartsWith(new string('a', 236) + "-", HashedName.Of("default", name), StringComparison.Ordinal);
        Assert.NotEqual(HashedName.Of("default", name + "b"), HashedName.Of("default", name + "c"));
    }
}
