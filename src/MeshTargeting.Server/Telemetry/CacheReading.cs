namespace MeshTargeting.Server.Telemetry;

/// <summary>What the cache of one kind holds at this moment.</summary>
/// <param name="Kind">The kind, such as MeshService or Pod: one that the server knows, so that there are never many.</param>
/// <param name="Objects">How many objects it holds.</param>
/// <param name="Age">How long ago the API server last said anything about the kind, bookmarks included.</param>
internal readonly record struct CacheReading(string Kind, int Objects, TimeSpan Age);
