using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Tests.Reading;

public class ManifestReaderTests
{
    private const string Kubernetes = """
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: backend
          namespace: app
          labels:
            kuma.io/mesh: prod
            team: shop
          annotations:
            note: "yes"
          creationTimestamp: "2026-01-31T12:00:00Z"
        spec:
          selector:
            dataplaneTags:
              app: backend
          ports:
            - name: http
              port: 80
              targetPort: 8080
              appProtocol: http
            - port: 9000
              targetPort: admin
        """;

    private const string Universal = """
        type: MeshService
        name: backend
        mesh: prod
        labels:
          team: shop
        spec:
          selector:
            dataplaneRef:
              name: backend-1
          ports:
            - port: 80
        """;

    [Fact]
    public void reads_the_Kubernetes_form()
    {
        var resource = Assert.IsType<Resource<MeshServiceSpec>>(Only(Kubernetes));
        Assert.Equal(new ResourceId("MeshService", "prod", "app", "backend"), resource.Id);
        Assert.Equal(Envelope.Kubernetes, resource.Envelope);
        Assert.Equal("shop", resource.Metadata.Labels["team"]);
        Assert.Equal("yes", resource.Metadata.Annotations["note"]);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), resource.Metadata.CreationTime);
        Assert.Equal("backend", resource.Spec.Selector!.DataplaneTags!["app"]);
        Assert.Equal(new IntOrString(8080), resource.Spec.Ports![0].TargetPort);
        Assert.Equal(new IntOrString("admin"), resource.Spec.Ports[1].TargetPort);
        Assert.Null(resource.Spec.Ports[1].AppProtocol);
    }

    [Fact]
    public void reads_the_Universal_form()
    {
        var resource = Assert.IsType<Resource<MeshServiceSpec>>(Only(Universal));
        Assert.Equal(new ResourceId("MeshService", "prod", "", "backend"), resource.Id);
        Assert.Equal(Envelope.Universal, resource.Envelope);
        Assert.Equal("shop", resource.Metadata.Labels["team"]);
        Assert.Equal("backend-1", resource.Spec.Selector!.DataplaneRef!.Name);
    }

    private static Resource Only(string text)
    {
        var result = ManifestReader.Read(new SourceText("a.yaml", text));
        Assert.Empty(result.Findings);
        return Assert.Single(result.Resources);
    }
}
