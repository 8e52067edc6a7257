using System.Text;
using MeshTargeting.Resources;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Common;

/// <summary>The name that Kuma judges (GetDisplayName in pkg/core/resources/model/resource.go), and where it stands.</summary>
/// <param name="Text">The name.</param>
/// <param name="Path">Its place in the manifest.</param>
internal readonly record struct DisplayName(string Text, string Path)
{
    /// <summary>What Kuma calls the field in its violations.</summary>
    private const string Field = "name";

    /// <summary>
    /// The display name of a resource: on Kubernetes the annotation, on Universal the label of that key, and where there is none
    /// the name. One that only repeats the name, as the mutating webhook's does, is taken for the name that the user wrote.
    /// </summary>
    public static DisplayName Of(Resource resource)
    {
        var metadata = resource.Metadata;
        var (given, place, name) = resource.Envelope == Envelope.Kubernetes
            ? (metadata.Annotations.GetValueOrDefault(KumaLabels.DisplayName), "metadata.annotations", "metadata.name")
            : (metadata.Labels.GetValueOrDefault(KumaLabels.DisplayName), "labels", "name");
        return string.IsNullOrEmpty(given) || given == metadata.Name
            ? new(metadata.Name, name)
            : new(given, $"{place}[\"{KumaLabels.DisplayName}\"]");
    }

    /// <summary>Reports a name of too many bytes (ValidateLength in pkg/core/validators/common_validators.go).</summary>
    public static void ValidateLength(Resource resource, int longest, FindingList findings)
    {
        var name = Of(resource);
        if (Encoding.UTF8.GetByteCount(name.Text) > longest)
        {
            findings.Add(KumaRules.NameTooLong, name.Path, $"must not be longer than {longest} characters", kumaField: Field);
        }
    }

    /// <summary>
    /// Reports a name of which no hostname can be made, as Kuma 3.0 does (ValidateRFC1035Name in the same file there). One that is
    /// missing is reported as missing.
    /// </summary>
    public static void ValidateDnsLabel(Resource resource, FindingList findings)
    {
        var name = Of(resource);
        if (name.Text.Length > 0 && string.Join(", ", KubernetesNames.Dns1035Label(name.Text)) is { Length: > 0 } problems)
        {
            findings.Add(KumaRules.Malformed, name.Path, problems, kumaField: Field);
        }
    }
}
