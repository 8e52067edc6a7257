using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshService: its name and selector here, its ports in <see cref="MeshServicePortsValidator"/>.</summary>
internal static class MeshServiceValidator
{
    private const int LongestName = 63;

    public static void Validate(Resource<MeshServiceSpec> service, FindingList findings)
    {
        var selectors = SelectorsOf(service.Spec.Selector);

        // Kuma's own violations come first and in its order: name, then selector.
        KumaName(service, findings);
        if (selectors > 1)
        {
            findings.Add(KumaRules.SeveralSelectors, "spec.selector", "must specify only one of: dataplaneTags, dataplaneRef, or dataplaneLabels");
        }

        ReferenceName(service, findings);
        Selector(service, selectors, findings);
        MeshServicePortsValidator.Validate(service, findings);
    }

    private static void KumaName(Resource service, FindingList findings)
    {
        var (name, path) = DisplayName(service);
        if (Encoding.UTF8.GetByteCount(name) > LongestName)
        {
            findings.Add(KumaRules.NameTooLong, path, $"must not be longer than {LongestName} characters", kumaField: "name");
        }
    }

    private static void ReferenceName(Resource service, FindingList findings)
    {
        var (name, path) = DisplayName(service);
        if (name.Length > 0 && !Names.IsDns1035(name))
        {
            findings.Add(
                SelectorRules.NameNotDnsLabel,
                path,
                $"{Quote.Of(name)} is no DNS-1035 label: lower-case letters, digits and '-' only, first a letter, last a letter or digit");
        }
    }

    private static void Selector(Resource<MeshServiceSpec> service, int selectors, FindingList findings)
    {
        if (selectors == 0)
        {
            findings.Add(SelectorRules.NoSelector, "spec.selector", "selects no proxy: set one of dataplaneTags, dataplaneRef and dataplaneLabels");
            return;
        }

        if (selectors > 1)
        {
            return;
        }

        var selector = service.Spec.Selector!;
        if (selector.DataplaneTags is { Count: 0 })
        {
            findings.Add(SelectorRules.EmptySelector, "spec.selector.dataplaneTags", "is empty and therefore matches no proxy");
        }
        else if (selector.DataplaneRef is { } reference)
        {
            Reference(service, reference, findings);
        }
        else if (selector.DataplaneLabels is { MatchLabels: null or { Count: 0 } })
        {
            findings.Add(
                SelectorRules.EmptySelector, "spec.selector.dataplaneLabels", "is empty and therefore matches every proxy of the mesh", Severity.Warning);
        }
    }

    private static void Reference(Resource service, DataplaneRef reference, FindingList findings)
    {
        const string path = "spec.selector.dataplaneRef.name";
        if (string.IsNullOrEmpty(reference.Name))
        {
            findings.Add(SelectorRules.EmptySelector, path, "is empty and therefore matches no proxy");
        }
        else if (service.Envelope == Envelope.Kubernetes && !reference.Name.Contains('.', StringComparison.Ordinal))
        {
            var @namespace = service.Metadata.Namespace is { Length: > 0 } given ? given : "<namespace>";
            findings.Add(
                SelectorRules.RefWithoutNamespace,
                path,
                $"{Quote.Of(reference.Name)} matches no proxy: Kuma keeps the Dataplanes of Kubernetes by name and namespace, write {reference.Name}.{@namespace}");
        }
    }

    /// <summary>How many members are set; empty counts as set, as in Kuma.</summary>
    private static int SelectorsOf(MeshServiceSelector? selector) =>
        (selector?.DataplaneTags is null ? 0 : 1) + (selector?.DataplaneRef is null ? 0 : 1) + (selector?.DataplaneLabels is null ? 0 : 1);

    /// <summary>The name that Kuma judges (GetDisplayName in pkg/core/resources/model/resource.go), and where it stands.</summary>
    private static (string Name, string Path) DisplayName(Resource service)
    {
        var metadata = service.Metadata;
        return service.Envelope == Envelope.Kubernetes
            ? metadata.Annotations.GetValueOrDefault(KumaLabels.DisplayName) is { Length: > 0 } annotation
                ? (annotation, $"metadata.annotations[\"{KumaLabels.DisplayName}\"]")
                : (metadata.Name, "metadata.name")
            : metadata.Labels.GetValueOrDefault(KumaLabels.DisplayName) is { Length: > 0 } label
                ? (label, $"labels[\"{KumaLabels.DisplayName}\"]")
                : (metadata.Name, "name");
    }
}
