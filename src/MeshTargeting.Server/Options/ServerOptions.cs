using System.Collections.Frozen;
using MeshTargeting.Findings;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Options;

/// <summary>What the log looks like, a line an entry.</summary>
public enum LogFormat
{
    /// <summary>Text for people.</summary>
    Text,

    /// <summary>JSON for programs.</summary>
    Json,
}

/// <summary>Everything that can be said to the server, from the command line, the environment and the configuration.</summary>
public sealed record ServerOptions
{
    /// <summary>The section of the configuration that holds these options, for example <c>MeshService__From</c> in the environment.</summary>
    public const string Section = "MeshService";

    /// <summary>The user as which Kubernetes collects garbage; Kuma always exempts it.</summary>
    public const string GarbageCollector = ControlPlane.GarbageCollector;

    /// <summary>The user as which Kubernetes deletes what is in a namespace that is deleted.</summary>
    public const string NamespaceController = "system:serviceaccount:kube-system:namespace-controller";

    /// <summary>
    /// The folder of manifests that is the World; watched. Relative to the working directory. Null where the World is the live state of a
    /// cluster (<see cref="Cluster"/>).
    /// </summary>
    public string? From { get; init; }

    /// <summary>Whether the World is the live state of the cluster that <c>KUBECONFIG</c> names, else of the one that the server runs in.</summary>
    public bool Cluster { get; init; }

    /// <summary>How long a watch of the cluster may be silent before it counts as broken; API servers give a sign every minute.</summary>
    public TimeSpan WatchSilence { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Where to listen; null leaves it to ASP.NET's own configuration, and where that is silent to <see cref="DefaultUrl"/>.</summary>
    public string? Urls { get; init; }

    /// <summary>Where the server listens unless told otherwise: a folder's on loopback, a cluster's for the cluster.</summary>
    public string DefaultUrl => Cluster ? ClusterUrl : FolderUrl;

    /// <summary>
    /// How much findings matter in reviews, by their codes or groups of codes: error denies, warning warns, info leaves a note in the audit
    /// log, null nothing. What is not said stays as it is: Kuma's rejections and what the reference forbids deny, the rest warns.
    /// </summary>
    public IReadOnlyDictionary<string, Severity?> Severities { get; init; } = FrozenDictionary<string, Severity?>.Empty;

    /// <summary>How many reviews are judged at once; more wait for a moment, and are then allowed unjudged.</summary>
    public int MaxReviews { get; init; } = 4 * Environment.ProcessorCount;

    /// <summary>
    /// How long the server goes on answering after it was told to stop, unready, so that nobody is sent to it any more; null for
    /// <see cref="DefaultDrain"/>.
    /// </summary>
    public TimeSpan? Drain { get; init; }

    /// <summary>A cluster needs time to notice that a replica is unready; a folder's server has no others.</summary>
    public TimeSpan DefaultDrain => Cluster ? ClusterDrain : TimeSpan.Zero;

    internal static readonly TimeSpan ClusterDrain = TimeSpan.FromSeconds(10);

    internal const string FolderUrl = "http://127.0.0.1:8080";
    internal const string ClusterUrl = "https://0.0.0.0:8443";

    /// <summary>The circumstances under which manifests are judged.</summary>
    public WorldOptions World { get; init; } = new();

    /// <summary>
    /// What the server keeps in step itself, as Kuma's control plane does: MeshServices, their status, addresses and hostnames. Nothing
    /// unless told so, for beside Kuma there would be two.
    /// </summary>
    public PlanSettings Controllers { get; init; } = new() { Duties = Duties.None };

    /// <summary>
    /// Users that Kuma exempts from its permission checks, and whom we deny nothing that Kuma takes; null for Kuma's own: its control
    /// plane, and the garbage collector.
    /// </summary>
    public IReadOnlyList<string>? PrivilegedUsers { get; init; }

    /// <summary>The audience for which tokens of callers must be issued; null for the API server's own.</summary>
    public string? TokenAudience { get; init; }

    /// <summary>Whether <c>GET /metrics</c> demands a token, as the endpoints do that show what is in a mesh.</summary>
    public bool ProtectMetrics { get; init; }

    /// <summary>What the log looks like.</summary>
    public LogFormat LogFormat { get; init; }

    /// <summary>The namespace that the server itself runs in: that of its Service, its Secrets and its Leases.</summary>
    public string Namespace { get; init; } = DefaultNamespace;

    internal const string DefaultNamespace = "meshservice-system";

    /// <summary>The name of the server's Service, and of both webhook configurations.</summary>
    public string WebhookName { get; init; } = DefaultWebhookName;

    internal const string DefaultWebhookName = "meshservice-webhook";

    /// <summary>Whether the server makes and renews its own certificates, and writes the webhooks' caBundle; only with <see cref="Cluster"/>.</summary>
    public bool SelfManagedCertificates { get; init; }

    /// <summary>DNS names and IP addresses for which the self-managed certificate holds beside the Service's own.</summary>
    public IReadOnlyList<string> CertificateHosts { get; init; } = [];

    /// <summary>Whether a user is one of these (isPrivilegedUser in pkg/plugins/runtime/k8s/webhooks/resourceadmissionchecker.go).</summary>
    public bool IsPrivileged(string user) =>
        user == GarbageCollector
        || (PrivilegedUsers ?? [World.User]).Contains(user);
}
