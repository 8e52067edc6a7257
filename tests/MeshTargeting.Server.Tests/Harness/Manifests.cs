namespace MeshTargeting.Server.Tests.Harness;

/// <summary>Manifests that several tests use.</summary>
internal static class Manifests
{
    public static string Service(string name, int port = 80) => $$"""
        type: MeshService
        name: {{name}}
        mesh: default
        spec:
          selector:
            dataplaneTags: {kuma.io/service: {{name}}}
          ports:
            - {name: http, port: {{port}}, targetPort: 8080, appProtocol: http}
        """;

    public static string Timeout(string service) => $$"""
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: {{service}}, sectionName: http}
              default: {idleTimeout: 1h}
        """;
}
