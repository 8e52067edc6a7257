using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Reading;

public class EnvelopeTests
{
    [Theory]
    [InlineData("labels: {kuma.io/mesh: prod}", "prod")]
    [InlineData("labels: {}", "default")]
    [InlineData("labels: {kuma.io/mesh: ''}", "")]
    public void on_Kubernetes_the_mesh_is_a_label(string labels, string mesh) =>
        Assert.Equal(mesh, Read.Clean($"{{apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {{name: a, {labels}}}}}").Metadata.Mesh);

    [Theory]
    [InlineData("mesh: prod, ", "prod")]
    [InlineData("", "default")]
    [InlineData("mesh: null, ", "default")]
    [InlineData("mesh: '', ", "")]
    public void on_Universal_the_mesh_is_a_field(string field, string mesh) =>
        Assert.Equal(mesh, Read.Clean($"{{type: MeshService, {field}name: a, spec: {{}}}}").Metadata.Mesh);

    [Theory]
    [InlineData("mesh: prod, ", "prod")]
    [InlineData("", "default")]
    public void a_Dataplane_has_its_mesh_as_a_field_on_Kubernetes_too(string field, string mesh) =>
        Assert.Equal(
            mesh,
            Read.Clean($"{{apiVersion: kuma.io/v1alpha1, kind: Dataplane, {field}metadata: {{name: a, labels: {{kuma.io/mesh: x}}}}}}").Metadata.Mesh);

    [Fact]
    public void kinds_without_a_mesh_have_none()
    {
        Assert.Equal("", Read.Clean("{type: Mesh, name: default}").Metadata.Mesh);
        Assert.Equal("", Read.Clean("{apiVersion: v1, kind: Service, metadata: {name: a, labels: {kuma.io/mesh: prod}}}").Metadata.Mesh);
    }

    [Fact]
    public void a_Dataplane_has_its_fields_at_the_top_on_Universal_and_in_spec_on_Kubernetes()
    {
        var universal = Read.Clean<DataplaneSpec>("{type: Dataplane, name: a, networking: {address: 10.0.0.1}}");
        var kubernetes = Read.Clean<DataplaneSpec>(
            "{apiVersion: kuma.io/v1alpha1, kind: Dataplane, metadata: {name: a}, spec: {networking: {address: 10.0.0.1}}}");

        Assert.Equal("10.0.0.1", universal.Spec.Networking!.Address);
        Assert.Equal("10.0.0.1", kubernetes.Spec.Networking!.Address);
    }

    [Fact]
    public void cluster_scoped_kinds_have_no_namespace() =>
        Assert.Equal("", Read.Clean("{apiVersion: kuma.io/v1alpha1, kind: Mesh, metadata: {name: a, namespace: b}}").Metadata.Namespace);

    [Fact]
    public void a_null_among_labels_is_an_empty_string() =>
        Assert.Equal("", Read.Clean("{type: MeshService, name: a, labels: {a: }, spec: {}}").Metadata.Labels["a"]);

    [Fact]
    public void a_name_that_Kubernetes_makes_up_is_no_missing_one() =>
        Assert.Equal("", Read.Clean("{apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {generateName: a-}}").Metadata.Name);

