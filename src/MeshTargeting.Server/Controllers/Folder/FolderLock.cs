using MeshTargeting.Files;

namespace MeshTargeting.Server.Controllers.Folder;

/// <summary>
/// Lets only one of several servers write to a folder. The operating system keeps the lock and ends it with the process, however that
/// ends; it holds for the servers of one machine, and on a network file system where that has locks.
/// </summary>
/// <param name="folder">The folder of <c>--from</c>.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told once why the lock cannot be had.</param>
internal sealed class FolderLock(string folder, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Hidden, so that it is no part of the manifests.</summary>
    private readonly string _room = Path.Combine(folder, ".meshservice");

    private string LockFile => Path.Combine(_room, "lock");

    /// <summary>Whether the lock is still where others look for it: the folder may have been replaced as a whole, or been swept.</summary>
    public bool IsInPlace => File.Exists(LockFile);

    /// <summary>Waits for the lock, and holds it until the result is disposed of.</summary>
    public async Task<IDisposable> AcquireAsync(CancellationToken stop)
    {
        string? said = null;
        while (true)
        {
            if (TryAcquire(out var problem) is { } held)
            {
                return held;
            }

            if (said != problem)
            {
                logger.LogInformation("Nothing is written to {Folder} for now: {Reason}", folder, problem);
                said = problem;
            }

            await Task.Delay(Pause, time, stop);
        }
    }

    private FileStream? TryAcquire(out string problem)
    {
        problem = "";
        try
        {
            Prepare();
            return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            problem = $"{LockFile}: {FileFailure.Describe(e)}";
        }
        catch (IOException e)
        {
            problem = IsInPlace ? "another server does, and this one takes over when that ends" : $"{LockFile}: {FileFailure.Describe(e)}";
        }

        return null;
    }

    private void Prepare()
    {
        // Where the folder itself is away, nothing is put in its place.
        if (Directory.Exists(_room) || !Directory.Exists(folder))
        {
            return;
        }

        Directory.CreateDirectory(_room);
        File.WriteAllText(Path.Combine(_room, ".gitignore"), "*\n");
    }
}
