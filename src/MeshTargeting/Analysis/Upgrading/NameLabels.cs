using MeshTargeting.Resources;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Analysis.Upgrading;

/// <summary>The labels that say a name: what 3.0 goes by where references of 2.14 have a name and a namespace.</summary>
internal static class NameLabels
{
    /// <summary>
    /// The labels; null where a label cannot hold the name. The namespace is always written: 3.0 fills it in for backends alone, and
    /// elsewhere labels without it select in every namespace.
    /// </summary>
    /// <param name="name">The display name.</param>
    /// <param name="ns">The namespace; empty on Universal.</param>
    public static IReadOnlyDictionary<string, string>? Of(string name, string ns)
    {
        if (name.Length == 0 || KubernetesNames.LabelValue(name).Any() || KubernetesNames.LabelValue(ns).Any())
        {
            return null;
        }

        var labels = new Dictionary<string, string> { [KumaLabels.DisplayName] = name };
        if (ns.Length > 0)
        {
            labels[KumaLabels.Namespace] = ns;
        }

        return labels;
    }
}
