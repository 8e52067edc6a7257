using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges a mesh's backends of logs, traces and metrics (pkg/core/resources/apis/mesh/mesh_validator.go). In Kuma's paths the
/// settings of the first two are called config, and conf in manifests.
/// </summary>
internal static class MeshBackendsValidator
{
    /// <summary>Judges the backends of access logs.</summary>
    public static void ValidateLogging(MeshLogging? logging, Place place, FindingList findings)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < logging?.Backends?.Count; i++)
        {
            var backend = logging.Backends[i];
            var at = place.At("backends").At(i);
            NotEmpty(backend.Name, at.At("name"), findings);
            Logging(backend, at, findings);
            Name(backend.Name, used, at, findings);
        }

        Known(logging?.DefaultBackend, used, place.At("defaultBackend"), "has to be set to one of the logging backend in mesh", findings);
    }

    /// <summary>Judges the backends of traces.</summary>
    public static void ValidateTracing(MeshTracing? tracing, Place place, FindingList findings)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tracing?.Backends?.Count; i++)
        {
            var backend = tracing.Backends[i];
            var at = place.At("backends").At(i);
            NotEmpty(backend.Name, at.At("name"), findings);
            if (backend.Sampling is < 0 or > 100)
            {
                findings.Add(KumaRules.OutOfBounds, at.At("sampling"), "has to be in [0.0 - 100.0] range");
            }

            Tracing(backend, at, findings);
            Name(backend.Name, used, at, findings);
        }

        Known(tracing?.DefaultBackend, used, place.At("defaultBackend"), "has to be set to one of the tracing backend in mesh", findings);
    }

    /// <summary>Judges the backends of metrics.</summary>
    public static void ValidateMetrics(MeshMetrics? metrics, Envelope envelope, Place place, FindingList findings)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < metrics?.Backends?.Count; i++)
        {
            var at = place.At("backends").At(i);
            Name(metrics.Backends[i].Name, used, at, findings);

            // On Kubernetes the webhook that fills in defaults comes first, and resolves one contradiction.
            PrometheusValidator.ValidateTypeAndConf(metrics.Backends[i], at, findings, isDefaulted: envelope == Envelope.Kubernetes);
        }

        Known(metrics?.EnabledBackend, used, place.At("enabledBackend"), "has to be set to one of the backends in the mesh", findings);
    }

    /// <summary>Reports a name that another backend has, and notes it.</summary>
    public static void Name(string? name, HashSet<string> used, Place backend, FindingList findings)
    {
        if (!used.Add(name ?? ""))
        {
            findings.Add(KumaRules.Repeated, backend.At("name"), $"{GoQuote.Of(name ?? "")} name is already used for another backend");
        }
    }

    /// <summary>Reports the name of a backend that there is not.</summary>
    public static void Known(string? name, HashSet<string> names, Place place, string message, FindingList findings)
    {
        if (!string.IsNullOrEmpty(name) && !names.Contains(name))
        {
            findings.Add(KumaRules.NotSupported, place, message);
        }
    }

    private static void Logging(MeshLoggingBackend backend, Place at, FindingList findings)
    {
        var conf = new ProtobufStruct(backend.Conf);
        var place = at.AtInManifest("conf").AtInKuma("config");
        switch (backend.Type)
        {
            case "file":
                var path = conf.String("path");
                if (IsReadable(conf, place, findings))
                {
                    NotEmpty(path, place.At("path"), findings);
                }

                break;
            case "tcp":
                var address = conf.String("address");
                if (IsReadable(conf, place, findings) && NotEmpty(address, place.At("address"), findings) && !IsHostAndPort(address))
                {
                    findings.Add(KumaRules.Malformed, place.At("address"), "has to be in format of HOST:PORT");
                }

                break;
            default:
                UnknownType(backend.Type, at, "\"tcp\", \"file\"", findings);
                break;
        }
    }

    private static void Tracing(MeshTracingBackend backend, Place at, FindingList findings)
    {
        var place = at.AtInManifest("conf").AtInKuma("config");
        switch (backend.Type)
        {
            case "zipkin":
                Zipkin(new ProtobufStruct(backend.Conf), place, findings);
                break;
            case "datadog":
                Datadog(new ProtobufStruct(backend.Conf), place, findings);
                break;
            default:
                UnknownType(backend.Type, at, "\"zipkin\", \"datadog\"", findings);
                break;
        }
    }

    private static void Zipkin(ProtobufStruct conf, Place place, FindingList findings)
    {
        var url = conf.String("url");
        _ = conf.Boolean("traceId128bit");
        var version = conf.String("apiVersion");
        _ = conf.Boolean("sharedSpanContext");
        if (!IsReadable(conf, place, findings))
        {
            return;
        }

        if (version is not ("" or "httpJsonV1" or "httpJson" or "httpProto"))
        {
            findings.Add(
                KumaRules.NotSupported,
                place.At("apiVersion"),
                $"has invalid value. {KumaText.AllowedValues("httpJsonV1", "httpJson", "httpProto")}");
        }

        if (!NotEmpty(url, place.At("url"), findings))
        {
            return;
        }

        if (GoUrl.ParseRequest(url) is not { } parsed)
        {
            findings.Add(KumaRules.Malformed, place.At("url"), "invalid URL");
        }
        else if (parsed.Port.Length == 0)
        {
            findings.Add(KumaRules.Malformed, place.At("url"), "port has to be explicitly specified");
        }
    }

    private static void Datadog(ProtobufStruct conf, Place place, FindingList findings)
    {
        var address = conf.String("address");
        var port = conf.UInt32("port");
        _ = conf.Boolean("splitService");
        if (IsReadable(conf, place, findings))
        {
            NotEmpty(address, place.At("address"), findings);
            ProxyChecks.Port(port, place.At("port"), findings);
        }
    }

    private static bool IsReadable(ProtobufStruct conf, Place place, FindingList findings)
    {
        if (conf.Error is { } error)
        {
            findings.Add(KumaRules.Malformed, place, $"could not parse config: {error}");
        }

        return conf.Error is null;
    }

    private static bool NotEmpty(string? value, Place place, FindingList findings)
    {
        if (string.IsNullOrEmpty(value))
        {
            findings.Add(KumaRules.ValueMissing, place, "cannot be empty");
            return false;
        }

        return true;
    }

    private static void UnknownType(string? type, Place at, string known, FindingList findings) => findings.Add(
        string.IsNullOrEmpty(type) ? KumaRules.ValueMissing : KumaRules.NotSupported, at.At("type"), $"unknown backend type. Available backends: {known}");

    private static bool IsHostAndPort(string address) =>
        Addresses.IsHostAndPort(address) && !address.StartsWith(':') && !address.StartsWith("[]", StringComparison.Ordinal) && !address.EndsWith(':');
}
