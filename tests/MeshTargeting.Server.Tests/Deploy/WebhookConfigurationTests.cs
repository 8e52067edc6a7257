using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Server.Tests.Harness;
using YamlDotNet.RepresentationModel;

namespace MeshTargeting.Server.Tests.Deploy;

/// <summary>deploy/webhooks keeps to what Kubernetes advises, and names every kind that the server judges.</summary>
public class WebhookConfigurationTests
{
    [Theory]
    [InlineData("mutating.yaml", "/mutate", new[] { "CREATE", "UPDATE" })]
    [InlineData("validating.yaml", "/validate", new[] { "CREATE", "UPDATE", "DELETE" })]
    public void asks_about_every_kind_of_kumas(string file, string path, string[] operations)
    {
        var webhook = Webhook(file);
        var rule = (YamlMappingNode)webhook["rules"][0];

        Assert.Equal(
            KindCatalog.All.Where(k => k.IsKuma).Concat(LegacyKinds.All).Select(k => k.Plural).Order(StringComparer.Ordinal),
            Texts(rule["resources"]).Order(StringComparer.Ordinal));
        Assert.Equal(["kuma.io"], Texts(rule["apiGroups"]));
        Assert.Equal(["v1alpha1"], Texts(rule["apiVersions"]));
        Assert.Equal("*", rule["scope"].ToString());
        Assert.Equal(operations, Texts(rule["operations"]));
        Assert.Equal(path, webhook["clientConfig"]["service"]["path"].ToString());
    }

    [Theory]
    [InlineData("mutating.yaml")]
    [InlineData("validating.yaml")]
    public void cannot_stop_a_cluster(string file)
    {
        var webhook = Webhook(file);

        Assert.Equal(
            ("Ignore", "None", "3", "Equivalent"),
            (Text("failurePolicy"), Text("sideEffects"), Text("timeoutSeconds"), Text("matchPolicy")));
        Assert.Equal(["v1"], Texts(webhook["admissionReviewVersions"]));
        Assert.Equal(
            ["kube-system", "kube-node-lease", "meshservice-system"],
            Texts(webhook["namespaceSelector"]["matchExpressions"][0]["values"]));

        string Text(string key) => webhook[key].ToString();
    }

    [Fact]
    public void reinvokes_the_mutation() => Assert.Equal("IfNeeded", Webhook("mutating.yaml")["reinvocationPolicy"].ToString());

    private static YamlMappingNode Webhook(string file)
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(Repository.PathOf($"deploy/webhooks/{file}"));
        stream.Load(reader);
        return (YamlMappingNode)Assert.Single(((YamlSequenceNode)stream.Documents.Single().RootNode["webhooks"]).Children);
    }

    private static IEnumerable<string> Texts(YamlNode list) => ((YamlSequenceNode)list).Children.Select(c => c.ToString());
}
