using MeshTargeting.Generation.Addresses;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Server.Options;

/// <summary>An option of the command line.</summary>
/// <param name="Name">Its name, without hyphens in front.</param>
/// <param name="Value">What its value is, for the help; empty where it has none.</param>
/// <param name="Key">The key of configuration that it sets.</param>
/// <param name="Help">What it does, in a sentence.</param>
internal sealed record Option(string Name, string Value, string Key, string Help)
{
    /// <summary>Whether the argument that follows is never its value: there is none, or it stands behind an equals sign.</summary>
    public bool IsFlag => Value.Length == 0 || IsValueOptional;

    /// <summary>Whether it may stand without its value, which is <c>true</c> then.</summary>
    public bool IsValueOptional { get; init; }

    public bool IsRepeatable { get; init; }
}

/// <summary>The options of the command line, in the order of the help.</summary>
internal static class OptionTable
{
    public static readonly IReadOnlyList<Option> All =
    [
        new("from", "FOLDER", Of("From"), "Manifests that are the World; watched, a change counts within a second."),
        new("cluster", "", Of("Cluster"), "The World is the live state of a cluster: KUBECONFIG's, else the one that the server runs in."),
        new("urls", "URLS", "urls", $"Where to listen, several with ';'. Default {ServerOptions.FolderUrl} with --from, {ServerOptions.ClusterUrl} with --cluster."),
        new("mode", "MODE", Of("Mode"), "zone, federated-zone or global. Default zone."),
        new("zone", "NAME", Of("Zone"), "The zone's name. Default 'default'; without meaning on global."),
        new("system-namespace", "NAME", Of("SystemNamespace"), "The namespace of Kuma's control plane. Default kuma-system."),
        new("kuma-version", "VERSION", Of("KumaVersion"), "2.14 or 3.0. Default 2.14."),
        new("mesh-services-mode", "MODE", Of("MeshServicesMode"), "Disabled, Everywhere, ReachableBackends or Exclusive, for meshes that no manifest defines. Default Exclusive."),
        new("no-derive", "", Of("NoDerive"), "Only what the manifests hold: no MeshServices from Services, no Dataplanes from workloads."),
        new("derive", "", Of("Derive"), "With --cluster: also what Kuma would make of Services and Pods, for clusters where no Kuma makes it. With --from that is the default."),
        new("watch-silence", "SECONDS", Of("WatchSilence"), "With --cluster: how long a watch may be silent before it is begun anew, from 1. Default 180."),
        new("controllers", "LIST", Of("Controllers"), "What the server keeps in step as Kuma's control plane does: all, none, or some of generation, status, addresses, hostnames, multizone and default-generators, with commas. Default none."),
        new("mesh-service-cidr", "CIDR", Of("MeshServiceCidr"), $"Where MeshServices get their addresses from. Default {RangeOf(MeshServiceSpec.Descriptor)}."),
        new("mesh-external-service-cidr", "CIDR", Of("MeshExternalServiceCidr"), $"The same for MeshExternalServices. Default {RangeOf(MeshExternalServiceSpec.Descriptor)}."),
        new("mesh-multi-zone-service-cidr", "CIDR", Of("MeshMultiZoneServiceCidr"), $"The same for MeshMultiZoneServices. Default {RangeOf(MeshMultiZoneServiceSpec.Descriptor)}."),
        new("deletion-grace-period", "DURATION", Of("DeletionGracePeriod"), "How long a MeshService that was generated stays when its last Dataplane has gone. Default 1h."),
        new("label-propagation", "KEYS", Of("LabelPropagation"), "Labels and tags of Dataplanes become labels of the MeshServices that are generated of them; with =KEYS only these, with commas.") { IsValueOptional = true },
        new("privileged-user", "NAME", Of("PrivilegedUsers"), "A user whom Kuma exempts from its permission checks, in place of its control plane; may be repeated.") { IsRepeatable = true },
        new("disable-origin-label-validation", "", Of("DisableOriginLabelValidation"), "No label kuma.io/origin is demanded or refused, as with Kuma's setting of that name."),
        new("token-audience", "NAME", Of("TokenAudience"), "Tokens of callers must be issued for this audience. Default the API server's own."),
        new("protect-metrics", "", Of("ProtectMetrics"), "GET /metrics demands a token, too, with the right to get that path."),
        new("log-format", "FORMAT", Of("LogFormat"), "text or json, a line an entry. Default text with --from, json with --cluster."),
        new("namespace", "NAME", Of("Namespace"), $"The namespace that the server itself runs in. Default {ServerOptions.DefaultNamespace}."),
        new("webhook-name", "NAME", Of("WebhookName"), $"The name of its Service and of both webhook configurations. Default {ServerOptions.DefaultWebhookName}."),
        new("self-managed-certificates", "", Of("SelfManagedCertificates"), "With --cluster: the server makes and renews its own certificates, and writes the webhooks' caBundle."),
        new("certificate-host", "HOST", Of("CertificateHosts"), "A DNS name or IP address for which the self-managed certificate holds beside the Service's; may be repeated.") { IsRepeatable = true },
        new("enforce", "CODE", Of("Enforce"), "A code (MS302) or group of codes (MS3xx) whose findings deny; may be repeated.") { IsRepeatable = true },
        new("warn", "CODE", Of("Warn"), "A code or group of codes whose findings only warn; may be repeated.") { IsRepeatable = true },
        new("max-reviews", "NUMBER", Of("MaxReviews"), "So many reviews are judged at once; what waits too long is allowed with a warning. Default 4 for each processor."),
        new("drain", "DURATION", Of("Drain"), "How long to go on answering after being told to stop, for example 10s. Default 0s with --from, 10s with --cluster."),
        new("environment", "NAME", "environment", "ASP.NET's environment. Default Production."),
    ];

    public static Option? Find(string name) => All.FirstOrDefault(o => o.Name == name);

    private static AddressRange RangeOf(KindDescriptor kind) => ServiceVips.Defaults.Single(d => d.Kind == kind).Range;

    private static string Of(string key) => $"{ServerOptions.Section}:{key}";
}