    [Theory]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {namespace: a}}", "1:61 MS007 metadata.name the resource has no name")]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: ''}}", "1:68 MS007 metadata.name the resource has no name")]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: MeshService}", "1:1 MS007 metadata.name the resource has no name")]
    [InlineData("{type: MeshService, mesh: default, spec: {}}", "1:1 MS007 name the resource has no name")]
    [InlineData("{apiVersion: kuma.io/v1alpha1, metadata: {name: a}}", "1:1 MS007 kind kind is missing")]
    [InlineData("{kind: MeshService, metadata: {name: a}}", "1:1 MS007 apiVersion apiVersion is missing; a MeshService has kuma.io/v1alpha1")]
    [InlineData("{apiVersion: kuma.io, kind: MeshService, metadata: {name: a}}", "1:14 MS007 apiVersion MeshService has no version \"kuma.io\", only \"kuma.io/v1alpha1\"")]
    [InlineData("{apiVersion: kuma.io/v1beta1, kind: MeshService, metadata: {name: a}}", "1:14 MS007 apiVersion MeshService has no version \"kuma.io/v1beta1\", only \"kuma.io/v1alpha1\"")]
    [InlineData("{apiVersion: kuma.oi/v1alpha1, kind: MeshService, metadata: {name: a}}", "1:14 MS007 apiVersion no kind of Kuma has the apiVersion \"kuma.oi/v1alpha1\"; did you mean \"kuma.io/v1alpha1\"?")]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: MeshService, type: MeshService, name: a}", "1:51 MS007 type this mixes the two forms: type belongs to Universal, kind and apiVersion to Kubernetes")]
    [InlineData("{type: MeshService, metadata: {name: a}}", "1:21 MS007 metadata this mixes the two forms: type belongs to Universal, metadata to Kubernetes")]
    public void says_what_an_envelope_lacks(string text, string finding)
    {
        Assert.Equal(finding, Read.Finding(text));
        Assert.Empty(Read.Yaml(text).Resources);
    }

    [Theory]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: Meshservice, metadata: {name: a}}", "1:38 MS008 kind Kuma has no kind \"Meshservice\"; did you mean \"MeshService\"?")]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: TrafficRute, metadata: {name: a}}", "1:38 MS008 kind Kuma has no kind \"TrafficRute\"; did you mean \"TrafficRoute\"?")]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: Nonsense, metadata: {name: a}}", "1:38 MS008 kind Kuma has no kind \"Nonsense\"")]
    [InlineData("{type: MeshTimout, mesh: default, name: a}", "1:8 MS008 type Kuma has no kind \"MeshTimout\"; did you mean \"MeshTimeout\"?")]
    [InlineData("{type: MeshTimout, name: a}", "1:8 MS008 type Kuma has no kind \"MeshTimout\"; did you mean \"MeshTimeout\"?")]
    [InlineData("{type: Nonsense, mesh: default, name: a}", "1:8 MS008 type Kuma has no kind \"Nonsense\"")]
    public void says_that_Kuma_has_no_such_kind(string text, string finding) => Assert.Equal(finding, Read.Finding(text));

    [Theory]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: b}}")]
    [InlineData("{apiVersion: apps/v1beta1, kind: Deployment, metadata: {name: a}}")]
    [InlineData("{apiVersion: appmesh.k8s.aws/v1beta2, kind: Mesh, metadata: {name: a}}")]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: MeshGatewayInstance, metadata: {name: a}}")]
    [InlineData("{type: Retry, name: a}")]
    [InlineData("{kind: Retry, name: a}")]
    [InlineData("{type: Secret, mesh: default, name: a, data: YQ==}")]
    [InlineData("{apiVersion: v2, name: shop, type: application, version: 1.0.0}")]
    [InlineData("{type: object, properties: {name: {type: string}}}")]
    [InlineData("{type: mesh, title: not a manifest}")]
    [InlineData("{resources: [a.yaml, b.yaml]}")]
    [InlineData("{replicas: 3, replicas: 4}")]
    [InlineData("{kind: Component, spec: {}}")]
    [InlineData("[{op: replace, path: /spec, value: 1}]")]
    [InlineData("just some text")]
    [InlineData("{}")]
    public void leaves_alone_and_counts_what_is_not_ours(string text)
    {
        var result = Read.Yaml(text);
        Assert.Empty(result.Findings.Select(Read.Line));
        Assert.Empty(result.Resources);
        Assert.Equal(1, result.Ignored);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment")]
    [InlineData("---\n---\n# nothing\n---\n")]
    [InlineData("~")]
    [InlineData("\uFEFF")]
    public void an_empty_document_is_nothing_at_all(string text)
    {
        var result = Read.Yaml(text);
        Assert.Empty(result.Findings.Select(Read.Line));
        Assert.Empty(result.Resources);
        Assert.Equal(0, result.Ignored);
    }

    [Theory]
    [InlineData("labels: {a: true}", "5:15 MS004 metadata.labels[\"a\"] expected a string, found the boolean true; put it in quotes: \"true\"")]
    [InlineData("labels: {a.b/c: 1.0}", "5:19 MS004 metadata.labels[\"a.b/c\"] expected a string, found the number 1.0; put it in quotes: \"1.0\"")]
    [InlineData("annotations: {a: [b]}", "5:20 MS004 metadata.annotations[\"a\"] expected a string, found a list")]
    [InlineData("labels: [a]", "5:11 MS004 metadata.labels expected an object, found a list")]
    [InlineData("namespace: 7", "5:14 MS004 metadata.namespace expected a string, found the number 7; put it in quotes: \"7\"")]
    [InlineData("creationTimestamp: noon", "5:22 MS004 metadata.creationTimestamp expected a time as in \"2027-01-31T12:00:00Z\"")]
    [InlineData("lables: {}", "5:3 MS002 metadata.lables unknown field \"lables\"; did you mean \"labels\"?")]
    [InlineData("mesh: prod", "5:3 MS002 metadata.mesh unknown field \"mesh\"; on Kubernetes the mesh is the label kuma.io/mesh")]
    public void judges_metadata(string field, string finding) =>
        Assert.Equal(finding, Read.Finding($"apiVersion: kuma.io/v1alpha1\nkind: MeshService\nmetadata:\n  name: a\n  {field}\n"));

    [Theory]
    [InlineData("metadata: 3", "MS004")]
    [InlineData("metadata: {name: 80}", "MS004")]
    [InlineData("metadata: {name: [a]}", "MS004")]
    public void a_name_of_a_wrong_type_is_reported_as_that_alone(string metadata, string codes) =>
        Assert.Equal(codes, Read.Codes($"{{apiVersion: kuma.io/v1alpha1, kind: MeshService, {metadata}}}"));

    [Theory]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: MeshService, mesh: prod, metadata: {name: a}}", "1:51 MS002 mesh unknown field \"mesh\"; on Kubernetes the mesh is the label kuma.io/mesh")]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: MeshService, ports: [], metadata: {name: a}}", "1:51 MS002 ports unknown field \"ports\"; it belongs in \"spec\"")]
    [InlineData("{apiVersion: kuma.io/v1alpha1, kind: MeshService, namespace: b, metadata: {name: a}}", "1:51 MS002 namespace unknown field \"namespace\"; it belongs in \"metadata\"")]
    [InlineData("{type: Dataplane, name: a, spec: {networking: {}}}", "1:28 MS002 spec unknown field \"spec\"; in Universal form the fields of a Dataplane stand at the top, without spec")]
    [InlineData("{type: MeshService, name: a, label: {}, spec: {}}", "1:30 MS002 label unknown field \"label\"; did you mean \"labels\"?")]
    public void judges_the_top_of_a_document(string text, string finding) => Assert.Equal(finding, Read.Finding(text));

    [Fact]
    public void Universal_demands_a_spec_and_Kubernetes_does_not()
    {
        var finding = Assert.Single(Read.Yaml("{type: MeshService, name: a}").Findings);
        Assert.Equal("1:1 MS101 spec spec in body is required", Read.Line(finding));
        Assert.Equal("", finding.Field);
        Read.Clean("{apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: a}}");
        Read.Clean("{type: Dataplane, name: a}");
    }

    [Fact]
    public void nothing_is_judged_in_kinds_of_which_only_a_part_is_declared()
    {
        var service = Read.Clean(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: a, labels: {a: true, b: c}, nonsense: 1}
            nonsense: 2
            spec:
              ports: [{port: "80", name: http, name: http2, nonsense: 3}]
            """);

        Assert.Equal("c", Assert.Single(service.Metadata.Labels).Value);
    }

    [Fact]
    public void findings_name_the_resource()
    {
        var text = "{apiVersion: kuma.io/v1alpha1, kind: MeshService, metadata: {name: a, namespace: b, labels: {kuma.io/mesh: m}}, spec: {x: 1}}";
        Assert.Equal(new ResourceId("MeshService", "m", "b", "a"), Assert.Single(Read.Yaml(text).Findings).Resource);
    }
}
