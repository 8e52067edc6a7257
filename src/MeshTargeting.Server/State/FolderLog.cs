using MeshTargeting.Findings;

namespace MeshTargeting.Server.State;

/// <summary>Says in the log what became of the folder, each time that it is read.</summary>
internal sealed class FolderLog(string folder, ILogger logger)
{
    /// <summary>So many findings are written out; of a folder full of them nobody reads more.</summary>
    private const int Shown = 20;

    public void Loaded(Snapshot snapshot, TimeSpan took)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            var resources = snapshot.World.Resources.Count;
            logger.LogInformation(
                "Read {Files} files in {Folder}: {Resources} resources, {Milliseconds:0} ms", snapshot.Files, folder, resources, took.TotalMilliseconds);
        }

        foreach (var path in snapshot.Unreadable.Take(Shown))
        {
            logger.LogWarning("{Path} cannot be read: {Reason}", path.Path, path.Reason);
        }

        var errors = snapshot.Findings.Where(f => f.Severity == Severity.Error).ToList();
        foreach (var finding in errors.Take(Shown))
        {
            logger.LogWarning(
                "{File}:{Line}:{Column} {Code} {Message}",
                finding.Source?.File,
                finding.Position?.Line,
                finding.Position?.Column,
                finding.Rule.Code,
                finding.Message);
        }

        if (errors.Count > Shown)
        {
            logger.LogWarning("… and {More} more findings; `meshservice check` lists them all", errors.Count - Shown);
        }
    }

    public void Failed(Exception failure) => logger.LogError(failure, "Reading {Folder} failed; the World stays as it was", folder);
}
