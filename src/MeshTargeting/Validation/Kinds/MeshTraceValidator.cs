using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshTrace as Kuma does (pkg/plugins/policies/meshtrace/api/v1alpha1/validator.go).</summary>
internal static class MeshTraceValidator
{
    internal static readonly TargetRefRules TopOfSystem = TargetRefRules.Proxies.And("MeshGateway");
    internal static readonly TargetRefRules TopOfOthers = TargetRefRules.Proxies;
    private static readonly MeshTraceConf Nothing = new();

    public static void Validate(Resource<MeshTraceSpec> policy, FindingList findings)
    {
        var conf = policy.Spec.Default ?? Nothing;
        var place = Place.Spec.At("default");
        TargetRefValidator.ValidateTop(policy.Spec.TargetRef, findings.IsSystemPolicy ? TopOfSystem : TopOfOthers, findings);
        ValidateBackends(conf.Backends, place.At("backends"), findings);
        ValidateTags(conf.Tags, place.At("tags"), findings);
        if (conf.Sampling is { } sampling)
        {
            ValidateSampling(sampling.Client, place.At("sampling.client"), findings);
            ValidateSampling(sampling.Random, place.At("sampling.random"), findings);
            ValidateSampling(sampling.Overall, place.At("sampling.overall"), findings);
        }

        Deprecate(conf.Backends, place.At("backends"), findings);
        TopLevelTargetRef.Deprecations(policy.Spec.TargetRef, findings);
    }

    private static void ValidateBackends(IReadOnlyList<MeshTraceBackend>? backends, Place place, FindingList findings)
    {
        switch (backends)
        {
            case null:
                findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
                break;
            case [var backend]:
                ValidateBackend(backend, place.At(0), findings);
                break;
            case { Count: > 1 }:
                findings.Add(KumaRules.OutOfBounds, place, "must have zero or one backend defined");
                break;
        }
    }

    private static void ValidateBackend(MeshTraceBackend backend, Place place, FindingList findings)
    {
        switch (backend.Type)
        {
            case "Datadog":
                if (IsDefined(backend.Datadog, place.At("datadog"), findings))
                {
                    ValidateDatadog(backend.Datadog.Url ?? "", place.At("datadog.url"), findings);
                }

                break;
            case "Zipkin":
                if (IsDefined(backend.Zipkin, place.At("zipkin"), findings))
                {
                    ValidateZipkin(backend.Zipkin.Url, place.At("zipkin.url"), findings);
                }

                break;
            case "OpenTelemetry":
                if (IsDefined(backend.OpenTelemetry, place.At("openTelemetry"), findings))
                {
                    OpenTelemetryChecks.Collector(
                        backend.OpenTelemetry.Endpoint, backend.OpenTelemetry.BackendRef, place.At("openTelemetry"), findings);
                }

                break;
        }
    }

    private static bool IsDefined([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] object? settings, Place place, FindingList findings)
    {
        if (settings is null)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
        }

        return settings is not null;
    }

    private static void ValidateZipkin(string? url, Place place, FindingList findings)
    {
        if (string.IsNullOrEmpty(url))
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
        }
        else if (!LooseUrl.IsUrl(url))
        {
            findings.Add(KumaRules.Malformed, place, "must be a valid url");
        }
    }

    private static void ValidateDatadog(string text, Place place, FindingList findings)
    {
        if (GoUrl.ParseRequest(text) is not { } url)
        {
            findings.Add(KumaRules.Malformed, place, "must be a valid url");
            return;
        }

        if (url.Scheme != "http")
        {
            findings.Add(KumaRules.NotSupported, place, "scheme must be http");
        }

        if (url.Port.Length == 0)
        {
            findings.Add(KumaRules.ValueMissing, place, $"port {KumaText.MustBeDefined}");
        }
        else
        {
            NumberChecks.Port(int.TryParse(url.Port, out var port) ? port : int.MaxValue, place, findings);
        }

        // Kuma tells of these in any order, a fragment among them, which this form of a URL cannot have.
        NotDefined("opaque", url.Opaque.Length > 0, place, findings);
        NotDefined("user", url.HasUser, place, findings);
        NotDefined("path", url.Path.Length > 0, place, findings);
        NotDefined("query", url.Query.Length > 0, place, findings);
    }

    private static void NotDefined(string part, bool isThere, Place place, FindingList findings)
    {
        if (isThere)
        {
            findings.Add(KumaRules.NotAllowedHere, place, $"{part} {KumaText.MustNotBeDefined}");
        }
    }

    private static void ValidateTags(IReadOnlyList<MeshTraceTag>? tags, Place place, FindingList findings)
    {
        for (var i = 0; i < tags?.Count; i++)
        {
            if (string.IsNullOrEmpty(tags[i].Name))
            {
                findings.Add(KumaRules.ValueMissing, place.At(i).At("name"), KumaText.MustNotBeEmpty);
            }

            if (tags[i].Header is null == tags[i].Literal is null)
            {
                findings.Add(KumaRules.Combination, place.At(i), KumaText.MustHaveOnlyOne("tag", "header", "literal"));
            }
        }
    }

    private static void ValidateSampling(IntOrString? percentage, Place place, FindingList findings)
    {
        if (percentage is not { } given)
        {
            return;
        }

        if (NumberChecks.Number(given) is not { } number)
        {
            findings.Add(KumaRules.Malformed, place, "string is not a number");
        }
        else if (number is < 0 or > 100)
        {
            findings.Add(KumaRules.OutOfBounds, place, "must be between 0 and 100");
        }
    }

    private static void Deprecate(IReadOnlyList<MeshTraceBackend>? backends, Place place, FindingList findings)
    {
        for (var i = 0; i < backends?.Count; i++)
        {
            if (backends[i].OpenTelemetry is { } collector && OpenTelemetryChecks.IsInline(collector.Endpoint, collector.BackendRef))
            {
                OpenTelemetryChecks.DeprecateEndpoint(place.At(i).At("openTelemetry.endpoint"), findings);
                return;
            }
        }
    }
}
