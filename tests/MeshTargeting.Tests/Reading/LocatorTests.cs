using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reading;

public class LocatorTests
{
    private const string Kubernetes = """
        # a comment
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: backend
          labels:
            kuma.io/mesh: prod
        spec:
          selector: {dataplaneTags: {app: "backend"}}
          ports:
            - port: 80
              name:
                http
            - port: 81
              targetPort:
          identities:
          - type: ServiceTag
            value: |
              some
              text
        """;

    private const string Universal = """
        type: Dataplane
        mesh: prod
        name: dp
        labels: {kuma.io/zone: east}
        networking:
          inbound:
            - port: 8080
              tags:
                kuma.io/service: backend
                "a\"b": c
        """;

    private const string List = """
        apiVersion: v1
        kind: List
        items:
          - kind: ConfigMap
          - apiVersion: kuma.io/v1alpha1
            kind: MeshService
            metadata: {name: a}
        """;

    [Theory]
    [InlineData("", "3:1")]
    [InlineData("kind", "4:7")]
    [InlineData("metadata", "5:1")]
    [InlineData("metadata.name", "6:9")]
    [InlineData("name", "6:9")]
    [InlineData("metadata.labels[\"kuma.io/mesh\"]", "8:19")]
    [InlineData("metadata.labels[kuma.io/mesh]", "8:19")]
    [InlineData("labels[\"kuma.io/mesh\"]", "8:19")]
    [InlineData("mesh", "8:19")]
    [InlineData("labels[\"kuma.io/origin\"]", "7:3")]
    [InlineData("metadata.namespace", "5:1")]
    [InlineData("spec", "9:1")]
    [InlineData("spec.selector", "10:13")]
    [InlineData("spec.selector.dataplaneTags[\"app\"]", "10:35")]
    [InlineData("spec.selector.dataplaneTags.app", "10:35")]
    [InlineData("spec.ports", "11:3")]
    [InlineData("spec.ports[0]", "12:7")]
    [InlineData("spec.ports[0].port", "12:13")]
    [InlineData("spec.ports[0].name", "14:9")]
    [InlineData("spec.ports[0].appProtocol", "12:7")]
    [InlineData("spec.ports[1].targetPort", "16:7")]
    [InlineData("spec.ports[1].targetPort.nothing", "16:7")]
    [InlineData("spec.ports[7].port", "11:3")]
    [InlineData("ports[1].port", "15:13")]
    [InlineData("spec.identities[0].value", "19:12")]
    [InlineData("nonsense.at[3].all", "9:1")]
    public void finds_places_in_the_Kubernetes_form(string path, string place) => Assert.Equal(place, Find(Kubernetes, path));

    [Theory]
    [InlineData("name", "3:7")]
    [InlineData("metadata.name", "3:7")]
    [InlineData("mesh", "2:7")]
    [InlineData("labels[\"kuma.io/zone\"]", "4:24")]
    [InlineData("networking.inbound[0].port", "7:13")]
    [InlineData("spec.networking.inbound[0].port", "7:13")]
    [InlineData("networking.inbound[0].tags", "8:7")]
    [InlineData("networking.inbound[0].tags[\"kuma.io/service\"]", "9:26")]
    [InlineData("networking.inbound[0].tags[\"a\\\"b\"]", "10:17")]
    [InlineData("spec", "1:1")]
    public void finds_places_in_the_Universal_form(string path, string place) => Assert.Equal(place, Find(Universal, path));

    [Fact]
    public void finds_fields_under_their_other_name() =>
        Assert.Equal("2:64", Find("type: Dataplane\nnetworking: {transparent_proxying: {reachable_backends: {refs: []}}}", "networking.transparentProxying.reachableBackends.refs"));

    [Theory]
    [InlineData("metadata.name", "6:3")]
    [InlineData("spec.ports[0].port", "12:7")]
    [InlineData("spec.selector", "10:3")]
    [InlineData("spec.ports[0]", "12:7")]
    public void points_at_the_key_where_that_is_asked_for(string path, string place) => Assert.Equal(place, Find(Kubernetes, path, Anchor.Key));

    [Theory]
    [InlineData("metadata.name", "7:22")]
    [InlineData("spec", "5:5")]
    public void paths_in_a_list_are_those_of_its_member(string path, string place) =>
        Assert.Equal(place, Show(Locator.Find(new SourceDocument(new SourceText("a.yaml", List), 0, 1), path)));

    [Fact]
    public void finds_places_in_JSON()
    {
        var text = new SourceText("a.json", "{\n  \"type\": \"Mesh\",\n  \"name\": [1, {\"é\": 2, \"b\": 3}]\n}");
        Assert.Equal("3:29", Show(Locator.Find(new SourceDocument(text, 0), "name[1].b")));
        Assert.Equal("3:24", Show(Locator.Find(new SourceDocument(text, 0), "name[1].b", Anchor.Key)));
    }

    [Fact]
    public void locates_findings_in_their_order_and_leaves_alone_those_that_have_a_place_or_no_text()
    {
        var source = new SourceDocument(new SourceText("a.yaml", Kubernetes), 0);
        var finding = new Finding { Rule = ReadingRules.WrongType, Message = "", Source = source, Path = "spec.ports[0].port" };
        var located = Locator.Locate([finding, finding with { Position = new Position(7, 7) }, finding with { Source = null }, finding with { Path = "kind" }]);
        Assert.Equal(["12:13", "7:7", "", "4:7"], located.Select(f => Show(f.Position)));
    }

    [Fact]
    public void a_document_that_cannot_be_read_has_no_places() => Assert.Equal("", Find("a: 'b", "a"));

    [Theory]
    [InlineData("[[[", "1:1")]
    [InlineData("a[\"b", "1:4")]
    [InlineData("..a..", "1:4")]
    [InlineData("a[99999999999999999999]", "1:4")]
    [InlineData("]", "1:1")]
    public void odd_paths_lead_as_far_as_they_can(string path, string place) => Assert.Equal(place, Find("a: b", path));

    private static string Find(string text, string path, Anchor anchor = Anchor.Value) =>
        Show(Locator.Find(new SourceDocument(new SourceText("a.yaml", text), 0), path, anchor));

    private static string Show(Position? position) => position is { } p ? $"{p.Line}:{p.Column}" : "";
}
