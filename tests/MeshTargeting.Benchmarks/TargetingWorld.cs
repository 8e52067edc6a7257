using System.Globalization;
using System.Text;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Benchmarks;

/// <summary>
/// A zone as large as wanted: of ten resources five are proxies, four are MeshServices and one is a policy. Policies are of five kinds:
/// some for the whole mesh, more of a service's owner for all its clients, most of a namespace for itself.
/// </summary>
internal sealed class TargetingWorld
{
    private const int ServicesPerNamespace = 50;

    /// <summary>So many policies are for every proxy of the mesh, however large it is.</summary>
    private const int MeshWide = 20;

    private static readonly KindDescriptor[] Kinds =
    [
        MeshTimeoutSpec.Descriptor,
        MeshRetrySpec.Descriptor,
        MeshCircuitBreakerSpec.Descriptor,
        MeshHTTPRouteSpec.Descriptor,
        MeshTrafficPermissionSpec.Descriptor,
    ];

    private TargetingWorld(World world, int services)
    {
        World = world;
        Services = services;
    }

    public World World { get; }

    /// <summary>How many services, and so how many namespaces, there are.</summary>
    public int Services { get; }

    /// <summary>A World of so many resources, with the given share of policies that are for all clients of one service.</summary>
    public static TargetingWorld OfSize(int size, int producers)
    {
        var services = size * 4 / 10;
        return Of(services, size / 2, size / 10, producers);
    }

    /// <summary>A World of so many of each.</summary>
    public static TargetingWorld Of(int services, int proxies, int policies, int producers)
    {
        var resources = Enumerable.Range(0, services).Select(Service)
            .Concat(Enumerable.Range(0, proxies).Select(i => Proxy(i, services)))
            .Concat(Enumerable.Range(0, policies).Select(i => Policy(i, services, producers)));
        return new TargetingWorld(World.Create(resources, new WorldOptions { Zone = "east" }), services);
    }

    /// <summary>A MeshService with two ports.</summary>
    public static Resource Service(int number) => new Resource<MeshServiceSpec>(
        MeshServiceSpec.Descriptor,
        Meta($"service-{number:d6}", NamespaceOf(number)),
        new MeshServiceSpec
        {
            Selector = new MeshServiceSelector { DataplaneLabels = new() { MatchLabels = new Dictionary<string, string> { ["app"] = AppOf(number) } } },
            Ports =
            [
                new MeshServicePort { Name = "http", Port = 80, TargetPort = new(8080), AppProtocol = "http" },
                new MeshServicePort { Name = "admin", Port = 9901, TargetPort = new(9901), AppProtocol = "tcp" },
            ],
        },
        Envelope.Kubernetes);

    /// <summary>A proxy of one of the services.</summary>
    public static Resource<DataplaneSpec> Proxy(int number, int services)
    {
        var service = number % services;
        return new Resource<DataplaneSpec>(
            DataplaneSpec.Descriptor,
            Meta($"proxy-{number:d6}", NamespaceOf(service), ("app", AppOf(service)), ("team", $"team-{service / ServicesPerNamespace % 20}")),
            new DataplaneSpec
            {
                Networking = new DataplaneNetworking
                {
                    Address = $"10.{number / 65536}.{number / 256 % 256}.{number % 256}",
                    Inbound =
                    [
                        new DataplaneInbound { Name = "http", Port = 8080, Tags = Tags(service) },
                        new DataplaneInbound { Name = "admin", Port = 9901, Tags = Tags(service) },
                    ],
                },
            },
            Envelope.Kubernetes);
    }

