using MeshTargeting.Server.Cluster.Watching;
using MeshTargeting.Server.State;
using MeshTargeting.Server.Telemetry;

namespace MeshTargeting.Server.Cluster;

/// <summary>What is told of the watches to people.</summary>
internal static class Readings
{
    /// <summary>How it stands with a kind.</summary>
    public static WatchReading Of(KindStatus kind) => new(
        kind.Kind.Name, kind.IsInstalled, kind.Objects, kind.Unreadable, (int?)kind.Age?.TotalSeconds, kind.Problem);

    /// <summary>What the metrics tell of kinds that there are.</summary>
    public static IEnumerable<CacheReading> Cache(IReadOnlyList<KindStatus> kinds) =>
        kinds.Where(kind => kind.Age is not null).Select(kind => new CacheReading(kind.Kind.Name, kind.Objects, kind.Age!.Value));

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
