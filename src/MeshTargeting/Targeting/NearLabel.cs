using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Resources;

namespace MeshTargeting.Targeting;

/// <summary>The one label by which labels miss a resource that has the others, where its value is near to the one that was written.</summary>
/// <param name="Key">The label's key.</param>
/// <param name="Value">The value that was probably meant.</param>
/// <param name="Namespace">The namespace of the resource that has it; empty on Universal.</param>
/// <param name="IsMisspelt">True where the written value is a misspelling of it rather than a value of its own.</param>
/// <param name="IsOnly">True where no other value is as near.</param>
internal sealed record NearLabel(string Key, string Value, string Namespace, bool IsMisspelt, bool IsOnly)
{
    /// <summary>What a message says of it.</summary>
    public string Suggestion => Key == KumaLabels.DisplayName && Namespace.Length > 0
        ? $"did you mean \"{Value}\" in namespace {Namespace}?"
        : $"did you mean \"{Value}\"?";

    /// <summary>Writes the value among labels at a place; null where another may be meant as well.</summary>
    public Fix? FixAt(string path) => IsMisspelt && IsOnly
        ? new Fix($"write {Key}: {Value}", new ReplaceValue(NodePath.AppendKey(new StringBuilder(path), Key).ToString(), JsonText.Of(Value)))
        : null;

    /// <summary>The nearest among resources; null where there is none, or where each lacks more than one of the labels.</summary>
    /// <param name="labels">What was written.</param>
    /// <param name="select">The resources that have labels.</param>
    /// <param name="labelsOf">The labels of a resource.</param>
    public static NearLabel? Find(
        IReadOnlyDictionary<string, string> labels,
        Func<IReadOnlyDictionary<string, string>, IEnumerable<Resource>> select,
        Func<Resource, IReadOnlyDictionary<string, string>> labelsOf) => Find(labels, others => select(others).Select(r => (r, labelsOf(r))));

    /// <summary>The nearest among labels, or tags, of resources; null where there is none, or where each lacks more than one.</summary>
    /// <param name="labels">What was written.</param>
    /// <param name="having">The resources that have labels, each with all that it has.</param>
    public static NearLabel? Find(
        IReadOnlyDictionary<string, string> labels,
        Func<IReadOnlyDictionary<string, string>, IEnumerable<(Resource Resource, IReadOnlyDictionary<string, string> Labels)>> having)
    {
        NearLabel? found = null;
        foreach (var (key, value) in labels.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            var values = new SortedDictionary<string, Resource>(StringComparer.Ordinal);
            foreach (var (resource, all) in having(labels.Where(l => l.Key != key).ToDictionary()))
            {
                if (all.TryGetValue(key, out var other) && other.Length > 0
                    && (!values.TryGetValue(other, out var first) || resource.Id < first.Id))
                {
                    values[other] = resource;
                }
            }

            if (NearName.Find(value, values.Keys, out var isOnly) is { } near)
            {
                var ns = labels.ContainsKey(KumaLabels.Namespace) ? "" : values[near].Metadata.Namespace;
                found = Better(found, new NearLabel(key, near, ns, NearName.IsMisspelling(value, near), isOnly));
            }
        }

        return found;
    }

    /// <summary>A misspelling rather than a value that is merely near; of two of a sort either may be meant.</summary>
    private static NearLabel Better(NearLabel? one, NearLabel other) =>
        one is null || (other.IsMisspelt && !one.IsMisspelt) ? other
        : one.IsMisspelt == other.IsMisspelt ? one with { IsOnly = false }
        : one;
}
