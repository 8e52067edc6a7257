using System.Diagnostics.CodeAnalysis;
using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>The resources under one key of an index, in <see cref="ResourceOrder"/>; most hold one, which then needs no array.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
internal readonly struct Posting
{
    private readonly object? _content;

    private Posting(object? content) => _content = content;

    /// <summary>How many there are.</summary>
    public int Count => _content switch
    {
        null => 0,
        Resource[] many => many.Length,
        _ => 1,
    };

    /// <summary>The resource at a place, from 0.</summary>
    public Resource this[int index] => _content is Resource[] many ? many[index] : (Resource)_content!;

    /// <summary>All of them; not to be written to.</summary>
    public Resource[] ToArray() => _content switch
    {
        null => [],
        Resource[] many => many,
        _ => [(Resource)_content],
    };

    /// <summary>The posting that holds these, which are in order.</summary>
    public static Posting Of(IReadOnlyList<Resource> resources) => resources.Count switch
    {
        0 => default,
        1 => new Posting(resources[0]),
        _ => new Posting(resources.ToArray()),
    };

    /// <summary>The posting with one more, which it does not hold yet.</summary>
    public Posting With(Resource added)
    {
        switch (_content)
        {
            case null:
                return new Posting(added);
            case Resource[] many:
                var place = ~Array.BinarySearch(many, added, ResourceOrder.Instance);
                place = place < 0 ? ~place : place;
                var longer = new Resource[many.Length + 1];
                Array.Copy(many, longer, place);
                longer[place] = added;
                Array.Copy(many, place, longer, place + 1, many.Length - place);
                return new Posting(longer);
            default:
                var one = (Resource)_content;
                return new Posting(ResourceOrder.Instance.Compare(one, added) <= 0 ? new[] { one, added } : [added, one]);
        }
    }

    /// <summary>The posting without one; the same where it does not hold it.</summary>
    public Posting Without(Resource removed)
    {
        if (_content is not Resource[] many)
        {
            return ReferenceEquals(_content, removed) ? default : this;
        }

        var place = Array.FindIndex(many, r => ReferenceEquals(r, removed));
        return place switch
        {
            < 0 => this,
            _ when many.Length == 2 => new Posting(many[1 - place]),
            _ => new Posting(many.Where((_, i) => i != place).ToArray()),
        };
    }
}
