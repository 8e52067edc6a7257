using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>
/// Judges a Mesh as Kuma does (pkg/core/resources/apis/mesh/mesh_validator.go), its backends of logs, traces and metrics in
/// <see cref="MeshBackendsValidator"/>. For 3.0 a mesh has a name and nothing else to judge.
/// </summary>
internal static class MeshValidator
{
    private const int LongestName = 63;
    private const int MostAuthorities = 1;

    private static readonly TagRules SomeTags = new() { AtLeastOne = true };

    public static void Validate(Resource<MeshSpec> resource, FindingList findings)
    {
        if (!findings.Semantics.MeshSettings)
        {
            DisplayName.ValidateDnsLabel(resource, findings);
            return;
        }

        var spec = resource.Spec;
        Mtls(spec.Mtls, findings);
        MeshBackendsValidator.ValidateLogging(spec.Logging, findings.Spec.At("logging"), findings);
        MeshBackendsValidator.ValidateTracing(spec.Tracing, findings.Spec.At("tracing"), findings);
        MeshBackendsValidator.ValidateMetrics(spec.Metrics, resource.Envelope, findings.Spec.At("metrics"), findings);
        if (spec.Constraints?.DataplaneProxy is { } constraints)
        {
            var place = findings.Spec.At("constraints.dataplaneProxy");
            Rules(constraints.Requirements, place.At("requirements"), findings);
            Rules(constraints.Restrictions, place.At("restrictions"), findings);
        }

        if (spec.Routing?.ZoneEgress == true && string.IsNullOrEmpty(spec.Mtls?.EnabledBackend))
        {
            findings.Add(KumaRules.Combination, findings.Spec.At("mtls"), "has to be set when zoneEgress enabled");
        }

        Name(resource, findings);
    }

    private static void Mtls(MeshMtls? mtls, FindingList findings)
    {
        if (mtls is null)
        {
            return;
        }

        var place = findings.Spec.At("mtls");
        if (mtls.Backends?.Count > MostAuthorities)
        {
            findings.Add(KumaRules.OutOfBounds, place.At("backends"), $"cannot have more than {MostAuthorities} backends");
        }

        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < mtls.Backends?.Count; i++)
        {
            var authority = mtls.Backends[i];
            MeshBackendsValidator.Name(authority.Name, used, place.At("backends").At(i), findings);
            if (authority.DpCert is { } certificate && !CertificateLifetime.IsValid(certificate.Rotation?.Expiration))
            {
                // Of which backend, Kuma's path does not say.
                var expiration = place.AtInManifest($"backends[{i}].dpCert.rotation.expiration").AtInKuma("dpcert.rotation.expiration");
                findings.Add(KumaRules.Malformed, expiration, "has to be a valid format");
            }
        }

        MeshBackendsValidator.Known(mtls.EnabledBackend, used, place.At("enabledBackend"), "has to be set to one of the backends in the mesh", findings);
    }

    private static void Rules(IReadOnlyList<MeshTagRules>? rules, Place place, FindingList findings)
    {
        for (var i = 0; i < rules?.Count; i++)
        {
            TagsValidator.ValidateSelector(rules[i].Tags, place.At(i).At("tags"), SomeTags, findings);
        }
    }

    // Its length Kuma looks at when a mesh is made (pkg/core/managers/apis/mesh/mesh_validator.go).
    private static void Name(Resource resource, FindingList findings)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(resource.Metadata.Name) > LongestName)
        {
            var path = resource.Envelope == Envelope.Kubernetes ? "metadata.name" : "name";
            findings.Add(KumaRules.NameTooLong, path, $"cannot be longer than {LongestName} characters", kumaField: "name");
            return;
        }

        DestinationValidator.DeprecateName(resource, findings);
    }
}
