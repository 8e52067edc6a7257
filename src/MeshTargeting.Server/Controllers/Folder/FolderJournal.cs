using MeshTargeting.Generation;

namespace MeshTargeting.Server.Controllers.Folder;

/// <summary>Says in the log what is written and what cannot be; what is as it was is not said again.</summary>
internal sealed class FolderJournal(ILogger logger)
{
    /// <summary>So many written files of one pass are named.</summary>
    private const int Shown = 20;

    private HashSet<(string About, string? Text)> _said = [];
    private HashSet<(string About, string? Text)> _saying = [];
    private int _written;

    /// <summary>A pass begins.</summary>
    public void Begin() => (_saying, _written) = ([], 0);

    /// <summary>The pass has ended: what was not said in it is forgotten.</summary>
    public void End()
    {
        _said = _saying;
        if (_written > Shown)
        {
            logger.LogInformation("… and {More} more files", _written - Shown);
        }
    }

    public void Noted(IEnumerable<GenerationNote> notes)
    {
        foreach (var note in notes)
        {
            Once(note.Resource.Id.ToString(), note.Text, isNewsWhenItChanges: true);
        }
    }

    public void Declined(string path, ServiceChange change, string reason) => Once($"{path}: {change.Id}", $"it is left as it is: {reason}");

    public void Kept(int count, string because) =>
        Once("While not all of the folder can be read, nothing is deleted", $"{count} resource(s) that would go stay. {because}");

    public void Written(FileChange file)
    {
        if (++_written <= Shown && logger.IsEnabled(LogLevel.Information))
        {
            logger.LogInformation("Wrote {Path}: {Reasons}", file.Path, string.Join("; ", file.Changes.Select(change => $"{change.Id.Kind} {change.Id.Name}: {change.Reason}")));
        }
    }

    public void Failed(string path, string reason) => logger.LogWarning("{Path} cannot be written: {Reason}", path, reason);

    /// <summary>Says something unless the pass before has said it.</summary>
    private void Once(string about, string text, bool isNewsWhenItChanges = false)
    {
        var key = (about, isNewsWhenItChanges ? text : null);
        if (_saying.Add(key) && !_said.Contains(key))
        {
            logger.LogWarning("{About}: {Text}", about, text);
        }
    }
}
