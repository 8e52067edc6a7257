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
    public static void ValidateTypeAndConf(MeshMetricsBackend backend, Place place, FindingList findings)
    {
        if (backend.Type == PrometheusConf.Type)
        {
            Conf(PrometheusConf.Read(backend.Conf), place.At("conf"), findings);
        }
        else
        {
            findings.Add(
                string.IsNullOrEmpty(backend.Type) ? KumaRules.ValueMissing : KumaRules.NotSupported,
                place.At("type"),
                $"unknown backend type. Available backends: \"{PrometheusConf.Type}\"");
        }
    }

    private static void Conf(PrometheusConf conf, Place place, FindingList findings)
    {
        if (conf.Error is { } error)
        {
            findings.Add(KumaRules.Malformed, place, $"could not parse config: {error}");
        }
        else if (conf.SkipsMtls is { } skips && conf.TlsMode is { } mode && mode != (skips ? PrometheusConf.Disabled : PrometheusConf.ActiveMtlsBackend))
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

    private static void Aggregates(IReadOnlyList<string> names, Place place, FindingList findings)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (!used.Add(names[i]))
            {
                findings.Add(KumaRules.Combination, place.At(i).At("name"), $"duplicate entry: {names[i]}, values have to be unique");
            }
        }
    }
}
