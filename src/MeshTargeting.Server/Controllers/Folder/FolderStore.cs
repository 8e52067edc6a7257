using System.Text;
using MeshTargeting.Files;
using MeshTargeting.Findings;
using MeshTargeting.Fixing;
using MeshTargeting.Generation;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Controllers.Folder;

/// <summary>
/// Puts the changes of a plan into the files of a folder: what the server makes has files of its own, and of what people wrote only those
/// places are edited that a control plane keeps.
/// </summary>
/// <param name="folder">The folder of <c>--from</c>.</param>
/// <param name="time">The clock, by which new resources get their age.</param>
internal sealed class FolderStore(string folder, TimeProvider time)
{
    private readonly GeneratedFiles _generated = new(folder);

    /// <summary>The changes, by the file that they concern; nothing is done yet.</summary>
    public IEnumerable<FileChange> By(IReadOnlyList<ServiceChange> changes)
    {
        var ours = changes.Where(change => change.Stored is null || _generated.IsOurs(change.Stored)).Select(Own);
        var theirs = changes.Where(change => change.Stored?.Source is not null && !_generated.IsOurs(change.Stored))
            .GroupBy(change => change.Stored!.Source!.File)
            .Select(group => new FileChange(group.Key, [.. group], () => Edit([.. group])));
        return ours.Concat(theirs);
    }

    private FileChange Own(ServiceChange change)
    {
        var path = change.Stored?.Source?.File ?? _generated.PathOf(change.Desired!);
        return path is null
            ? new FileChange(folder, [change], () => new FileOutcome(FileOutcomeKind.Left, null, [(change, "its name cannot be that of a file")]))
            : new FileChange(path, [change], () => change switch
            {
                { Stored: null, Desired: { } made } => Outcome(AtomicFile.Write(path, expected: null, Encoding.UTF8.GetBytes(GeneratedFiles.TextOf(Aged(made))))),
                { Stored: { Source.Text: var text }, Desired: { } desired } => Rewrite(text, GeneratedFiles.TextOf(desired)),
                { Stored: { Source.Text: var text } } => Prepared(text, "", rewrite => Outcome(AtomicFile.Delete(path, rewrite.Before))),
                _ => FileOutcome.Written,
            });
    }

    private Resource Aged(Resource made)
    {
        var now = time.GetUtcNow();
        return made.Metadata.CreationTime is null
            ? made.WithMetadata(made.Metadata with { CreationTime = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero) })
            : made;
    }

    /// <summary>Edits a file that a person wrote: all its documents at once, so that it is written once.</summary>
    private static FileOutcome Edit(IReadOnlyList<ServiceChange> changes)
    {
        var text = changes[0].Stored!.Source!.Text;
        var declined = new List<(ServiceChange Change, string Reason)>();
        var wanted = new List<(ServiceChange Change, RequestedFix Fix)>();
        foreach (var change in changes)
        {
            if (change is not { Stored: { Source: { } source } stored, Desired: { } desired })
            {
                declined.Add((change, $"the file is not the server's, which would delete it there: {change.Reason}"));
                continue;
            }

            var edits = KeptMembers.Edits(stored, desired, out var isAll);
            if (!isAll)
            {
                declined.Add((change, $"the file is not the server's, which would change more there: {change.Reason}"));
            }

            if (edits.Count > 0)
            {
                wanted.Add((change, new RequestedFix(new Fix("write what is kept", edits), source.Index, source.Item)));
            }
        }

        var edited = TextFixer.Apply(text, wanted.ConvertAll(w => w.Fix));
        declined.AddRange(wanted.Zip(edited.Outcomes)
            .Where(pair => pair.Second is FixOutcome.Declined)
            .Select(pair => (pair.First.Change, $"its status cannot be written safely there: {((FixOutcome.Declined)pair.Second).Reason}")));
        var outcome = edited.Content == text.Content ? new FileOutcome(FileOutcomeKind.Left, null, []) : Rewrite(text, edited.Content);
        return outcome with { Declined = declined };
    }

    private static FileOutcome Rewrite(SourceText before, string content) => before.Content == content
        ? FileOutcome.Written
        : Prepared(before, content, rewrite => Outcome(AtomicFile.Write(rewrite.File, rewrite.Before, rewrite.After)));

    private static FileOutcome Prepared(SourceText before, string content, Func<FileRewrite, FileOutcome> make) => FileRewriter.Prepare(before, content) switch
    {
        RewriteResult.Prepared { Rewrite: var rewrite } => make(rewrite),
        RewriteResult.Impossible { IsStale: true } => FileOutcome.Stale,
        RewriteResult.Impossible { Problem.Reason: var reason } => FileOutcome.Failed(reason),
        _ => FileOutcome.Stale,
    };

    private static FileOutcome Outcome(FileWriteResult result) => result switch
    {
        FileWriteResult.Failed { Reason: var reason } => FileOutcome.Failed(reason),
        FileWriteResult.Changed => FileOutcome.Stale,
        _ => FileOutcome.Written,
    };
}
