using System.Collections;
using System.Diagnostics.CodeAnalysis;
using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>
/// The labels that Kuma sees on a resource: those that are written and those that it computes when the resource is stored
/// (pkg/core/resources/labels/compute.go; on Kubernetes also pkg/plugins/resources/k8s/store.go). A thin view over the written
/// labels, kept with the resource by <see cref="ResourceTraits"/>.
/// </summary>
/// <remarks>
/// What is written is never overruled, with Kuma's own exceptions: on Kubernetes the display name is the annotation or the
/// object's name whatever the label says, and a proxy's type and a policy's role are always computed. On Universal no display name
/// is added.
/// </remarks>
[SuppressMessage("Naming", "CA1710", Justification = "They are labels; that they are a dictionary shows in the type.")]
public sealed class EffectiveLabels : IReadOnlyDictionary<string, string>
{
    private readonly IReadOnlyDictionary<string, string> _written;
    private readonly KeyValuePair<string, string>[] _computed;

    private EffectiveLabels(IReadOnlyDictionary<string, string> written, KeyValuePair<string, string>[] computed)
    {
        _written = written;
        _computed = computed;
        Count = computed.Length + written.Count - computed.Count(pair => written.ContainsKey(pair.Key));
    }

    /// <inheritdoc />
    public int Count { get; }

    /// <inheritdoc />
    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    /// <inheritdoc />
    public IEnumerable<string> Values => this.Select(pair => pair.Value);

    /// <inheritdoc />
    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    /// <summary>The labels of a resource under the given circumstances.</summary>
    public static EffectiveLabels Of(Resource resource, WorldOptions options) =>
        new(ComputedLabels.KeptOf(resource, options), ComputedLabels.Of(resource, options));

    /// <inheritdoc />
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var pair in _computed)
        {
            if (pair.Key == key)
            {
                value = pair.Value;
                return true;
            }
        }

        return _written.TryGetValue(key, out value);
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        foreach (var pair in _computed)
        {
            yield return pair;
        }

        foreach (var pair in _written)
        {
            if (!Array.Exists(_computed, c => c.Key == pair.Key))
            {
                yield return pair;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