    /// <summary>A policy; of another timeout for another <paramref name="value"/>.</summary>
    public static Resource Policy(int number, int services, int producers, int value = 1)
    {
        var kind = Kinds[number % Kinds.Length];
        var service = number * 7 % services;
        if (number < MeshWide)
        {
            return Decode(kind, $"mesh-{number:d6}", "kuma-system", kind == MeshHTTPRouteSpec.Descriptor
                ? Route("", "service-000000", value, "team-0000")
                : Body(kind, """{"kind":"Mesh"}""", value, ""));
        }

        if (kind == MeshTrafficPermissionSpec.Descriptor || number >= MeshWide + producers)
        {
            var top = number % 2 == 0 ? "" : "\"targetRef\":" + $$$"""{"kind":"Dataplane","labels":{"app":"{{{AppOf(service)}}}"}},""";
            var other = $"service-{(service + ServicesPerNamespace) % services:d6}";
            var space = NamespaceOf((service + ServicesPerNamespace) % services);
            return Decode(kind, $"own-{number:d6}", NamespaceOf(service), kind == MeshHTTPRouteSpec.Descriptor
                ? Route(top, other, value, space)
                : Body(kind, $$"""{"kind":"MeshService","name":"{{other}}","namespace":"{{space}}"}""", value, top));
        }

        var name = $"service-{service:d6}";
        return Decode(kind, $"owner-{number:d6}", NamespaceOf(service), kind == MeshHTTPRouteSpec.Descriptor
            ? Route("", name, value, NamespaceOf(service))
            : Body(kind, $$"""{"kind":"MeshService","name":"{{name}}","sectionName":"http"}""", value, ""));
    }

    private static string NamespaceOf(int service) => $"team-{service / ServicesPerNamespace:d4}";

    private static string AppOf(int service) => $"app-{service:d6}";

    private static string Body(KindDescriptor kind, string to, int value, string top) => kind.Name switch
    {
        "MeshTimeout" => $$$$"""{{{{{top}}}}"to":[{"targetRef":{{{{to}}}},"default":{"connectionTimeout":"{{{{value}}}}s","http":{"requestTimeout":"15s"}}}]}""",
        "MeshRetry" => $$$$"""{{{{{top}}}}"to":[{"targetRef":{{{{to}}}},"default":{"http":{"numRetries":{{{{value}}}},"retryOn":["5xx"]}}}]}""",
        "MeshCircuitBreaker" => $$$$"""{{{{{top}}}}"to":[{"targetRef":{{{{to}}}},"default":{"connectionLimits":{"maxConnections":{{{{value}}}}}}}]}""",
        _ => $$$$"""
            {{{{{top}}}}"from":[
              {"targetRef":{"kind":"MeshSubset","tags":{"team":"team-{{{{value}}}}"}},"default":{"action":"Allow"}},
              {"targetRef":{"kind":"Mesh"},"default":{"action":"Deny"}}]}
            """,
    };

    private static string Route(string top, string to, int value, string ns) =>
        $$$$"""
        {{{{{top}}}}"to":[{"targetRef":{"kind":"MeshService","name":"{{{{to}}}}","namespace":"{{{{ns}}}}"},"rules":[{
          "matches":[{"path":{"type":"PathPrefix","value":"/v{{{{value}}}}"}}],
          "default":{"backendRefs":[{"kind":"MeshService","name":"{{{{to}}}}","namespace":"{{{{ns}}}}","port":80}]}}]}]}
        """;

    private static Resource Decode(KindDescriptor kind, string name, string ns, string spec) =>
        kind.Decode(Meta(name, ns), Encoding.UTF8.GetBytes(spec), default, Envelope.Kubernetes, null);

    private static Dictionary<string, string> Tags(int service) => new()
    {
        [KumaLabels.ServiceTag] = string.Create(CultureInfo.InvariantCulture, $"service-{service:d6}_{NamespaceOf(service)}_svc_80"),
        ["app"] = AppOf(service),
    };

    private static ResourceMetadata Meta(string name, string ns, params (string Key, string Value)[] labels) =>
        new() { Name = name, Namespace = ns, Mesh = "default", Labels = labels.ToDictionary(l => l.Key, l => l.Value) };
}
