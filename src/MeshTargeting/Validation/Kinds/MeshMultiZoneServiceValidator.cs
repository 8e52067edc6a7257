using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshMultiZoneService as Kuma does (pkg/core/resources/apis/meshmultizoneservice/api/v1alpha1/validator.go).</summary>
internal static class MeshMultiZoneServiceValidator
{
    private const string CannotBeEmpty = "cannot be empty";

    public static void Validate(Resource<MeshMultiZoneServiceSpec> service, FindingList findings)
    {
        var spec = service.Spec;
        DestinationValidator.ValidateName(service, findings);
        if (spec.Selector?.MeshService?.MatchLabels is null or { Count: 0 })
        {
            findings.Add(KumaRules.ValueMissing, Place.Spec.At("selector.meshService.matchLabels"), CannotBeEmpty);
        }

        var ports = spec.Ports ?? [];
        if (ports.Count == 0)
        {
            findings.Add(KumaRules.ValueMissing, Place.Spec.At("ports"), CannotBeEmpty);
        }

        for (var i = 0; i < ports.Count; i++)
        {
            ValidatePort(ports[i], Place.Spec.At("ports").At(i), findings);
        }

        DestinationValidator.Deprecate(service, [.. ports.Select(p => p.SectionName())], i => Place.Spec.At("ports").At(i), findings);
    }

    private static void ValidatePort(MeshMultiZoneServicePort port, Place place, FindingList findings)
    {
        if (port.Name is "")
        {
            findings.Add(KumaRules.ValueMissing, place.At("name"), KumaText.MustNotBeEmpty);
        }

        var protocols = findings.Semantics.AcceptsKafka ? Protocols.WithKafka : Protocols.WithoutKafka;
        if (port.AppProtocol is { } protocol && !protocols.Contains(protocol))
        {
            findings.Add(KumaRules.NotSupported, place.At("appProtocol"), KumaText.MustBeOneOf("appProtocol", protocols));
        }
    }
}
