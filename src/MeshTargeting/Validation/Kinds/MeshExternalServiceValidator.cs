using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshExternalService as Kuma does (pkg/core/resources/apis/meshexternalservice/api/v1alpha1/validator.go).</summary>
internal static class MeshExternalServiceValidator
{
    private const string HostnameGenerator = "HostnameGenerator";

    private static readonly string[] MatchProtocols = ["tcp", "grpc", "http", "http2"];

    public static void Validate(Resource<MeshExternalServiceSpec> service, FindingList findings)
    {
        var spec = service.Spec;
        DestinationValidator.ValidateName(service, findings);
        ValidateMatch(spec.Match, Place.Spec.At("match"), findings);

        // An extension judges endpoints and TLS itself.
        if (spec.Extension is null)
        {
            ValidateEndpoints(spec.Endpoints ?? [], Place.Spec.At("endpoints"), findings);
            MeshExternalServiceTlsValidator.Validate(spec.Tls, Place.Spec.At("tls"), findings);
        }
        else
        {
            MeshExternalServiceTlsValidator.ValidateSources(spec.Tls?.Verification, Place.Spec.At("tls.verification"), findings);
            if (string.IsNullOrEmpty(spec.Extension.Type))
            {
                findings.Add(KumaRules.ValueMissing, Place.Spec.At("extension.type"), KumaText.MustNotBeEmpty);
            }
        }

        var section = (spec.Match?.Port ?? 0).ToString(CultureInfo.InvariantCulture);
        DestinationValidator.Deprecate(service, [section], _ => Place.Spec.At("match.port"), findings);
    }

    private static void ValidateMatch(ExternalServiceMatch? match, Place place, FindingList findings)
    {
        if (match?.Type is { Length: > 0 } type && type != HostnameGenerator)
        {
            findings.Add(KumaRules.NotSupported, place.At("type"), $"unrecognized type '{type}' - only '{HostnameGenerator}' is supported");
        }

        ValidatePort(match?.Port, place.At("port"), findings);

        // The schema fills in the protocol, but only of a match that is there.
        if (match is null || (match.Protocol is { } protocol && !MatchProtocols.Contains(protocol)))
        {
            findings.Add(KumaRules.NotSupported, place.At("protocol"), KumaText.FieldMustBeOneOf("protocol", MatchProtocols));
        }
    }

    private static void ValidateEndpoints(IReadOnlyList<ExternalServiceEndpoint> endpoints, Place place, FindingList findings)
    {
        for (var i = 0; i < endpoints.Count; i++)
        {
            var endpoint = endpoints[i];
            var address = endpoint.Address ?? "";
            if (Addresses.IsIp(address) || Addresses.IsHostName(address))
            {
                ValidatePort(endpoint.Port, place.At(i).At("port"), findings);
            }
            else
            {
                findings.Add(KumaRules.Malformed, place.At(i).At("address"), "address has to be a valid IP or hostname");
            }
        }
    }

    // Of negative numbers the schema alone speaks.
    private static void ValidatePort(int? port, Place place, FindingList findings)
    {
        if (port is not < 0)
        {
            PortChecks.Validate(port, place, findings);
        }
    }
}
