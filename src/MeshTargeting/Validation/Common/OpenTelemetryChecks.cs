using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>
/// Judges how policies name a collector of telemetry (ValidateOtelBackendRefOrEndpoint and ValidateBackendResourceRef in
/// pkg/core/validators/common_validators.go).
/// </summary>
internal static class OpenTelemetryChecks
{
    private const string Kind = "MeshOpenTelemetryBackend";

    /// <summary>Judges a collector: named by its endpoint or as a resource, and in Kuma 3.0 as a resource only.</summary>
    /// <param name="endpoint">Its host and port; empty is as absent.</param>
    /// <param name="reference">The resource.</param>
    /// <param name="place">Where both stand.</param>
    /// <param name="findings">Gets what is wrong.</param>
    /// <param name="needsPort">Whether an endpoint must have a port.</param>
    public static void Collector(
        string? endpoint, BackendResourceRef? reference, Place place, FindingList findings, bool needsPort = false)
    {
        if (!findings.Semantics.InlineTelemetryEndpoints)
        {
            RequiredReference(reference, place.At("backendRef"), findings);
            return;
        }

        switch (string.IsNullOrEmpty(endpoint), reference)
        {
            case (false, not null):
                findings.Add(KumaRules.Combination, place, KumaText.MustHaveOnlyOne("openTelemetry", "endpoint", "backendRef"));
                break;
            case (true, null):
                findings.Add(KumaRules.Combination, place, KumaText.MustHaveExactlyOneOf("openTelemetry", "endpoint", "backendRef"));
                break;
            case (_, not null):
                Reference(reference, place.At("backendRef"), findings);
                break;
            default:
                Endpoint(endpoint!, place.At("endpoint"), findings, needsPort);
                break;
        }
    }

    /// <summary>Whether a collector is named in the way that Kuma deprecates.</summary>
    public static bool IsInline(string? endpoint, BackendResourceRef? reference) => !string.IsNullOrEmpty(endpoint) && reference is null;

    /// <summary>Tells that naming a collector by its endpoint is deprecated; 3.0 no longer knows the endpoint and says nothing of it.</summary>
    /// <param name="place">The endpoint, the first where there are several: Kuma tells of it once.</param>
    /// <param name="findings">Gets the notice.</param>
    public static void DeprecateEndpoint(Place place, FindingList findings)
    {
        if (findings.Semantics.InlineTelemetryEndpoints)
        {
            findings.Deprecate(
                place, "openTelemetry.endpoint is deprecated, use openTelemetry.backendRef with a MeshOpenTelemetryBackend resource instead");
        }
    }

    private static void RequiredReference(BackendResourceRef? reference, Place place, FindingList findings)
    {
        if (reference is null)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustBeDefined);
        }
        else
        {
            Reference(reference, place, findings);
        }
    }

    private static void Reference(BackendResourceRef reference, Place place, FindingList findings)
    {
        if (reference.Kind != Kind)
        {
            findings.Add(KumaRules.NotSupported, place.At("kind"), KumaText.FieldMustBeOneOf("kind", Kind));
        }

        if (reference.Labels is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustHaveExactlyOneOf("backendRef", "labels"));
        }
    }

    private static void Endpoint(string endpoint, Place place, FindingList findings, bool needsPort)
    {
        if (endpoint.AsSpan().ContainsAny("/?#"))
        {
            findings.Add(KumaRules.Malformed, place, "must be in host:port format, not a URL");
        }
        else if (needsPort && !Addresses.IsHostAndPort(endpoint))
        {
            findings.Add(KumaRules.Malformed, place, "must be in host:port format");
        }
    }
}
