using MeshTargeting.Resources;

namespace MeshTargeting.Files;

/// <summary>What became of the paths that a user named.</summary>
/// <param name="Texts">The texts that were read, in ordinal order of their shown paths, each file once.</param>
/// <param name="Unreadable">The paths that could not be read, in ordinal order.</param>
public sealed record FilesResult(IReadOnlyList<SourceText> Texts, IReadOnlyList<UnreadablePath> Unreadable);

/// <summary>A path that could not be read.</summary>
/// <param name="Path">The path, as it is shown.</param>
/// <param name="Reason">Why, in a few words without a full stop: <c>no such file or folder</c>.</param>
public sealed record UnreadablePath(string Path, string Reason)
{
    /// <inheritdoc />
    public override string ToString() => $"{Path}: {Reason}";
}
