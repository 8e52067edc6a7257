using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges the backends of a MeshAccessLog.</summary>
internal static class MeshAccessLogConfValidator
{
    // As deep as Go's own reader goes.
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 10_000 };

    public static void Validate(MeshAccessLogConf? conf, Place place, FindingList findings)
    {
        if (conf?.Backends is not { } backends)
        {
            findings.Add(KumaRules.ValueMissing, place.At("backends"), KumaText.MustBeDefined);
            return;
        }

        for (var i = 0; i < backends.Count; i++)
        {
            ValidateBackend(backends[i], place.At("backends").At(i), findings);
        }
    }

    private static void ValidateBackend(MeshAccessLogBackend backend, Place place, FindingList findings)
    {
        switch (backend.Type)
        {
            case "File" when IsDefined(backend.File, place.At("file"), findings):
                ValidateFormat(backend.File.Format, place.At("file.format"), findings);
                if (!FilePaths.IsFilePath(backend.File.Path ?? ""))
                {
                    findings.Add(KumaRules.Malformed, place.At("file.path"), "file backend requires a valid path");
                }

                break;
            case "Tcp" when IsDefined(backend.Tcp, place.At("tcp"), findings):
                ValidateFormat(backend.Tcp.Format, place.At("tcp.format"), findings);
                if (!LooseUrl.IsUrl(backend.Tcp.Address ?? ""))
                {
                    findings.Add(KumaRules.Malformed, place.At("tcp.address"), "tcp backend requires valid address");
                }

                break;
            case "OpenTelemetry" when IsDefined(backend.OpenTelemetry, place.At("openTelemetry"), findings):
                ValidateOpenTelemetry(backend.OpenTelemetry, place.At("openTelemetry"), findings);
                break;
        }
    }

    private static bool IsDefined([NotNullWhen(true)] object? settings, Place place, FindingList findings)
    {
        if (settings is null)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
        }

        return settings is not null;
    }

    private static void ValidateOpenTelemetry(MeshAccessLogOpenTelemetry collector, Place place, FindingList findings)
    {
        OpenTelemetryChecks.Collector(collector.Endpoint, collector.BackendRef, place, findings);
        for (var i = 0; i < collector.Attributes?.Count; i++)
        {
            TextChecks.OtelAttributeName(collector.Attributes[i].Key, place.At("attributes").At(i).At("key"), findings);
        }
    }

    private static void ValidateFormat(MeshAccessLogFormat? format, Place place, FindingList findings)
    {
        switch (format?.Type)
        {
            case "Plain" when IsDefined(format.Plain, place.At("plain"), findings):
                if (format.Plain.Length == 0)
                {
                    findings.Add(KumaRules.ValueMissing, place.At("plain"), KumaText.MustNotBeEmpty);
                }

                break;
            case "Json" when IsDefined(format.Json, place.At("json"), findings):
                if (format.Json.Count == 0)
                {
                    findings.Add(KumaRules.ValueMissing, place.At("json"), KumaText.MustNotBeEmpty);
                }

                for (var i = 0; i < format.Json.Count; i++)
                {
                    ValidateMember(format.Json[i].Key ?? "", format.Json[i].Value ?? "", place.At("json").At(i), findings);
                }

                break;
        }
    }

    private static void ValidateMember(string key, string value, Place place, FindingList findings)
    {
        if (key.Length == 0)
        {
            findings.Add(KumaRules.ValueMissing, place.At("key"), "key cannot be empty");
        }

        if (value.Length == 0)
        {
            findings.Add(KumaRules.ValueMissing, place.At("value"), "value cannot be empty");
        }

        // Kuma puts both between quotes as they are, so what would need to be escaped must be.
        if (!IsJson($$"""{"{{key}}": "{{value}}"}"""))
        {
            findings.Add(KumaRules.Malformed, place, "is not a valid JSON object");
        }
    }

    private static bool IsJson(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), Deep);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
