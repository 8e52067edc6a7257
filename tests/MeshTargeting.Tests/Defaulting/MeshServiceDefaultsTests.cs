using System.Text.Json;
using CsCheck;
using MeshTargeting.Defaulting;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Tests.Validation;

namespace MeshTargeting.Tests.Defaulting;

public class MeshServiceDefaultsTests
{
    [Fact]
    public void fills_in_mesh_state_target_port_and_protocol_on_kubernetes()
    {
        var result = Defaulter.Apply(MeshServices.Kubernetes("""{"ports":[{"port":80},{"port":81,"targetPort":"http","appProtocol":"grpc"}]}"""));

        Assert.Equal(
            ["/metadata/labels/kuma.io~1mesh = default", "/spec/state = Unavailable", "/spec/ports/0/appProtocol = tcp", "/spec/ports/0/targetPort = 80"],
            result.FilledIn.Select(f => f.ToString()));
        var service = Assert.IsType<Resource<MeshServiceSpec>>(result.Resource);
        Assert.Equal("default", service.Metadata.Labels[KumaLabels.Mesh]);
        Assert.Equal(
            """{"state":"Unavailable","ports":[{"port":80,"targetPort":80,"appProtocol":"tcp"},{"port":81,"targetPort":"http","appProtocol":"grpc"}]}""",
            JsonSerializer.Serialize(service.Spec, ModelJson.Default.MeshServiceSpec));
    }

    [Fact]
    public void fills_in_the_field_mesh_on_universal()
    {
        var result = Defaulter.Apply(MeshServices.Universal("""{"state":"Available"}"""));

        Assert.Equal(["/mesh = default"], result.FilledIn.Select(f => f.ToString()));
        Assert.Equal("default", result.Resource.Metadata.Mesh);
        Assert.Empty(result.Resource.Metadata.Labels);
    }

    [Fact]
    public void leaves_a_mesh_that_is_named_alone()
    {
        var kubernetes = new ResourceMetadata { Name = "a", Namespace = "app", Mesh = "other", Labels = Labels("other") };
        var universal = new ResourceMetadata { Name = "a", Mesh = "other" };

        Assert.Empty(Defaulter.Apply(MeshServices.Kubernetes("""{"state":"Available"}""", kubernetes)).FilledIn);
        Assert.Empty(Defaulter.Apply(MeshServices.Universal("""{"state":"Available"}""", universal)).FilledIn);
    }

    [Fact]
    public void takes_empty_for_set()
    {
        var metadata = new ResourceMetadata { Name = "a", Namespace = "app", Labels = Labels("") };
        var service = MeshServices.Kubernetes("""{"state":"","ports":[{"port":80,"targetPort":"","appProtocol":""}]}""", metadata);

        var result = Defaulter.Apply(service);

        Assert.Empty(result.FilledIn);
        Assert.Same(service, result.Resource);
    }

    [Fact]
    public void takes_null_for_absent()
    {
        var result = Defaulter.Apply(MeshServices.Universal("""{"state":null,"ports":[{"port":80,"targetPort":null,"appProtocol":null}]}"""));

        Assert.Equal(
            ["/mesh", "/spec/state", "/spec/ports/0/appProtocol", "/spec/ports/0/targetPort"], result.FilledIn.Select(f => f.JsonPointer));
    }

    [Fact]
    public void leaves_the_target_port_of_a_port_without_number_absent()
    {
        var result = Defaulter.Apply(MeshServices.Universal("""{"state":"Available","ports":[{"appProtocol":"tcp"}]}"""));

        Assert.Null(Assert.IsType<Resource<MeshServiceSpec>>(result.Resource).Spec.Ports![0].TargetPort);
    }

    [Fact]
    public void twice_is_once_and_no_value_that_was_set_changes() =>
        Gen.Select(GeneratedMeshServices.Specs, Gen.Bool).Sample((spec, kubernetes) =>
        {
            var service = kubernetes ? MeshServices.Kubernetes(spec) : MeshServices.Universal(spec);

            var once = Defaulter.Apply(service);
            var twice = Defaulter.Apply(once.Resource);

            Assert.Empty(twice.FilledIn);
            Assert.Same(once.Resource, twice.Resource);
            Assert.True(Keeps(Json(service), Json(once.Resource)));
        });

    private static JsonElement Json(Resource resource) =>
        JsonSerializer.SerializeToElement(((Resource<MeshServiceSpec>)resource).Spec, ModelJson.Default.MeshServiceSpec);

    /// <summary>Whether everything that stands in the one stands in the other too, with the same values and in lists of the same length.</summary>
    private static bool Keeps(JsonElement before, JsonElement after) => before.ValueKind switch
    {
        JsonValueKind.Object => before.EnumerateObject().All(p => after.TryGetProperty(p.Name, out var value) && Keeps(p.Value, value)),
        JsonValueKind.Array => before.GetArrayLength() == after.GetArrayLength() && before.EnumerateArray().Zip(after.EnumerateArray(), Keeps).All(k => k),
        _ => JsonElement.DeepEquals(before, after),
    };

    private static Dictionary<string, string> Labels(string mesh) => new() { [KumaLabels.Mesh] = mesh };
}
