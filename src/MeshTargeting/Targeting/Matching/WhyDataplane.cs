using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>What a reference of kind Dataplane asks of a proxy.</summary>
internal static class WhyDataplane
{
    /// <summary>Whether it is no builtin gateway, whether it has the name or the labels, whether it has the section.</summary>
    public static IEnumerable<Predicate> Of(Question question, bool names)
    {
        if (question.Proxy.Gateway is { } gateway)
        {
            yield return question.Fails(
                "ProxyType", $"the proxy belongs to MeshGateway {gateway.Metadata.Name}, and such a proxy no policy for kind Dataplane selects", "spec.targetRef.kind");
        }

        yield return Selector(question, names);
        var section = question.Reference.SectionName ?? "";
        if (section.Length > 0 || question.Selection is null)
        {
            yield return Section(question, section);
        }
    }

    private static Predicate Selector(Question question, bool names)
    {
        var reference = question.Reference;
        if (names ? ByDataplane.SelectsAll(reference) : reference.Labels is null)
        {
            return question.Holds("Target", $"the {question.Subject} is for every proxy of the mesh but builtin gateways", "spec.targetRef");
        }

        var hasName = names && !string.IsNullOrEmpty(reference.Name);
        if (hasName && (reference.Labels is null || question.Proxy.Meta.Key == question.WantedKey))
        {
            return Name(question);
        }

        return reference.Labels is { } labels
            ? Labels(question, labels, displayNames: !names)
            : question.Fails("Name", $"the {question.Subject} gives the namespace of a proxy without its name, which selects none", "spec.targetRef.namespace");
    }

    private static Predicate Name(Question question)
    {
        var (wanted, own) = (question.WantedKey, question.Proxy.Meta.Key);
        if (wanted == own)
        {
            return question.Holds("Name", $"the {question.Subject} is for the proxy {Spoken(wanted, withZone: false)}", "spec.targetRef.name");
        }

        var sameButZone = wanted with { Zone = "" } == own with { Zone = "" };
        return question.Fails(
            "Name",
            $"the {question.Subject} is for the proxy {Spoken(wanted, sameButZone)}, and this one is {Spoken(own, sameButZone)}",
            "spec.targetRef.name");
    }

    private static Predicate Labels(Question question, IReadOnlyDictionary<string, string> labels, bool displayNames)
    {
        const string Path = "spec.targetRef.labels";
        foreach (var (key, value) in labels.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            if (!ByDataplane.HasLabels(new Dictionary<string, string> { [key] = value }, question.Proxy.Meta, displayNames))
            {
                var has = displayNames && key == KumaLabels.DisplayName ? question.Proxy.Meta.DisplayName : question.Proxy.Meta.Labels.GetValueOrDefault(key);
                return question.Fails(
                    "Labels",
                    $"the {question.Subject} asks for the label {key}={value}, the proxy has {(has is null ? "no such label" : $"{key}={has}")}",
                    $"{Path}[\"{key}\"]");
            }
        }

        return question.Holds("Labels", labels.Count == 0 ? "empty labels select every proxy" : $"the proxy has the labels {Wording.Labels(labels)}", Path);
    }

    private static Predicate Section(Question question, string section)
    {
        if (question.Selection is not null)
        {
            return question.Holds(
                "Section",
                question.Selection.Sections.Count > 0 ? $"\"{section}\" is an inbound of the proxy" : "the proxy is a gateway, which is selected as a whole",
                "spec.targetRef.sectionName");
        }

        var networking = question.Proxy.Proxy.Spec.Networking;
        var known = (networking?.Inbound ?? []).Select(Proxies.SectionOf)
            .Concat((networking?.Listeners ?? []).Select(l => Proxies.SectionOf(l.Name, l.Port)))
            .ToList();
        return known.Count == 0
            ? question.Fails("Listeners", "the proxy has no inbound, so there is nothing to select", null)
            : question.Fails(
                "Section",
                $"the proxy has no inbound \"{section}\"; its inbounds: {Wording.List(known)}{(NearName.Find(section, known) is { } near ? $"; {Wording.DidYouMean(near)}" : "")}",
                "spec.targetRef.sectionName");
    }

    private static string Spoken(NameKey key, bool withZone) =>
        $"{(key.Namespace.Length > 0 ? $"{key.Namespace}/" : "")}{key.Name}{(!withZone ? "" : key.Zone.Length > 0 ? $" of zone {key.Zone}" : " of no zone")}";
}
