using System.Collections;
using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>A list of resources that all have one kind, seen as that kind; nothing is copied.</summary>
internal sealed class TypedResources<TSpec>(Resource[] resources) : IReadOnlyList<Resource<TSpec>>
    where TSpec : class
{
    /// <inheritdoc />
    public int Count => resources.Length;

    /// <inheritdoc />
    public Resource<TSpec> this[int index] => (Resource<TSpec>)resources[index];

    /// <inheritdoc />
    public IEnumerator<Resource<TSpec>> GetEnumerator()
    {
        foreach (var resource in resources)
        {
            yield return (Resource<TSpec>)resource;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
