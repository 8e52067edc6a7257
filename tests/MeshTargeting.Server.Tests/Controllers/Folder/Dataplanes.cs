namespace MeshTargeting.Server.Tests.Controllers.Folder;

/// <summary>Dataplanes of Universal.</summary>
internal static class Dataplanes
{
    public static string Of(string name, string service) => $$"""
        type: Dataplane
        mesh: default
        name: {{name}}
        networking:
          address: 10.1.1.1
          inbound:
            - port: 6379
              tags:
                kuma.io/service: {{service}}
        """;
}
