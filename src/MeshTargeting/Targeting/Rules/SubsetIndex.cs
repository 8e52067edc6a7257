using MeshTargeting.Resources;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// Rules by tags, found by the service that they are for: nearly all of <c>to</c> are for one, and a proxy asks for each of its
/// destinations.
/// </summary>
internal sealed class SubsetIndex
{
    private readonly IReadOnlyList<SubsetRule> _rules;
    private readonly Dictionary<string, List<int>> _byService = new(StringComparer.Ordinal);
    private readonly List<int> _others = [];

    /// <summary>Makes the index of rules, of which the first that fits holds.</summary>
    public SubsetIndex(IReadOnlyList<SubsetRule> rules)
    {
        _rules = rules;
        for (var i = 0; i < rules.Count; i++)
        {
            ListFor(rules[i]).Add(i);
        }
    }

    /// <summary>The first rule whose subset something with these tags belongs to; null where there is none.</summary>
    public SubsetRule? Find(IReadOnlyDictionary<string, string> tags)
    {
        var ofService = tags.TryGetValue(KumaLabels.ServiceTag, out var service) ? _byService.GetValueOrDefault(service) : null;
        var (mine, other) = (First(ofService ?? [], tags), First(_others, tags));
        return Math.Min(mine, other) is var first && first < _rules.Count ? _rules[first] : null;
    }

    private int First(List<int> candidates, IReadOnlyDictionary<string, string> tags)
    {
        foreach (var i in candidates)
        {
            if (Subsets.Contains(_rules[i].Subset, tags))
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private List<int> ListFor(SubsetRule rule)
    {
        foreach (var tag in rule.Subset)
        {
            if (tag is { Key: KumaLabels.ServiceTag, Not: false })
            {
                if (!_byService.TryGetValue(tag.Value, out var list))
                {
                    _byService.Add(tag.Value, list = []);
                }

                return list;
            }
        }

        return _others;
    }
}
