using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshMetric as Kuma does (pkg/plugins/policies/meshmetric/api/v1alpha1/validator.go).</summary>
internal static class MeshMetricValidator
{
    // What Prometheus gets where the port is left out, by the schema's default.
    private const uint DefaultPort = 5670;

    public static void Validate(Resource<MeshMetricSpec> policy, FindingList findings)
    {
        var conf = policy.Spec.Default;
        var place = Place.Spec.At("default");
        var top = findings.IsSystemPolicy ? TargetRefRules.ProxiesAndGateways : TargetRefRules.Proxies;
        TargetRefValidator.ValidateTop(policy.Spec.TargetRef, top, findings);
        if (conf?.Sidecar?.Profiles is { } profiles)
        {
            ValidateProfiles(profiles, place.At("sidecar.profiles"), findings);
        }

        ValidateApplications(conf?.Applications, place.At("applications"), findings);
        ValidateBackends(conf?.Backends, place.At("backends"), findings);
        Deprecate(conf?.Backends, place.At("backends"), findings);
        TopLevelTargetRef.Deprecations(policy.Spec.TargetRef, findings);
    }

    private static void ValidateProfiles(MeshMetricProfiles profiles, Place place, FindingList findings)
    {
        ValidateSelectors(profiles.Exclude, place.At("exclude"), findings);
        ValidateSelectors(profiles.Include, place.At("include"), findings);
        for (var i = 0; i < profiles.AppendProfiles?.Count; i++)
        {
            if (profiles.AppendProfiles[i].Name is var name and not ("All" or "Basic" or "None"))
            {
                findings.Add(
                    KumaRules.NotSupported,
                    place.At("appendProfiles").At(i).At("name"),
                    $"unrecognized profile name '{name}' - 'All', 'None', 'Basic' are supported");
            }
        }
    }

    private static void ValidateSelectors(IReadOnlyList<MeshMetricSelector>? selectors, Place place, FindingList findings)
    {
        for (var i = 0; i < selectors?.Count; i++)
        {
            switch (selectors[i].Type)
            {
                case "Regex":
                    if (GoRegex.Problem(selectors[i].Match ?? "") is not null)
                    {
                        findings.Add(KumaRules.Malformed, place.At(i).At("match"), "invalid regex");
                    }

                    break;
                case "Prefix" or "Exact" or "Contains":
                    break;
                case var type:
                    // Kuma's words leave out Contains.
                    findings.Add(
                        KumaRules.NotSupported, place.At(i).At("type"), $"unrecognized type '{type}' - 'Regex', 'Prefix', 'Exact' are supported");
                    break;
            }
        }
    }

    private static void ValidateApplications(IReadOnlyList<MeshMetricApplication>? applications, Place place, FindingList findings)
    {
        for (var i = 0; i < applications?.Count; i++)
        {
            // Kuma puts "application" between the list and its item, and leaves out the field.
            NumberChecks.Port(applications[i].Port ?? 0, place.AtInKuma("application").At(i).AtInManifest("port"), findings);
        }
    }

    private static void ValidateBackends(IReadOnlyList<MeshMetricBackend>? backends, Place place, FindingList findings)
    {
        for (var i = 0; i < backends?.Count; i++)
        {
            ValidateBackend(backends[i], place.AtInKuma("backend").At(i), findings);
        }
    }

    private static void ValidateBackend(MeshMetricBackend backend, Place place, FindingList findings)
    {
        switch (backend)
        {
            case { Type: "Prometheus", Prometheus: { } prometheus }:
                NumberChecks.Port(prometheus.Port ?? DefaultPort, place.AtInManifest("prometheus").At("port"), findings);
                break;
            case { Type: "Prometheus" }:
                findings.Add(KumaRules.ValueMissing, place.At("prometheus"), KumaText.MustBeDefined);
                break;
            case { Type: "OpenTelemetry", OpenTelemetry: { } collector }:
                OpenTelemetryChecks.Collector(
                    collector.Endpoint, collector.BackendRef, place.At("openTelemetry"), findings, needsPort: true);
                break;
            case { Type: "OpenTelemetry" }:
                findings.Add(KumaRules.ValueMissing, place.At("openTelemetry"), KumaText.MustBeDefined);
                break;
            default:
                findings.Add(KumaRules.NotSupported, place.AtInManifest("type"), "unrecognized type");
                break;
        }
    }

    private static void Deprecate(IReadOnlyList<MeshMetricBackend>? backends, Place place, FindingList findings)
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
