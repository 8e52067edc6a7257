using System.Collections.Concurrent;
using MeshTargeting.Resources;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>
/// Policies of one kind that select some proxy, in the order of their precedence. Lists with the same policies are the same object, so
/// that what follows from a list is worked out once for all proxies that have it.
/// </summary>
internal sealed class PolicyList
{
    private PolicyList(Resource[] policies) => Policies = policies;

    /// <summary>No policies.</summary>
    public static PolicyList Empty { get; } = new([]);

    /// <summary>The policies.</summary>
    public Resource[] Policies { get; }

    /// <summary>Makes lists.</summary>
    public sealed class Pool
    {
        private readonly ConcurrentDictionary<Resource[], PolicyList> _lists = new(Comparer.Instance);

        /// <summary>The list of these policies.</summary>
        public PolicyList Of(Resource[] policies) => policies.Length == 0 ? Empty : _lists.GetOrAdd(policies, static p => new PolicyList(p));
    }

    private sealed class Comparer : IEqualityComparer<Resource[]>
    {
        public static readonly Comparer Instance = new();

        public bool Equals(Resource[]? x, Resource[]? y) => x is not null && y is not null && x.AsSpan().SequenceEqual(y);

        public int GetHashCode(Resource[] policies)
        {
            var hash = default(HashCode);
            foreach (var policy in policies)
            {
                hash.Add(policy);
            }

            return hash.ToHashCode();
        }
    }
}
