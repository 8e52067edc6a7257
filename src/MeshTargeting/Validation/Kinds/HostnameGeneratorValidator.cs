using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;
using MeshTargeting.Validation.Templates;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a HostnameGenerator as Kuma does (pkg/core/resources/apis/hostnamegenerator/api/v1alpha1/validate.go).</summary>
internal static class HostnameGeneratorValidator
{
    /// <summary>What Kuma renders a template with to see whether it gives a hostname.</summary>
    private static readonly TemplateData Stub = new(
        "struct { Name string; DisplayName string; Namespace string; Mesh string; Zone string }",
        [("Name", "name"), ("DisplayName", "displayname"), ("Namespace", "namespace"), ("Mesh", "mesh"), ("Zone", "zone")]);

    public static void Validate(Resource<HostnameGeneratorSpec> generator, FindingList findings)
    {
        var spec = generator.Spec;
        ValidateSelector(spec.Selector, Place.Spec.At("selector"), findings);
        ValidateTemplate(spec.Template ?? "", Place.Spec.At("template"), findings);
        if (spec.Extension is not null && string.IsNullOrEmpty(spec.Extension.Type))
        {
            findings.Add(KumaRules.ValueMissing, Place.Spec.At("extension.type"), KumaText.MustNotBeEmpty);
        }
    }

    // Of multi-zone services Kuma's words say nothing.
    private static void ValidateSelector(HostnameGeneratorSelector? selector, Place place, FindingList findings)
    {
        var count = new[] { selector?.MeshService, selector?.MeshExternalService, selector?.MeshMultiZoneService }.Count(s => s is not null);
        if (count != 1)
        {
            findings.Add(KumaRules.Combination, place, "exact one selector (meshService, meshExternalService) must be defined");
        }
    }

    private static void ValidateTemplate(string text, Place place, FindingList findings)
    {
        if (text.Length == 0)
        {
            findings.Add(KumaRules.ValueMissing, place, KumaText.MustNotBeEmpty);
        }
        else if (Template.Parse(text, out var error) is not { } template)
        {
            findings.Add(KumaRules.Malformed, place, $"couldn't parse template: {error}");
        }
        else if (template.Render(Stub, static _ => "label", out error) is not { } hostname)
        {
            findings.Add(KumaRules.Malformed, place, $"couldn't render template with stub values: {error}");
        }
        else if (KubernetesNames.Dns1123Subdomain(hostname).ToList() is { Count: > 0 } problems)
        {
            findings.Add(
                KumaRules.Malformed, place, $"template renders to {GoQuote.Of(hostname)} which is not a valid DNS name: {string.Join(", ", problems)}");
        }
    }
}
