using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Generation.Universal;

/// <summary>
/// The labels that one Dataplane would give a MeshService (dpContribution in pkg/core/resources/apis/meshservice/generate/labels.go).
/// </summary>
/// <param name="Labels">The labels.</param>
/// <param name="Invalid">How many were left out because Kubernetes takes no such label.</param>
/// <param name="Conflicting">How many were left out because inbounds do not agree on them.</param>
public sealed record LabelContribution(IReadOnlyDictionary<string, string> Labels, int Invalid, int Conflicting)
{
    /// <summary>
    /// Collects tags on which all inbounds agree that carry them, and over them the labels of the Dataplane; Kuma's own left out.
    /// </summary>
    /// <param name="labels">The labels of the Dataplane.</param>
    /// <param name="inbounds">The inbounds by which it takes part in the service.</param>
    /// <param name="allowed">The keys that may; empty for all.</param>
    public static LabelContribution Of(
        IReadOnlyDictionary<string, string> labels, IEnumerable<DataplaneInbound> inbounds, IReadOnlySet<string> allowed)
    {
        var collected = new Dictionary<string, string>();
        var (invalid, conflicting) = (0, 0);
        foreach (var tag in inbounds.SelectMany(i => i.Tags ?? ResourceMetadata.None).GroupBy(t => t.Key, t => t.Value))
        {
            if (KumaLabels.IsReserved(tag.Key))
            {
                continue;
            }

            if (tag.Distinct().Count() > 1)
            {
                conflicting++;
                continue;
            }

            Add(tag.Key, tag.First());
        }

        foreach (var (key, value) in labels.Where(l => !KumaLabels.IsReserved(l.Key)))
        {
            Add(key, value);
        }

        return new LabelContribution(collected, invalid, conflicting);

        void Add(string key, string value)
        {
            if (allowed.Count > 0 && !allowed.Contains(key))
            {
                return;
            }

            if (KubernetesNames.QualifiedName(key).Any() || KubernetesNames.LabelValue(value).Any())
            {
                invalid++;
                return;
            }

            collected[key] = value;
        }
    }
}
