using MeshTargeting.Generation.Plans;
using MeshTargeting.Server.Cluster;
using MeshTargeting.Server.Tests.Harness;
using MeshTargeting.Worlds;
using YamlDotNet.RepresentationModel;

namespace MeshTargeting.Server.Tests.Deploy;

/// <summary>deploy/server/clusterrole.yaml grants what is watched. That the rest of it is used, too, the tests against a real API server show.</summary>
public class ClusterRoleTests
{
    [Theory]
    [InlineData(false, Duties.None)]
    [InlineData(true, Duties.None)]
    [InlineData(false, Duties.All)]
    public void lists_and_watches_every_kind_of_the_world_and_no_other(bool derive, Duties duties)
    {
        var watched = WatchedKinds.Of(new WorldOptions { Derive = derive }, duties).Select(kind => $"{kind.Group}/{kind.Plural}").Order(StringComparer.Ordinal);

        Assert.Equal(watched, Granted("list"));
        Assert.Equal(watched, Granted("watch"));
    }

    private static IEnumerable<string> Granted(string verb)
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(Repository.PathOf("deploy/server/clusterrole.yaml"));
        stream.Load(reader);
        return (from rule in (YamlSequenceNode)stream.Documents.Single().RootNode["rules"]
                where Texts(rule["verbs"]).Contains(verb)
                from apiGroup in Texts(rule["apiGroups"])
                from resource in Texts(rule["resources"])
                select $"{apiGroup}/{resource}").Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Texts(YamlNode list) => ((YamlSequenceNode)list).Children.Select(c => c.ToString());
}
