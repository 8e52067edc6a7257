using System.Text.Json;
using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Expectations;

/// <summary>
/// What a team expects of a mesh. No resource of Kuma: no control plane ever sees it, and only the command <c>test</c> asks whether it
/// holds.
/// </summary>
public sealed record MeshExpectationSpec
{
    /// <summary>The API group of such documents.</summary>
    public const string Group = "meshservice.io";

    /// <summary>The kind's declaration; it is not in <see cref="KindCatalog"/>, where Kuma's kinds are.</summary>
    public static readonly KindDescriptor<MeshExpectationSpec> Descriptor = new(static () => ModelJson.Default.MeshExpectationSpec)
    {
        Name = "MeshExpectation",
        Plural = "meshexpectations",
        Group = Group,
        Version = "v1",
        Description = "MeshExpectation says what a team expects of its mesh: timeouts, shares of traffic, who reaches whom. meshservice test tells whether it holds.",
    };

    /// <summary>The expectations.</summary>
    [Required]
    [MinItems(1)]
    [Doc("The expectations. Each says one thing: what a policy sets, how traffic is shared, who reaches whom, or what has a policy.")]
    public IReadOnlyList<MeshExpectationItem>? Expect { get; init; }
}

/// <summary>One expectation.</summary>
public sealed record MeshExpectationItem
{
    /// <summary>What reports call it; null for a name made of what it says.</summary>
    [Doc("What reports call this expectation; made of what it says when absent.")]
    public string? Name { get; init; }

    /// <summary>The proxies that send; null for all of the mesh.</summary>
    [Doc("The proxies that send traffic; all proxies of the mesh when absent. One that selects no proxy fails.")]
    public ExpectedProxies? From { get; init; }

    /// <summary>Where they send; null for incoming traffic and whole proxies.</summary>
    [Doc("The destination that they send traffic to, or the route that it takes.")]
    public ExpectedDestination? To { get; init; }

    /// <summary>Inbounds, for settings of incoming traffic.</summary>
    [Doc("The inbounds, for settings of incoming traffic: those of a MeshService, or of a Dataplane.")]
    public ExpectedInbounds? At { get; init; }

    /// <summary>Settings of MeshTimeout.</summary>
    [Doc("Effective settings of MeshTimeout, by their path: http.requestTimeout: 3s.")]
    public IReadOnlyDictionary<string, JsonElement>? Timeout { get; init; }

    /// <summary>Settings of MeshRetry.</summary>
    [Doc("Effective settings of MeshRetry, by their path: http.numRetries: at most 3.")]
    public IReadOnlyDictionary<string, JsonElement>? Retry { get; init; }

    /// <summary>Settings of MeshCircuitBreaker.</summary>
    [Doc("Effective settings of MeshCircuitBreaker, by their path.")]
    public IReadOnlyDictionary<string, JsonElement>? CircuitBreaker { get; init; }

    /// <summary>Settings of MeshHealthCheck.</summary>
    [Doc("Effective settings of MeshHealthCheck, by their path.")]
    public IReadOnlyDictionary<string, JsonElement>? HealthCheck { get; init; }

    /// <summary>Settings of MeshRateLimit.</summary>
    [Doc("Effective settings of MeshRateLimit, by their path.")]
    public IReadOnlyDictionary<string, JsonElement>? RateLimit { get; init; }

    /// <summary>The kind of policy whose settings <see cref="Settings"/> are.</summary>
    [Doc("The kind of policy that settings belong to.")]
    public string? Policy { get; init; }

    /// <summary>Settings of the kind that <see cref="Policy"/> names.</summary>
    [Doc("Effective settings of the policies of that kind, by their path.")]
    public IReadOnlyDictionary<string, JsonElement>? Settings { get; init; }

    /// <summary>The request whose share is asked for; null for GET /.</summary>
    [Doc("The request whose way is asked for; GET / without headers when absent.")]
    public ExpectedRequest? Request { get; init; }

    /// <summary>Shares by backend.</summary>
    [Doc("The share of the traffic that each of these backends gets: \"MeshService app/backend-v2:http\": 10%. Kind, namespace and port may be left out.")]
    public IReadOnlyDictionary<string, JsonElement>? Backends { get; init; }

    /// <summary>Whether permissions let the proxies in.</summary>
    [Doc("Whether permissions (MeshTrafficPermission) let these proxies in at the destination.")]
    public bool? Allowed { get; init; }

    /// <summary>Whether the proxies know the destination, and permissions let them in.</summary>
    [Doc("Whether these proxies have the destination among their outbounds and are let in there.")]
    public bool? Reachable { get; init; }

