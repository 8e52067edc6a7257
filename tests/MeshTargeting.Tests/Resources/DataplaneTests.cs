using System.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Tests.Resources;

public class DataplaneTests
{
    [Fact]
    public void reads_inbounds_outbounds_and_transparent_proxying()
    {
        var spec = Decode(DataplaneSpec.Descriptor, """
            {"networking": {
              "address": "10.0.0.1",
              "inbound": [{"port": 8080, "servicePort": 80, "name": "http", "protocol": "http", "state": "NotReady",
                           "tags": {"kuma.io/service": "web"}, "health": {"ready": false}, "serviceProbe": {"interval": "10s", "tcp": {}}}],
              "outbound": [{"port": 3306, "backendRef": {"kind": "MeshService", "name": "db", "port": 3306}}],
              "transparentProxying": {"redirectPortInbound": 15006, "reachableBackends": {"refs": [{"kind": "MeshService", "name": "db"}]}}}}
            """);

        var inbound = Assert.Single(spec.Networking!.Inbound!);
        Assert.Equal((8080u, 80u, "http", "NotReady"), (inbound.Port, inbound.ServicePort, inbound.Name, inbound.State));
        Assert.Equal("web", inbound.Tags!["kuma.io/service"]);
        Assert.Equal("db", Assert.Single(spec.Networking.Outbound!).BackendRef!.Name);
        Assert.Equal("db", Assert.Single(spec.Networking.TransparentProxying!.ReachableBackends!.Refs!).Name);
    }

    [Fact]
    public void knows_protobuf_fields_by_their_snake_case_names_too()
    {
        var networking = (ObjectSchema)DataplaneSpec.Descriptor.Spec.Find("networking")!.Schema;

        Assert.Equal("transparentProxying", networking.Find("transparent_proxying")!.Name);
        Assert.Same(networking.Find("transparentProxying"), networking.Find("transparent_proxying"));
        Assert.Null(networking.Find("TransparentProxying"));
    }

    [Fact]
    public void a_pod_has_numbered_ports_and_a_status()
    {
        var pod = (Resource<PodSpec>)PodSpec.Descriptor.Decode(
            new ResourceMetadata { Name = "web-0" },
            """{"containers": [{"name": "web", "ports": [{"name": "http", "containerPort": 8080}]}]}"""u8,
            """{"podIP": "10.0.0.1", "containerStatuses": [{"name": "web", "ready": true}]}"""u8,
            Envelope.Kubernetes,
            source: null);

        Assert.Equal(8080, pod.Spec.Containers![0].Ports![0].Number);
        Assert.Equal("10.0.0.1", ((PodStatus)pod.Status!).PodIP);
    }

    [Fact]
    public void an_endpoint_slice_has_its_fields_beside_its_metadata()
    {
        Assert.True(EndpointSliceSpec.Descriptor.SpecInlineOnKubernetes);

        var spec = Decode(EndpointSliceSpec.Descriptor, """
            {"addressType": "IPv4", "endpoints": [{"addresses": ["10.0.0.1"], "targetRef": {"kind": "Pod", "name": "web-0"}}]}
            """);

        Assert.Equal("web-0", spec.Endpoints![0].TargetRef!.Name);
    }

    [Fact]
    public void a_mesh_keeps_settings_that_depend_on_a_type_as_they_are()
    {
        var spec = Decode(MeshSpec.Descriptor, """
            {"mtls": {"enabledBackend": "ca", "backends": [{"name": "ca", "type": "builtin", "conf": {"caCert": {"rsaBits": 2048}}}]},
             "meshServices": {"mode": "Exclusive"}}
            """);

        Assert.Equal("Exclusive", spec.MeshServices!.Mode);
        Assert.Equal(2048, spec.Mtls!.Backends![0].Conf!["caCert"].GetProperty("rsaBits").GetInt32());
    }

    private static T Decode<T>(KindDescriptor<T> kind, string json)
        where T : class =>
        ((Resource<T>)kind.Decode(new ResourceMetadata { Name = "a" }, Encoding.UTF8.GetBytes(json), [], Envelope.Universal, null)).Spec;
}
