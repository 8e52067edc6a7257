using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Validation;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Tests.Validation.Common;

public class TargetRefValidatorTests
{
    private static readonly TargetRefRules Every = new(
        "Mesh", "MeshSubset", "MeshGateway", "MeshService", "MeshExternalService", "MeshMultiZoneService", "MeshServiceSubset", "MeshHTTPRoute", "Dataplane");

    [Theory]
    [InlineData("""{"kind":"Mesh"}""")]
    [InlineData("""{"kind":"Mesh","name":"","labels":{},"tags":{},"proxyTypes":["Gateway"]}""")]
    [InlineData("""{"kind":"MeshSubset","tags":{"team":"shop"}}""")]
    [InlineData("""{"kind":"Dataplane"}""")]
    [InlineData("""{"kind":"Dataplane","namespace":"shop"}""")]
    [InlineData("""{"kind":"Dataplane","name":"Any Name"}""")]
    [InlineData("""{"kind":"MeshService","name":"cart_shop_svc_80","namespace":"shop","sectionName":"http"}""")]
    [InlineData("""{"kind":"MeshService","labels":{"team":"shop"},"sectionName":"http"}""")]
    [InlineData("""{"kind":"MeshExternalService","name":"bank"}""")]
    [InlineData("""{"kind":"MeshHTTPRoute","labels":{"team":"shop"}}""")]
    [InlineData("""{"kind":"MeshServiceSubset","name":"cart","tags":{"version":"*"}}""")]
    [InlineData("""{"kind":"MeshGateway","name":"edge"}""")]
    [InlineData("""{"kind":"MeshMultiZoneService","name":"Any Name","labels":{"a":"b"},"mesh":"other","tags":{"":""}}""")]
    public void accepts_what_kuma_accepts(string reference) => Assert.Empty(Found(reference, Every));

    [Theory]
    [InlineData("{}", "kind: must be defined")]
    [InlineData("""{"kind":""}""", "kind: must be defined")]
    [InlineData("""{"kind":"Pod","name":"!"}""", "kind: value 'Pod' is not supported")]
    [InlineData(
        """{"kind":"Mesh","name":"a","mesh":"b","tags":{"c":"d"},"labels":{"e":"f"},"namespace":"g","sectionName":"h","proxyTypes":[]}""",
        "name: using name with kind Mesh is not yet supported",
        "mesh: must not be set with kind Mesh",
        "tags: must not be set with kind Mesh",
        "labels: must not be set with kind Mesh",
        "namespace: must not be set with kind Mesh",
        "sectionName: must not be set with kind Mesh",
        "proxyTypes: must be undefined or have at least one element")]
    [InlineData(
        """{"kind":"Dataplane","name":"a","mesh":"b","tags":{"c":"d"},"labels":{"e":"f"},"sectionName":"h","proxyTypes":["Sidecar"]}""",
        "tags: must not be set with kind Dataplane",
        "mesh: must not be set with kind Dataplane",
        "proxyTypes: must not be set with kind Dataplane",
        "labels: either labels or name and namespace must be specified",
        "sectionName: can only be used with inbound policies")]
    [InlineData(
        """{"kind":"MeshSubset","name":"a","mesh":"b","tags":{"c*":"d/e","":""},"labels":{"e":"f"},"namespace":"g","sectionName":"h","proxyTypes":[]}""",
        "name: must not be set with kind MeshSubset",
        "mesh: must not be set with kind MeshSubset",
        "tags: tag name must be non-empty",
        "tags[\"\"]: tag value must be non-empty",
        "tags[\"c*\"]: tag name must consist of alphanumeric characters, dots, dashes, slashes and underscores",
        "tags[\"c*\"]: tag value must consist of alphanumeric characters, dots, dashes and underscores",
        "labels: must not be set with kind MeshSubset",
        "namespace: must not be set with kind MeshSubset",
        "sectionName: must not be set with kind MeshSubset",
        "proxyTypes: must be undefined or have at least one element")]
    [InlineData(
        """{"kind":"MeshService","name":"Cart","mesh":"b","tags":{"c":"d"},"labels":{"e":"f"},"proxyTypes":["Sidecar"]}""",
        "name: invalid characters: must consist of lower case alphanumeric characters, '-', '.' and '_'.",
        "mesh: must not be set with kind MeshService",
        "tags: must not be set with kind MeshService",
        "proxyTypes: must not be set with kind MeshService",
        "labels: either labels or name and namespace must be specified")]
    [InlineData("""{"kind":"MeshService","namespace":"shop"}""", "name or labels must be set when kind is MeshService")]
    [InlineData(
        """{"kind":"MeshHTTPRoute","namespace":"shop","sectionName":"http"}""",
        "sectionName: must not be set with kind MeshHTTPRoute",
        "name or labels must be set when kind is MeshHTTPRoute")]
    [InlineData(
        """{"kind":"MeshExternalService","name":"bank","labels":{"a":"b"},"sectionName":"http"}""",
        "labels: either labels or name must be specified",
        "sectionName: must not be set with kind MeshExternalService")]
    [InlineData(
        """{"kind":"MeshServiceSubset","tags":{"version":"v 1"},"labels":{"a":"b"},"namespace":"shop","sectionName":"http","mesh":"b","proxyTypes":["Sidecar"]}""",
        "name: must be set when kind is MeshServiceSubset",
        "mesh: must not be set with kind MeshServiceSubset",
        "proxyTypes: must not be set with kind MeshServiceSubset",
        "tags[\"version\"]: tag value must consist of alphanumeric characters, dots, dashes, slashes and underscores or be \"*\"",
        "labels: must not be set with kind MeshServiceSubset",
        "namespace: must not be set with kind MeshServiceSubset",
        "sectionName: must not be set with kind MeshServiceSubset")]
    [InlineData("""{"kind":"MeshGateway","name":"edge","tags":{"port":"http/80"}}""", "tags: must not be set with kind MeshGateway")]
    public void rejects_what_kuma_rejects(string reference, params string[] lines) => Assert.Equal(Expected(lines), Found(reference, Every));

