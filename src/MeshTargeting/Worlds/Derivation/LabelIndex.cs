using MeshTargeting.Resources;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>Things by their labels, so that a selector costs its matches and not the namespace.</summary>
internal sealed class LabelIndex<T>
{
    private readonly Dictionary<LabelPair, List<T>> _byLabel = [];
    private readonly Func<T, IReadOnlyDictionary<string, string>> _labelsOf;

    /// <summary>Indexes things in their order.</summary>
    public LabelIndex(IEnumerable<T> things, Func<T, IReadOnlyDictionary<string, string>> labelsOf)
    {
        _labelsOf = labelsOf;
        foreach (var thing in things)
        {
            foreach (var (key, value) in labelsOf(thing))
            {
                var pair = new LabelPair(key, value);
                if (!_byLabel.TryGetValue(pair, out var list))
                {
                    _byLabel.Add(pair, list = []);
                }

                list.Add(thing);
            }
        }
    }

    /// <summary>The things that carry all labels of a selector, in their order; none for an empty selector.</summary>
    public IEnumerable<T> Find(IReadOnlyDictionary<string, string>? selector)
    {
        List<T>? rarest = null;
        foreach (var (key, value) in selector ?? ResourceMetadata.None)
        {
            if (!_byLabel.TryGetValue(new LabelPair(key, value), out var list))
            {
                return [];
            }

            rarest = rarest is null || list.Count < rarest.Count ? list : rarest;
        }

        return rarest?.Where(t => MeshServiceMatching.Includes(_labelsOf(t), selector!)) ?? [];
    }
}
