using System.Text.Json;

namespace MeshTargeting.Resources.Kinds;

/// <summary>
/// The settings of a Prometheus backend, which manifests write as a free object (PrometheusMetricsBackendConfig in
/// api/mesh/v1alpha1/metrics.proto). Of their values only those are kept that something depends on.
/// </summary>
internal sealed class PrometheusConf
{
    /// <summary>The type of backend that has these settings.</summary>
    public const string Type = "prometheus";

    /// <summary>TLS as the mesh has it.</summary>
    public const string ActiveMtlsBackend = "activeMTLSBackend";

    /// <summary>TLS with certificates of the user's own.</summary>
    public const string ProvidedTls = "providedTLS";

    /// <summary>No TLS.</summary>
    public const string Disabled = "disabled";

    private PrometheusConf(ProtobufStruct conf)
    {
        _ = conf.UInt32("port");
        _ = conf.String("path");
        _ = conf.StringMap("tags");
        SkipsMtls = conf.Boolean("skipMTLS");
        Aggregates = [.. conf.Objects("aggregate").Select(Aggregate)];
        if (conf.Object("envoy") is { } envoy)
        {
            FilterRegex = envoy.String("filterRegex");
            _ = envoy.Boolean("usedOnly");
        }

        TlsMode = conf.Object("tls")?.Enum("mode", [ActiveMtlsBackend, ProvidedTls, Disabled], "kuma.mesh.v1alpha1.PrometheusTlsConfig.Mode");
        Error = conf.Error;
    }

    /// <summary>Why the settings cannot be read, in the words of Go's decoder; null where they can.</summary>
    public string? Error { get; }

    /// <summary>Whether metrics go without mutual TLS; null where nothing is said.</summary>
    public bool? SkipsMtls { get; }

    /// <summary>How TLS is done; null where nothing is said.</summary>
    public string? TlsMode { get; }

    /// <summary>Which of Envoy's metrics are shown, a regular expression; empty for all.</summary>
    public string FilterRegex { get; } = "";

    /// <summary>The names of the applications whose metrics are added.</summary>
    public IReadOnlyList<string> Aggregates { get; }

    /// <summary>Reads the settings.</summary>
    /// <param name="conf">As the manifest has them; null is none.</param>
    public static PrometheusConf Read(IReadOnlyDictionary<string, JsonElement>? conf) => new(new ProtobufStruct(conf));

    private static string Aggregate(ProtobufStruct conf)
    {
        var name = conf.String("name");
        _ = conf.UInt32("port");
        _ = conf.String("path");
        _ = conf.Boolean("enabled");
        _ = conf.String("address");
        return name;
    }
}
