using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>References of kind Dataplane: proxies by name or labels, and of those all inbounds or one.</summary>
internal static class ByDataplane
{
    /// <summary>
    /// Whether a reference selects a proxy. One of a builtin gateway is never selected. Where names count, a reference may have a name
    /// and labels at once, and either will do; a namespace without a name selects nothing.
    /// </summary>
    public static bool Selects(TargetRef reference, ResourceTraits policy, ProxyView proxy, bool names) =>
        proxy.Gateway is null && Fits(reference, policy, proxy.Meta, names);

    /// <summary>Whether a proxy has what a reference asks for, be it one of a builtin gateway or not.</summary>
    public static bool Fits(TargetRef reference, ResourceTraits policy, ResourceTraits proxy, bool names)
    {
        if (!names)
        {
            return reference.Labels is null || HasLabels(reference.Labels, proxy, displayNames: true);
        }

        return SelectsAll(reference)
            || (!string.IsNullOrEmpty(reference.Name) && proxy.Key == KeyOf(reference, policy))
            || (reference.Labels is { } labels && HasLabels(labels, proxy, displayNames: false));
    }

    /// <summary>Whether a reference gives nothing to select by; empty labels are labels, and select every proxy in their turn.</summary>
    public static bool SelectsAll(TargetRef reference) =>
        string.IsNullOrEmpty(reference.Name) && string.IsNullOrEmpty(reference.Namespace) && reference.Labels is null;

    /// <summary>What a reference by name means: in the policy's zone, and in its namespace unless the reference gives one.</summary>
    public static NameKey KeyOf(TargetRef reference, ResourceTraits policy) => new(
        policy.Zone ?? "", string.IsNullOrEmpty(reference.Namespace) ? policy.Namespace ?? "" : reference.Namespace, reference.Name ?? "");

    /// <summary>Whether a proxy has labels; a label that it does not have is empty, and equals an empty one.</summary>
    public static bool HasLabels(IReadOnlyDictionary<string, string> labels, ResourceTraits proxy, bool displayNames)
    {
        foreach (var (key, value) in labels)
        {
            if ((displayNames && key == KumaLabels.DisplayName ? proxy.DisplayName : proxy.Label(key)) != value)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The inbounds and embedded listeners of a selected proxy that sectionName means; all where there is none.</summary>
    public static Selection Select(TargetRef reference, ProxyView proxy)
    {
        var wanted = reference.SectionName ?? "";
        var selection = new Selection { AsDelegatedGateway = proxy.IsDelegated };
        foreach (var inbound in proxy.Proxy.Spec.Networking?.Inbound ?? [])
        {
            if (Proxies.SectionOf(inbound) is var section && (wanted.Length == 0 || section == wanted))
            {
                selection.Inbounds.Add(Listeners.Of(inbound, proxy));
                selection.Sections.Add(section);
            }
        }

        Listeners.AddEmbedded(selection, proxy, wanted);
        return selection;
    }
}
