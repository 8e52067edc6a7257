using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Validation;

namespace MeshTargeting.Tests.Validation;

/// <summary>Names and labels of Kubernetes documents, in the words of the API server.</summary>
public class KubernetesMetadataTests
{
    private const string Subdomain = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start";

    [Theory]
    [InlineData("name: Bad_Name!, namespace: a", "metadata.name", "metadata.name", "Invalid value: \"Bad_Name!\": " + Subdomain)]
    [InlineData("name: a, namespace: b.c", "metadata.namespace", "metadata.namespace", "Invalid value: \"b.c\": must not contain dots")]
    [InlineData("name: a, labels: {team: no good}", "metadata.labels[\"team\"]", "metadata.labels", "Invalid value: \"no good\": a valid label must be")]
    [InlineData("name: a, labels: {'no good': a}", "metadata.labels[\"no good\"]", "metadata.labels", "Invalid value: \"no good\": name part must consist")]
    public void are_refused(string metadata, string path, string field, string message)
    {
        var finding = Assert.Single(Found(metadata));

        Assert.Equal(("MS115", path, field), (finding.Rule.Code, finding.Path, finding.Field));
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: a.b-c, namespace: d-e, labels: {a.b/c: '', d_e.f: G-1}")]
    [InlineData("generateName: a-")]
    public void are_taken(string metadata) => Assert.Empty(Found(metadata));

    [Fact]
    public void are_named_once_where_the_kinds_own_validator_speaks_of_them() => Assert.Equal(
        ["must not be longer than 63 characters"],
        Found($"name: {new string('a', 300)}", "MeshService").Where(f => f.Rule.IsKumaRejection).Select(f => f.Message));

    private static IReadOnlyList<Finding> Found(string metadata, string kind = "Workload")
    {
        var read = ManifestReader.Read(new SourceText("own.yaml", $"{{apiVersion: kuma.io/v1alpha1, kind: {kind}, metadata: {{{metadata}}}, spec: {{}}}}"));
        return Validator.Validate(Assert.Single(read.Resources), ControlPlane.Default);
    }
}
