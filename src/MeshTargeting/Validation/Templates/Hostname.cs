using MeshTargeting.Resources;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Validation.Templates;

/// <summary>
/// The hostname that a HostnameGenerator gives a service (EvaluateTemplate in
/// pkg/core/resources/apis/hostnamegenerator/hostname/generator.go), or Kuma's reason why it gives none.
/// </summary>
/// <param name="Name">The hostname; null where there is none.</param>
/// <param name="Error">Why there is none, in Kuma's words; null where there is one.</param>
internal readonly record struct Hostname(string? Name, string? Error)
{
    private const string TypeName = "hostname.meshedName";

    /// <summary>Renders a generator's template for a service.</summary>
    /// <param name="template">The template.</param>
    /// <param name="name">The service's name, on Kubernetes without its namespace.</param>
    /// <param name="mesh">Its mesh.</param>
    /// <param name="labels">Its labels, those that Kuma computes among them.</param>
    /// <param name="localZone">The zone that stands in where no label names one.</param>
    /// <param name="isJudged">Whether it must be a DNS name; what is only shown need not be.</param>
    public static Hostname Of(string template, string name, string mesh, IReadOnlyDictionary<string, string> labels, string localZone, bool isJudged = true)
    {
        if (Template.Parse(template, out var error) is not { } parsed)
        {
            return new(null, $"failed compiling gotemplate error={GoQuote.Of(error!)}");
        }

        var zone = labels.GetValueOrDefault(KumaLabels.Zone) is { Length: > 0 } label ? label : localZone;
        var data = new TemplateData(TypeName,
        [
            ("Name", name),
            ("DisplayName", labels.GetValueOrDefault(KumaLabels.DisplayName, name)),
            ("Namespace", labels.GetValueOrDefault(KumaLabels.Namespace, "")),
            ("Mesh", mesh),
            ("Zone", zone),
        ]);
        if (parsed.Render(data, labels.GetValueOrDefault, out error) is not { } hostname)
        {
            return new(null, $"pre evaluation of template with parameters failed with error={GoQuote.Of(error!)}");
        }

        return isJudged && KubernetesNames.Dns1123Subdomain(hostname).ToList() is { Count: > 0 } problems
            ? new(null, $"generated hostname {GoQuote.Of(hostname)} is not a valid DNS name: {string.Join(", ", problems)}")
            : new(hostname, null);
    }
}
