using MeshTargeting.Server.Cluster.Watching;

namespace MeshTargeting.Server.Cluster;

/// <summary>What is told of the watches to people.</summary>
internal static class Readings
{
    /// <summary>What is missing before there is a World.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<KindStatus> kinds)
    {
        var waiting = kinds.Where(kind => !kind.Synced.IsCompleted).ToList();
        if (waiting.Count == 0)
        {
            return ["the World is being made of what was listed"];
        }

        // What fails alike is said once: it is the API server, most often, and not the kind.
        return
        [
            .. waiting.GroupBy(kind => kind.Problem)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"not listed yet: {string.Join(", ", group.Select(kind => kind.Kind.Name))}{(group.Key is { } problem ? $" ({problem})" : "")}"),
        ];
    }
}
