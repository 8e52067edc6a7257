using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Options;

/// <summary>A message for whoever started the server: what they said cannot be done.</summary>
public sealed class OptionsException(string message) : Exception(message);

/// <summary>Makes options of configuration, wherever it came from.</summary>
internal static class OptionsReader
{
    private static readonly Dictionary<string, ControlPlaneMode> Modes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["zone"] = ControlPlaneMode.Zone,
        ["federated-zone"] = ControlPlaneMode.FederatedZone,
        ["global"] = ControlPlaneMode.Global,
    };

    private static readonly Dictionary<string, MeshServicesMode> MeshServicesModes =
        Enum.GetValues<MeshServicesMode>().ToDictionary(m => m.ToString(), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, bool> Flags = new(StringComparer.OrdinalIgnoreCase) { ["true"] = true, ["false"] = false };

    private static readonly Dictionary<string, LogFormat> LogFormats =
        Enum.GetValues<LogFormat>().ToDictionary(f => f.ToString().ToLowerInvariant(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the options.</summary>
    /// <exception cref="OptionsException">A value is missing or means nothing.</exception>
    public static ServerOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(ServerOptions.Section);
        var from = section["From"] is { Length: > 0 } folder ? folder : null;
        var cluster = Choose(section, "Cluster", "--cluster", Flags, fallback: false);
        if (cluster == from is not null)
        {
            throw new OptionsException(cluster
                ? "--from FOLDER and --cluster exclude each other: the World is a folder or a cluster."
                : "Say what the World is: --from FOLDER (manifests) or --cluster (live state). (--help lists all options.)");
        }

        var selfManaged = Choose(section, "SelfManagedCertificates", "--self-managed-certificates", Flags, fallback: false);
        if (selfManaged && !cluster)
        {
            throw new OptionsException("--self-managed-certificates needs --cluster: the certificates are kept in the cluster.");
        }

        if (selfManaged && configuration["Kestrel:Certificates:Default:Path"] is { Length: > 0 } certificate)
        {
            throw new OptionsException($"--self-managed-certificates and the certificate {certificate} exclude each other: leave one of them out.");
        }

        var users = Values(section, "PrivilegedUsers");
        var world = World(section, cluster);
        return new ServerOptions
        {
            From = from,
            Cluster = cluster,
            Urls = configuration["urls"] is { Length: > 0 } urls ? urls : null,
            PrivilegedUsers = users.Count == 0 ? null : users,
            TokenAudience = section["TokenAudience"] is { Length: > 0 } audience ? audience : null,
            ProtectMetrics = Choose(section, "ProtectMetrics", "--protect-metrics", Flags, fallback: false),
            LogFormat = Choose(section, "LogFormat", "--log-format", LogFormats, cluster ? LogFormat.Json : LogFormat.Text),
            Namespace = section["Namespace"] is { Length: > 0 } own ? own : ServerOptions.DefaultNamespace,
            WebhookName = section["WebhookName"] is { Length: > 0 } webhook ? webhook : ServerOptions.DefaultWebhookName,
            SelfManagedCertificates = selfManaged,
            CertificateHosts = Values(section, "CertificateHosts"),
            WatchSilence = Seconds(section, "WatchSilence", "--watch-silence") ?? new ServerOptions().WatchSilence,
            Severities = SeverityOptions.Read(section),
            MaxReviews = MaxReviews(section),
            Drain = Drain(section),
            World = world,
            Controllers = ControllerOptions.Read(section, world.Mode),
        };
    }

    private static List<string> Values(IConfigurationSection section, string key) =>
        section.GetSection(key).GetChildren().Select(c => c.Value).OfType<string>().ToList();

    private static int MaxReviews(IConfigurationSection section) => section["MaxReviews"] switch
    {
        null or "" => new ServerOptions().MaxReviews,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        var text => throw new OptionsException($"--max-reviews is a number above 0, not '{text}'."),
    };

    private static TimeSpan? Drain(IConfigurationSection section) => section["Drain"] switch
    {
        null or "" => null,
        var text => Duration(text) ?? throw new OptionsException($"--drain is a duration such as 10s, not '{text}'."),
    };

    /// <summary>A duration as Go writes it; null for one that is none, or negative.</summary>
    internal static TimeSpan? Duration(string text) =>
        GoDuration.Parse(text) is >= 0 and var nanoseconds ? TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick) : null;

    private static WorldOptions World(IConfigurationSection section, bool cluster)
    {
        var noDerive = Choose(section, "NoDerive", "--no-derive", Flags, fallback: false);
        if (noDerive && Choose(section, "Derive", "--derive", Flags, fallback: false))
        {
            throw new OptionsException("--derive and --no-derive exclude each other.");
        }

        var defaults = new WorldOptions();
        return defaults with
        {
            // The folder of --from is the mesh, and so is the cluster.
            IsComplete = true,
            Mode = Choose(section, "Mode", "--mode", Modes, defaults.Mode),
            Zone = section["Zone"] is { Length: > 0 } zone ? zone : null,
            SystemNamespace = section["SystemNamespace"] is { Length: > 0 } system ? system : defaults.SystemNamespace,
            Semantics = Semantics(section, defaults.Semantics),
            MeshServicesMode = Choose(section, "MeshServicesMode", "--mesh-services-mode", MeshServicesModes, defaults.MeshServicesMode),
            DisableOriginLabelValidation = Choose(section, "DisableOriginLabelValidation", "--disable-origin-label-validation", Flags, fallback: false),
            // Where Kuma runs, what it makes is there: derived once more, every proxy would count twice.
            Derive = Choose(section, "Derive", "--derive", Flags, fallback: !cluster && !noDerive),
        };
    }

    private static TimeSpan? Seconds(IConfigurationSection section, string key, string option) =>
        section[key] is not { Length: > 0 } value ? null
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds)
            : throw new OptionsException($"{option} is a number of seconds from 1, not '{value}'.");

    private static KumaSemantics Semantics(IConfigurationSection section, KumaSemantics fallback) =>
        section["KumaVersion"] is not { Length: > 0 } version
            ? fallback
            : KumaSemantics.Parse(version) ?? throw Unknown("--kuma-version", version, ["2.14", "3.0"]);

    [SuppressMessage("Design", "CA1859", Justification = "The tables are read-only here.")]
    private static T Choose<T>(IConfigurationSection section, string key, string option, IReadOnlyDictionary<string, T> values, T fallback) =>
        section[key] is not { Length: > 0 } value
            ? fallback
            : values.TryGetValue(value, out var found) ? found : throw Unknown(option, value, values.Keys);

    private static OptionsException Unknown(string option, string value, IEnumerable<string> values) =>
        new($"{option} is one of {string.Join(", ", values)}, not '{value}'.");
}
