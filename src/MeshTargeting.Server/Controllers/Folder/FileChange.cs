using MeshTargeting.Generation;

namespace MeshTargeting.Server.Controllers.Folder;

/// <summary>What is to be done with one file.</summary>
/// <param name="Path">The file, as it is shown.</param>
/// <param name="Changes">The changes of a plan that concern it.</param>
/// <param name="Make">Does it.</param>
internal sealed record FileChange(string Path, IReadOnlyList<ServiceChange> Changes, Func<FileOutcome> Make);

/// <summary>What became of it.</summary>
/// <param name="Kind">What became of the file.</param>
/// <param name="Reason">Why it could not be written; null where it could.</param>
/// <param name="Declined">The changes that were left out, each with the reason, without a full stop.</param>
internal sealed record FileOutcome(FileOutcomeKind Kind, string? Reason, IReadOnlyList<(ServiceChange Change, string Reason)> Declined)
{
    public static readonly FileOutcome Written = new(FileOutcomeKind.Written, null, []);
    public static readonly FileOutcome Stale = new(FileOutcomeKind.Stale, null, []);

    public static FileOutcome Failed(string reason) => new(FileOutcomeKind.Failed, reason, []);
}

/// <summary>What can become of a file.</summary>
internal enum FileOutcomeKind
{
    /// <summary>It is as it is to be.</summary>
    Written,

    /// <summary>Nothing was to be written, as all changes were declined.</summary>
    Left,

    /// <summary>It is not what it was when it was read: it has to be read again.</summary>
    Stale,

    /// <summary>It could not be written.</summary>
    Failed,
}
