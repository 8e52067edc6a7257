using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Validation.Rules;

namespace MeshTargeting.Validation.Kinds;

/// <summary>Judges a MeshService: its name and selector here, its ports in <see cref="MeshServicePortsValidator"/>.</summary>
internal static class MeshServiceValidator
{
    public static void Validate(Resource<MeshServiceSpec> service, FindingList findings)
    {
        // Kuma's own violations come first and in its order.
        DestinationValidator.ValidateName(service, findings);
        MeshServicePortsValidator.ValidateAsKuma(service, findings);
        ValidateSelectors(service.Spec.Selector, findings);

        ReferenceName(service, findings);
        Selector(service, findings);
        MeshServicePortsValidator.Validate(service, findings);
        Deprecate(service, findings);
    }

    private static void ValidateSelectors(MeshServiceSelector? selector, FindingList findings)
    {
        if (SelectorsOf(selector, findings.Semantics) > 1)
        {
            var message = findings.Semantics.ServiceTagSelectors
                ? "must specify only one of: dataplaneTags, dataplaneRef, or dataplaneLabels"
                : "must specify only one of: dataplaneRef or dataplaneLabels";
            findings.Add(KumaRules.SeveralSelectors, Place.Spec.At("selector"), message);
        }
    }

    private static void Deprecate(Resource<MeshServiceSpec> service, FindingList findings)
    {
        if (!findings.Semantics.ServiceTagSelectors && SelectorsOf(service.Spec.Selector, findings.Semantics) == 0)
        {
            findings.Deprecate(
                Place.Spec.At("selector"),
                $"MeshService resource '{DisplayName.Of(service).Text}' has no selector, so it matches no data plane proxies. Set 'spec.selector.dataplaneRef' or 'spec.selector.dataplaneLabels'. The 'spec.selector.dataplaneTags' selector was removed, migrate it to 'dataplaneLabels'.");
        }

        var sections = (service.Spec.Ports ?? []).Select(p => p.SectionName()).ToList();
        DestinationValidator.Deprecate(service, sections, i => Place.Spec.At("ports").At(i), findings);
    }

    private static void ReferenceName(Resource service, FindingList findings)
    {
        // Where Kuma refuses such a name itself, its own words are enough.
        var name = DisplayName.Of(service);
        if (name.Text.Length > 0 && !Names.IsDns1035(name.Text) && !findings.Semantics.ServiceNamesAreDnsLabels)
        {
            findings.Add(
                SelectorRules.NameNotDnsLabel,
                name.Path,
                $"{Quote.Of(name.Text)} is no DNS-1035 label: lower-case letters, digits and '-' only, first a letter, last a letter or digit");
        }
    }

    private static void Selector(Resource<MeshServiceSpec> service, FindingList findings)
    {
        var selector = service.Spec.Selector;
        if (selector is null or { DataplaneTags: null, DataplaneRef: null, DataplaneLabels: null })
        {
            findings.Add(SelectorRules.NoSelector, "spec.selector", "selects no proxy: set one of dataplaneTags, dataplaneRef and dataplaneLabels");
            return;
        }

        if (SelectorsOf(selector, findings.Semantics) != 1)
        {
            return;
        }

        if (selector.DataplaneTags is { Count: 0 } && findings.Semantics.ServiceTagSelectors)
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
    private static int SelectorsOf(MeshServiceSelector? selector, KumaSemantics semantics) =>
        (selector?.DataplaneTags is null || !semantics.ServiceTagSelectors ? 0 : 1)
        + (selector?.DataplaneRef is null ? 0 : 1)
        + (selector?.DataplaneLabels is null ? 0 : 1);
}
