using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges a MeshOpenTelemetryBackend as Kuma does (pkg/core/resources/apis/meshopentelemetrybackend/api/v1alpha1/validator.go).
/// </summary>
internal static class MeshOpenTelemetryBackendValidator
{
    private static readonly string[] Protocols = ["grpc", "http"];
    private static readonly string[] Modes = ["Disabled", "Optional", "Required"];
    private static readonly string[] Precedences = ["ExplicitFirst", "EnvFirst"];

    public static void Validate(Resource<MeshOpenTelemetryBackendSpec> resource, FindingList findings)
    {
        var spec = resource.Spec;
        if (spec.Endpoint is { } endpoint)
        {
            ValidateEndpoint(endpoint, spec.Protocol, Place.Spec.At("endpoint"), findings);
        }

        OneOf(spec.Protocol, "protocol", Protocols, Place.Spec, findings);
        var env = Place.Spec.At("env");
        OneOf(spec.Env?.Mode, "mode", Modes, env, findings);
        OneOf(spec.Env?.Precedence, "precedence", Precedences, env, findings);
    }

    private static void ValidateEndpoint(MeshOpenTelemetryEndpoint endpoint, string? protocol, Place place, FindingList findings)
    {
        switch (endpoint.Address)
        {
            case "":
                findings.Add(KumaRules.ValueMissing, place.At("address"), KumaText.MustNotBeEmpty);
                break;
            case { } address when !Addresses.IsIp(address) && !Addresses.IsHostName(address):
                findings.Add(KumaRules.Malformed, place.At("address"), "address has to be a valid IP or hostname");
                break;
        }

        if (endpoint.Port is { } port)
        {
            NumberChecks.Port(port, place.At("port"), findings);
        }

        if (!string.IsNullOrEmpty(endpoint.Path))
        {
            ValidatePath(endpoint.Path, protocol, place.At("path"), findings);
        }
    }

    private static void ValidatePath(string path, string? protocol, Place place, FindingList findings)
    {
        if (protocol is null or "" or "grpc")
        {
            findings.Add(KumaRules.NotAllowedHere, place, "must not be set when protocol is grpc");
            return;
        }

        if (!path.StartsWith('/'))
        {
            findings.Add(KumaRules.Malformed, place, "must start with /");
        }

        if (path.AsSpan().ContainsAny('?', '#'))
        {
            findings.Add(KumaRules.Malformed, place, "must not contain query or fragment");
        }
    }

    private static void OneOf(string? value, string field, string[] allowed, Place place, FindingList findings)
    {
        if (!string.IsNullOrEmpty(value) && !allowed.Contains(value))
        {
            findings.Add(KumaRules.NotSupported, place.At(field), KumaText.FieldMustBeOneOf(field, allowed));
        }
    }
}
