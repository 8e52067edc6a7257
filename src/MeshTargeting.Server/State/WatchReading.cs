namespace MeshTargeting.Server.State;

/// <summary>How it stands with the watch of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Installed">Whether the API server knows it.</param>
/// <param name="Objects">How many objects it has.</param>
/// <param name="Unreadable">How many of them cannot be read; they are in the log.</param>
/// <param name="AgeSeconds">How long ago the API server last gave a sign; absent before the first, and where the kind is not installed.</param>
/// <param name="Problem">Why there is no word from the API server at present; absent where there is.</param>
public sealed record WatchReading(string Kind, bool Installed, int Objects, int Unreadable, int? AgeSeconds, string? Problem);