    /// <summary>What must have a policy.</summary>
    [OneOf("MeshService", "MeshExternalService", "MeshMultiZoneService", "Dataplane")]
    [Doc("Every resource of this kind must have a policy: every service in namespace shop has a timeout.")]
    public string? Every { get; init; }

    /// <summary>What must not have a policy.</summary>
    [OneOf("MeshService", "MeshExternalService", "MeshMultiZoneService", "Dataplane")]
    [Doc("No resource of this kind may have a policy.")]
    public string? None { get; init; }

    /// <summary>Narrows <see cref="Every"/> or <see cref="None"/> to a namespace.</summary>
    [Doc("With every or none: only resources of this namespace.")]
    public string? Namespace { get; init; }

    /// <summary>Narrows <see cref="Every"/> or <see cref="None"/> by labels.</summary>
    [Doc("With every or none: only resources with these labels.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The kind of policy that they have.</summary>
    [Doc("With every or none: the kind of policy.")]
    public string? Has { get; init; }

    /// <summary>What the policy must set.</summary>
    [Doc("With every or none: settings that the policy has, by their path.")]
    public IReadOnlyDictionary<string, JsonElement>? Where { get; init; }
}

/// <summary>Proxies. What is given narrows; nothing selects all of the mesh.</summary>
public sealed record ExpectedProxies
{
    /// <summary>By name.</summary>
    [Doc("Name of the Dataplane; on Kubernetes that of the workload or Pod.")]
    public string? Name { get; init; }

    /// <summary>By namespace.</summary>
    [Doc("Namespace of the Dataplane, or of the service; beside a name the expectation's own namespace when absent.")]
    public string? Namespace { get; init; }

    /// <summary>By labels.</summary>
    [Doc("Labels of the Dataplane; on Kubernetes those of the Pod.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>By the MeshService that they serve.</summary>
    [Doc("Name of a MeshService: the proxies that serve it.")]
    public string? Service { get; init; }
}

/// <summary>A destination, as targetRef writes it.</summary>
public sealed record ExpectedDestination
{
    /// <summary>The kind; null for MeshService.</summary>
    [OneOf("MeshService", "MeshExternalService", "MeshMultiZoneService", "MeshHTTPRoute")]
    [Doc("Kind of the destination: MeshService when absent. With MeshHTTPRoute, the traffic that takes the route.")]
    public string? Kind { get; init; }

    /// <summary>By name.</summary>
    [Doc("Name of the destination.")]
    public string? Name { get; init; }

    /// <summary>By namespace.</summary>
    [Doc("Namespace of the destination; beside a name the expectation's own namespace when absent.")]
    public string? Namespace { get; init; }

    /// <summary>By labels.</summary>
    [Doc("Labels of the destination, in place of its name.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The port by name or number; null for all.</summary>
    [Doc("Port of the destination, by name or number; all ports when absent.")]
    public string? SectionName { get; init; }
}

/// <summary>Inbounds.</summary>
public sealed record ExpectedInbounds
{
    /// <summary>MeshService or Dataplane; null for MeshService.</summary>
    [OneOf("MeshService", "Dataplane")]
    [Doc("MeshService (when absent): the inbounds that serve it. Dataplane: those of the proxy.")]
    public string? Kind { get; init; }

    /// <summary>By name.</summary>
    [Doc("Name of the MeshService or Dataplane.")]
    public string? Name { get; init; }

    /// <summary>By namespace.</summary>
    [Doc("Namespace; beside a name the expectation's own namespace when absent.")]
    public string? Namespace { get; init; }

    /// <summary>By labels.</summary>
    [Doc("Labels of the MeshService or Dataplane, in place of its name.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The port or inbound; null for all.</summary>
    [Doc("Port of the MeshService by name or number, or inbound of the Dataplane by name or number; all when absent.")]
    public string? SectionName { get; init; }
}

/// <summary>A request.</summary>
public sealed record ExpectedRequest
{
    /// <summary>The path; null for <c>/</c>.</summary>
    [Doc("Path of the request, without query; / when absent.")]
    public string? Path { get; init; }

    /// <summary>The method; null for GET.</summary>
    [Doc("Method of the request; GET when absent.")]
    public string? Method { get; init; }

    /// <summary>The headers.</summary>
    [Doc("Headers of the request.")]
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The parameters of the query.</summary>
    [Doc("Parameters of the query.")]
    public IReadOnlyDictionary<string, string>? QueryParams { get; init; }
}
