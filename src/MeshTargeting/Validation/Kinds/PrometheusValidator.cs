using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges a backend of metrics, of a mesh or of a proxy: the one type there is, and its settings (validatePrometheusConfig in
/// pkg/core/resources/apis/mesh/mesh_validator.go).
/// </summary>
internal static class PrometheusValidator
{
    /// <summary>Judges a backend of metrics.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="findings">Gets what is wrong.</param>
    /// <param name="isDefaulted">
    /// Whether Kuma fills in defaults before it judges: then tls of mode providedTLS replaces skipMTLS (mesh_defaulter.go).
    /// </param>
    public static void ValidateTypeAndConf(MeshMetricsBackend backend, Place place, FindingList findings, bool isDefaulted = false)
    {
        if (backend.Type == PrometheusConf.Type)
        {
            Conf(PrometheusConf.Read(backend.Conf), place.At("conf"), findings, isDefaulted);
        }
        else
        {
            findings.Add(
                string.IsNullOrEmpty(backend.Type) ? KumaRules.ValueMissing : KumaRules.NotSupported,
                place.At("type"),
                $"unknown backend type. Available backends: \"{PrometheusConf.Type}\"");
        }
    }

    private static void Conf(PrometheusConf conf, Place place, FindingList findings, bool isDefaulted)
    {
        if (conf.Error is { } error)
        {
            findings.Add(KumaRules.Malformed, place, $"could not parse config: {error}");
        }
        else if (Contradicts(conf, isDefaulted))
        {
            findings.Add(KumaRules.Combination, place, "skipMTLS and tls configuration cannot be defined together");
        }
        else if (GoRegex.Problem(conf.FilterRegex) is { } problem)
        {
            findings.Add(KumaRules.Malformed, place.At("envoy.filterRegex"), $"provided regexp isn't correct: {problem}");
        }
        else
        {
            Aggregates(conf.Aggregates, place.At("aggregate"), findings);
        }
    }

    private static bool Contradicts(PrometheusConf conf, bool isDefaulted) =>
        conf.SkipsMtls is { } skips
        && conf.TlsMode is { } mode
        && mode != (skips ? PrometheusConf.Disabled : PrometheusConf.ActiveMtlsBackend)
        && !(isDefaulted && mode == PrometheusConf.ProvidedTls);

    private static void Aggregates(IReadOnlyList<string> names, Place place, FindingList findings)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (!used.Add(names[i]))
            {
                findings.Add(KumaRules.Repeated, place.At(i).At("name"), $"duplicate entry: {names[i]}, values have to be unique");
            }
        }
    }
}
