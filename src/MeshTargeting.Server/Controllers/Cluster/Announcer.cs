using MeshTargeting.Generation;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Controllers.Cluster;

/// <summary>Tells people what controllers do and cannot do, by Events of the Services and by the log; what has not changed is not told again.</summary>
internal sealed class Announcer(EventRecorder events, ILogger<Announcer> logger)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ResourceId, string> _refused = [];
    private HashSet<(ResourceId Id, string Text)> _told = [];

    /// <summary>Tells what a plan notes, as far as the plan before did not.</summary>
    public void Tell(IReadOnlyList<GenerationNote> notes)
    {
        var now = notes.Select(note => (note.Resource.Id, note.Text)).ToHashSet();
        foreach (var note in notes.Where(note => !_told.Contains((note.Resource.Id, note.Text))))
        {
            events.Record(note.Resource, EventType.Warning, note.Reason, note.Text);
        }

        _told = now;
    }

    /// <summary>Tells what became of a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="world">Where the Service is looked for that the change goes back to; null for none.</param>
    public void Tell(ServiceChange change, WriteOutcome outcome, World? world)
    {
        if (outcome is WriteOutcome.Refused refused)
        {
            if (IsNews(change.Id, refused.Reason))
            {
                logger.LogWarning("{Resource} could not be written: {Reason}", change.Id, refused.Reason);
                events.Record(SubjectOf(change, world), EventType.Warning, "FailedToWrite" + change.Id.Kind, refused.Reason);
            }

            return;
        }

        if (outcome is not WriteOutcome.Written)
        {
            return;
        }

        lock (_lock)
        {
            _refused.Remove(change.Id);
        }

        if (logger.IsEnabled(LogLevel.Debug))
        {
            logger.LogDebug("{Resource} is written: {Reason}", change.Id, change.Reason);
        }

        var (verb, word) = change switch
        {
            { Stored: null } => ("Created", "Created"),
            { Desired: null } => ("Deleted", "Deleted"),
            _ => ("", ""),
        };
        if (verb.Length > 0 && change.Id.Kind == MeshServiceSpec.Descriptor.Name)
        {
            events.Record(SubjectOf(change, world), EventType.Normal, $"{verb}MeshService", $"{word} MeshService {change.Id.Name}: {change.Reason}");
        }
    }

    private bool IsNews(ResourceId id, string reason)
    {
        lock (_lock)
        {
            var isNews = _refused.GetValueOrDefault(id) != reason;
            _refused[id] = reason;
            return isNews;
        }
    }

    /// <summary>The Service that a MeshService is made of, where people look; else the resource itself.</summary>
    private static Resource SubjectOf(ServiceChange change, World? world)
    {
        var resource = (change.Desired ?? change.Stored)!;
        var service = resource.Metadata.Labels.GetValueOrDefault(KumaLabels.ServiceName);
        return service is null ? resource : world?.Find(new ResourceId(ServiceSpec.Descriptor.Name, "", resource.Metadata.Namespace, service)) ?? resource;
    }
}
