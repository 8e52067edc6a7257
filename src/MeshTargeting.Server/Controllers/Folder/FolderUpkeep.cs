using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Generation;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.State;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Controllers.Folder;

/// <summary>
/// Makes the folder what a plan of all that it holds wants it to be. Every pass plans anew, so nothing hangs on what passes before did.
/// </summary>
internal sealed class FolderUpkeep(string folder, PlanSettings settings, TimeProvider time, ILogger logger)
{
    private const string IsStale = "it changes all the time";

    /// <summary>A file that is never what was read a moment ago is somebody else's business for a while.</summary>
    private const int MaxStale = 3;

    private readonly FolderStore _store = new(folder, time);
    private readonly FolderJournal _journal = new(logger);
    private readonly Retries _retries = new(time);
    private readonly Dictionary<string, int> _stale = [];
    private PlanMemory _memory = PlanMemory.None;

    /// <summary>Plans, and writes what the plan wants.</summary>
    /// <param name="snapshot">The folder as it was read.</param>
    /// <param name="stop">Ends the pass between two files.</param>
    /// <returns>Whether a file was written, and after how long another pass is due though nothing changes; null for never.</returns>
    public (bool HasWritten, TimeSpan? Again) Keep(Snapshot snapshot, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var plan = ServicePlan.Of(snapshot.World, settings with { Environment = EnvironmentOf(snapshot.World) }, _memory, now, _ => null);
        _memory = plan.Memory;
        _journal.Begin();
        _journal.Noted(plan.Notes);
        var files = _store.By(Allowed(plan, snapshot)).ToList();
        _retries.KeepOnly(files.Select(file => file.Path).ToHashSet());
        var (hasWritten, hasWrittenGenerator) = (false, false);
        foreach (var file in files.Where(file => _retries.IsDue(file.Path)).TakeWhile(_ => !stop.IsCancellationRequested))
        {
            if (hasWrittenGenerator && !IsGenerator(file))
            {
                // They come first, and the next plan knows of them: else every service would be written twice.
                break;
            }

            hasWritten |= Make(file);
            hasWrittenGenerator = hasWritten && IsGenerator(file);
        }

        _journal.End();
        return (hasWritten, Sooner(_retries.Next, UntilNextEnd(snapshot.World, now)));
    }

    private static bool IsGenerator(FileChange file) => file.Changes[0].Id.Kind == HostnameGeneratorSpec.Descriptor.Name;

    /// <summary>Does what is to be done with a file; true where it was written.</summary>
    private bool Make(FileChange file)
    {
        var outcome = file.Make();
        foreach (var (change, reason) in outcome.Declined)
        {
            _journal.Declined(file.Path, change, reason);
        }

        var stale = outcome.Kind == FileOutcomeKind.Stale ? _stale.GetValueOrDefault(file.Path) + 1 : 0;
        _stale[file.Path] = stale;
        if ((outcome.Reason ?? (stale >= MaxStale ? IsStale : null)) is { } problem)
        {
            if (_retries.Failed(file.Path, problem))
            {
                _journal.Failed(file.Path, problem);
            }
        }
        else
        {
            _retries.Succeeded(file.Path);
        }

        if (outcome.Kind == FileOutcomeKind.Written)
        {
            _journal.Written(file);
            return true;
        }

        return false;
    }

    /// <summary>What a document says that cannot be read is not known to be gone: until it can be, nothing is deleted.</summary>
    private IReadOnlyList<ServiceChange> Allowed(ServicePlan plan, Snapshot snapshot)
    {
        var unread = snapshot.Unreadable.Select(path => path.ToString())
            .Concat(snapshot.Findings.Where(f => f is { Severity: Severity.Error, Resource: null }).Select(f => $"{f.Source?.File}: {f.Message}"))
            .FirstOrDefault();
        var allowed = unread is null ? plan.Changes : plan.Changes.Where(change => change.Desired is not null).ToList();
        if (allowed.Count < plan.Changes.Count)
        {
            _journal.Kept(plan.Changes.Count - allowed.Count, unread!);
        }

        return allowed;
    }

    /// <summary>How long until the grace period of some MeshService ends.</summary>
    private TimeSpan? UntilNextEnd(World world, DateTimeOffset now)
    {
        var ends = world.Meshes.SelectMany(mesh => world.OfKind(mesh, MeshServiceSpec.Descriptor))
            .Select(service => service.Metadata.Labels.GetValueOrDefault(KumaLabels.DeletionGracePeriodStartedAt))
            .Select(text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) ? start : (DateTimeOffset?)null)
            .OfType<DateTimeOffset>()
            .Select(start => start + settings.Universal.DeletionGracePeriod - now)
            .Where(left => left >= TimeSpan.Zero)
            .ToList();
        // It has to be over.
        return ends.Count == 0 ? null : ends.Min() + TimeSpan.FromMilliseconds(1);
    }

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null ? other : other is null || one < other ? one : other;

    /// <summary>
    /// Universal, unless something stands in the form of Kubernetes: Dataplanes can join a control plane there, too. The
    /// HostnameGenerators that follow from it do not count.
    /// </summary>
    private static Envelope EnvironmentOf(World world) =>
        world.Resources.Any(r => r.Envelope == Envelope.Kubernetes && r.Kind != HostnameGeneratorSpec.Descriptor) ? Envelope.Kubernetes : Envelope.Universal;
}
