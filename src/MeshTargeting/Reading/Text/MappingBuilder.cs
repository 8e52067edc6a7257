using System.Runtime.InteropServices;
using MeshTargeting.Reading.Nodes;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Text;

/// <summary>Gathers the members of the objects of a document, one object within another, and finds keys that stand twice.</summary>
internal sealed class MappingBuilder(ReadOptions options)
{
    // Up to here a look at every member is cheaper than an index.
    private const int IndexFrom = 24;

    private readonly List<MappingEntry> _members = [];
    private readonly List<DuplicateKey> _duplicates = [];

    /// <summary>Keys that stand twice.</summary>
    public IReadOnlyList<DuplicateKey> Duplicates => _duplicates;

    /// <summary>Begins an object at a place.</summary>
    public Scope Open(Position position) => new(this, position, _members.Count);

    /// <summary>The members of one object, which must be closed before those of the object around it go on.</summary>
    internal struct Scope(MappingBuilder builder, Position position, int start)
    {
        private Dictionary<string, int>? _index;
        private HashSet<string>? _merged;

        /// <summary>Adds a member; it takes the place of one with the same key, as in Kubernetes.</summary>
        public void Add(MappingEntry entry)
        {
            var existing = IndexOf(entry.Key);
            if (existing < 0)
            {
                Append(entry);
                return;
            }

            if (_merged is null || !_merged.Remove(entry.Key))
            {
                builder.Report(position, entry, builder._members[existing].KeyStart);
            }

            builder._members[existing] = entry;
        }

        /// <summary>Adds a member that a merge (<c>&lt;&lt;</c>) brings. go-yaml lets it replace a member that stands before the merge.</summary>
        public void Merge(MappingEntry entry)
        {
            (_merged ??= new HashSet<string>(StringComparer.Ordinal)).Add(entry.Key);
            var existing = IndexOf(entry.Key);
            if (existing < 0)
            {
                Append(entry);
            }
            else
            {
                builder._members[existing] = entry;
            }
        }

        public readonly MappingNode Close()
        {
            var members = CollectionsMarshal.AsSpan(builder._members)[start..].ToArray();
            builder._members.RemoveRange(start, members.Length);
            return new MappingNode(position, members);
        }

        private void Append(MappingEntry entry)
        {
            builder._members.Add(entry);
            _index?.Add(entry.Key, builder._members.Count - 1);
        }

        private int IndexOf(string key)
        {
            var members = CollectionsMarshal.AsSpan(builder._members);
            if (_index is null && members.Length - start > IndexFrom)
            {
                _index = new Dictionary<string, int>(StringComparer.Ordinal);
                for (var i = start; i < members.Length; i++)
                {
                    _index.Add(members[i].Key, i);
                }
            }

            if (_index is not null)
            {
                return _index.GetValueOrDefault(key, -1);
            }

            for (var i = start; i < members.Length; i++)
            {
                if (members[i].Key == key)
                {
                    return i;
                }
            }

            return -1;
        }
    }

    private void Report(Position mapping, MappingEntry later, Position earlier)
    {
        if (_duplicates.Count < options.MaxFindingsPerDocument)
        {
            var message = $"the key \"{later.Key}\" stands twice here; the first, in line {earlier.Line}, has no effect";
            _duplicates.Add(new DuplicateKey(mapping, later.Key, new Problem(ReadingRules.DuplicateKey, later.KeyStart, message)));
        }
    }
}