    [Fact]
    public void leaves_room_for_what_a_policy_allows()
    {
        Assert.Empty(Found("""{"kind":"Dataplane","sectionName":"http"}""", Every with { Inbound = true }));
        Assert.Empty(Found("""{"kind":"MeshGateway","name":"edge","tags":{"port":"http/80"}}""", Every with { GatewayTags = true }));
        Assert.Empty(Found("""{"kind":"MeshService","name":"kuma.io/none"}""", Every with { AllowedName = "kuma.io/none" }));
        Assert.Equal(["targetRef.kind: only this"], Found("""{"kind":"Mesh"}""", new TargetRefRules("Dataplane") { KindError = "only this" }));
    }

    [Theory]
    [InlineData("""{"kind":"Mesh","name":"a","namespace":"b","mesh":"c","tags":{"d":"e"},"proxyTypes":[]}""")]
    [InlineData("""{"kind":"Dataplane","name":"a","labels":{"b":"c"}}""")]
    [InlineData("""{"kind":"MeshService","labels":{"a":"b"},"name":"Cart","sectionName":"http"}""")]
    [InlineData("""{"kind":"MeshMultiZoneService","labels":{"a":"b"},"sectionName":"http"}""")]
    public void leaves_names_out_of_account_from_kuma_3_0_on(string reference) => Assert.Empty(Found(reference, Every, KumaSemantics.V3_0));

    [Theory]
    [InlineData(
        """{"kind":"Mesh","labels":{"a":"b"},"sectionName":"http"}""",
        "labels: must not be set with kind Mesh",
        "sectionName: must not be set with kind Mesh")]
    [InlineData("""{"kind":"Dataplane","sectionName":"http"}""", "sectionName: can only be used with inbound policies")]
    [InlineData("""{"kind":"MeshService","name":"cart"}""", "labels: must be set when kind is MeshService")]
    [InlineData(
        """{"kind":"MeshHTTPRoute","sectionName":"http","labels":{}}""",
        "sectionName: must not be set with kind MeshHTTPRoute",
        "labels: must be set when kind is MeshHTTPRoute")]
    [InlineData(
        """{"kind":"MeshExternalService","sectionName":"http","name":"bank"}""",
        "sectionName: must not be set with kind MeshExternalService",
        "labels: must be set when kind is MeshExternalService")]
    [InlineData("""{"kind":"MeshMultiZoneService","name":"cart"}""", "labels: must be set when kind is MeshMultiZoneService")]
    [InlineData("""{"kind":"MeshSubset"}""", "kind: value 'MeshSubset' is not supported")]
    [InlineData("""{"kind":"MeshServiceSubset","name":"cart"}""", "kind: value 'MeshServiceSubset' is not supported")]
    [InlineData("""{"kind":"MeshGateway","name":"edge"}""", "kind: value 'MeshGateway' is not supported")]
    public void asks_for_labels_from_kuma_3_0_on(string reference, params string[] lines) =>
        Assert.Equal(Expected(lines), Found(reference, Every, KumaSemantics.V3_0));

    [Theory]
    [InlineData("Mesh", true)]
    [InlineData("Dataplane", true)]
    [InlineData("MeshService", false)]
    [InlineData("MeshHTTPRoute", false)]
    public void stands_at_a_mesh_or_a_dataplane_from_kuma_3_0_on(string kind, bool isSupported)
    {
        var reference = new TargetRef { Kind = kind, Labels = kind == "Mesh" ? null : new Dictionary<string, string> { ["a"] = "b" } };

        Assert.Equal(
            isSupported ? [] : [$"spec.targetRef.kind: value '{kind}' is not supported"],
            Judged.By(f => TargetRefValidator.ValidateTop(reference, Every, f), KumaSemantics.V3_0));
        Assert.Empty(Judged.By(f => TargetRefValidator.ValidateTop(reference, Every, f)));
    }

    [Fact]
    public void accepts_a_policy_without_a_reference() =>
        Assert.Empty(Judged.By(f => TargetRefValidator.ValidateTop(null, new TargetRefRules("Mesh"), f)));

    private static string[] Found(string reference, TargetRefRules rules, KumaSemantics? semantics = null) => Judged.By(
        f => TargetRefValidator.Validate(JsonSerializer.Deserialize(reference, ModelJson.Default.TargetRef), Place.Root.At("targetRef"), rules, f),
        semantics);

    private static IEnumerable<string> Expected(string[] lines) => lines.Select(l => l.StartsWith("name or", StringComparison.Ordinal) ? $"targetRef: {l}" : $"targetRef.{l}");
}
