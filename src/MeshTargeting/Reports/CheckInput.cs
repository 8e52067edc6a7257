using MeshTargeting.Judging;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports;

/// <summary>What is to be checked or resolved, and under which circumstances.</summary>
public sealed record CheckInput
{
    /// <summary>The texts that are judged, in any order.</summary>
    public required IReadOnlyList<SourceText> Judged { get; init; }

    /// <summary>
    /// Texts of resources that exist already: they resolve and are not judged. Where a judged text holds the same resource, it
    /// replaces the one given here.
    /// </summary>
    public IReadOnlyList<SourceText> Context { get; init; } = [];

    /// <summary>
    /// A World that stands behind the texts, over which they are laid (the server's state); null where there is none. Its options
    /// hold then, and <see cref="Options"/> is not looked at.
    /// </summary>
    public World? Behind { get; init; }

    /// <summary>The circumstances.</summary>
    public WorldOptions Options { get; init; } = new();

    /// <summary>What has been settled for all checks: how much each code matters.</summary>
    public CheckSettings Settings { get; init; } = CheckSettings.Default;

    /// <summary>The day of the check, by which suppressions expire; null where none does.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Counts texts as they are read; null where nobody looks.</summary>
    public WorkProgress? Progress { get; init; }

    /// <summary>Ends the work with an <see cref="OperationCanceledException"/>, soon after nobody wants the answer any more.</summary>
    public CancellationToken Stop { get; init; }
}

/// <summary>How far a check has come; written by the check, read by whoever draws a bar.</summary>
public sealed class WorkProgress
{
    private int _done;

    /// <summary>How many texts there are.</summary>
    public int Total { get; internal set; }

    /// <summary>How many have been read.</summary>
    public int Done => Volatile.Read(ref _done);

    internal void Step() => Interlocked.Increment(ref _done);
}
