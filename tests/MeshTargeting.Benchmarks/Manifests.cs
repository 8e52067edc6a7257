using System.Globalization;
using MeshTargeting.Resources;

namespace MeshTargeting.Benchmarks;

/// <summary>A repository of one-document files, half MeshServices and half policies that refer to them; the same at every call.</summary>
internal static class Manifests
{
    /// <summary>Services to a namespace.</summary>
    private const int ServicesPerNamespace = 50;

    /// <summary>Writes <paramref name="count"/> documents of about 490 bytes.</summary>
    public static IReadOnlyList<SourceText> Create(int count)
    {
        var texts = new SourceText[count];
        for (var i = 0; i < count; i++)
        {
            var service = i / 2;
            texts[i] = i % 2 == 0
                ? new SourceText(Invariant($"services/{service:d5}.yaml"), MeshService(service))
                : new SourceText(Invariant($"policies/{service:d5}.yaml"), Policy(service));
        }

        return texts;
    }

    /// <summary>The namespace of a service.</summary>
    public static string NamespaceOf(int service) => Invariant($"team-{service / ServicesPerNamespace:d3}");

    /// <summary>A MeshService with two ports.</summary>
    public static string MeshService(int service) => Invariant(
        $"""
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: service-{service:d5}
          namespace: {NamespaceOf(service)}
          labels:
            kuma.io/mesh: default
            team: team-{service / ServicesPerNamespace:d3}
            tier: backend
        spec:
          selector:
            dataplaneTags:
              app: service-{service:d5}
              k8s.kuma.io/namespace: {NamespaceOf(service)}
          ports:
            - name: http
              port: 80
              targetPort: 8080
              appProtocol: http
            - name: metrics
              port: 9090
              targetPort: 9090
              appProtocol: http

        """);

    /// <summary>A Dataplane that serves one service.</summary>
    public static string Dataplane(int service) => Invariant(
        $"""
        apiVersion: kuma.io/v1alpha1
        kind: Dataplane
        mesh: default
        metadata:
          name: service-{service:d5}-0
          namespace: {NamespaceOf(service)}
          labels:
            app: service-{service:d5}
        spec:
          networking:
            address: 10.{service / 65536}.{service / 256 % 256}.{service % 256}
            inbound:
              - name: http
                port: 8080
                tags:
                  app: service-{service:d5}
                  k8s.kuma.io/namespace: {NamespaceOf(service)}
                  kuma.io/service: service-{service:d5}_{NamespaceOf(service)}_svc_80

        """);

    /// <summary>A policy that refers to one service: timeouts, retries and routes in turn.</summary>
    public static string Policy(int service) => (service % 3) switch
    {
        0 => Invariant(
            $"""
            apiVersion: kuma.io/v1alpha1
            kind: MeshTimeout
            metadata:
              name: timeout-{service:d5}
              namespace: {NamespaceOf(service)}
              labels:
                kuma.io/mesh: default
                team: team-{service / ServicesPerNamespace:d3}
            spec:
              targetRef:
                kind: Mesh
              to:
                - targetRef:
                    kind: MeshService
                    name: service-{service:d5}
                    sectionName: http
                  default:
                    connectionTimeout: 5s
                    idleTimeout: 1h
                    http:
                      requestTimeout: 15s

            """),
        1 => Invariant(
            $"""
            apiVersion: kuma.io/v1alpha1
            kind: MeshHTTPRoute
            metadata:
              name: route-{service:d5}
              namespace: {NamespaceOf(service)}
              labels:
                kuma.io/mesh: default
            spec:
              to:
                - targetRef:
                    kind: MeshService
                    name: service-{service:d5}
                  rules:
                    - matches:
                        - path:
                            type: PathPrefix
                            value: /v2
                      default:
                        backendRefs:
                          - kind: MeshService
                            name: service-{service:d5}
                            port: 80

            """),
        _ => Invariant(
            $"""
            apiVersion: kuma.io/v1alpha1
            kind: MeshRetry
            metadata:
              name: retry-{service:d5}
              namespace: {NamespaceOf(service)}
              labels:
                kuma.io/mesh: default
                team: team-{service / ServicesPerNamespace:d3}
            spec:
              targetRef:
                kind: Mesh
              to:
                - targetRef:
                    kind: MeshService
                    name: service-{service:d5}
                    sectionName: metrics
                  default:
                    http:
                      numRetries: 3
                      perTryTimeout: 2s
                      retryOn:
                        - "5xx"

            """),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
