using MeshTargeting.Server.Options;
using MeshTargeting.Server.State;

namespace MeshTargeting.Server.Controllers.Folder;

/// <summary>
/// Keeps the services of a folder in step (<c>--from</c> with <c>--controllers</c>), as long as no other server does: whenever the folder
/// has been read again, when a file that could not be written is due, and when the grace period of a MeshService ends.
/// </summary>
internal sealed class FolderKeeper(ServerOptions options, TimeProvider time, ILogger<FolderKeeper> logger) : BackgroundService
{
    private readonly SemaphoreSlim _news = new(0, 1);

    /// <summary>Held while the folder is read, and while it is written to.</summary>
    private readonly Lock _lock = new();

    /// <summary>The folder as it was read last; null where something has been written since.</summary>
    private Snapshot? _latest;

    private FolderReader? _reader;

    /// <exception cref="OptionsException">What <c>--from</c> names is no folder.</exception>
    public static void Add(WebApplicationBuilder builder, ServerOptions options)
    {
        if (!Directory.Exists(options.From))
        {
            throw new OptionsException($"--controllers needs a folder to write to, and --from {options.From} is a file.");
        }

        builder.Services.AddSingleton<FolderKeeper>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FolderKeeper>());
    }

    /// <summary>Reads the folder while nothing is written to it, and keeps what follows from it in step.</summary>
    /// <param name="reader">Reads it.</param>
    /// <param name="before">What it was; null at the first time.</param>
    public Snapshot Read(FolderReader reader, Snapshot? before)
    {
        lock (_lock)
        {
            _reader = reader;
            var snapshot = reader.Read(before);
            if (snapshot.World != before?.World)
            {
                // Else the folder is away, and there is nothing to write to.
                _latest = snapshot;
                if (_news.CurrentCount == 0)
                {
                    _news.Release();
                }
            }

            return snapshot;
        }
    }

    /// <summary>Reads what the server that wrote before has written last: it may have promised an address a moment ago.</summary>
    private void Refresh()
    {
        lock (_lock)
        {
            if (_latest is not null && _reader?.Read(_latest) is { } snapshot)
            {
                _latest = snapshot.World == _latest.World ? null : snapshot;
            }
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _news.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var folderLock = new FolderLock(options.From!, time, logger);
        var upkeep = new FolderUpkeep(options.From!, options.Controllers, time, logger);
        while (!stoppingToken.IsCancellationRequested)
        {
            using var held = await folderLock.AcquireAsync(stoppingToken);
            if (logger.IsEnabled(LogLevel.Information))
            {
                logger.LogInformation("Keeping services in {Folder} in step: {Duties}", options.From, options.Controllers.Duties);
            }

            Refresh();
            await KeepAsync(upkeep, folderLock, stoppingToken);
        }
    }

    private async Task KeepAsync(FolderUpkeep upkeep, FolderLock folderLock, CancellationToken stop)
    {
        while (folderLock.IsInPlace)
        {
            await WaitAsync(Keep(upkeep, stop), stop);
        }
    }

    /// <summary>Does what there is to do; gives the time after which there will be more, null for not before the folder is read again.</summary>
    private TimeSpan? Keep(FolderUpkeep upkeep, CancellationToken stop)
    {
        lock (_lock)
        {
            if (_latest is null)
            {
                return null;
            }

            try
            {
                var (hasWritten, again) = upkeep.Keep(_latest, stop);
                if (!hasWritten)
                {
                    return again;
                }

                // What was read does not know of it; it is read again in a moment.
                _latest = null;
            }
#pragma warning disable CA1031 // Whatever the folder holds, the next change of it is another attempt.
            catch (Exception e)
#pragma warning restore CA1031
            {
                logger.LogError(e, "Keeping services in {Folder} in step failed; tried again at its next change", options.From);
            }

            return null;
        }
    }

    /// <summary>Waits until the folder has been read again, or some time has passed.</summary>
    private async Task WaitAsync(TimeSpan? atMost, CancellationToken stop)
    {
        if (atMost is not { } limit)
        {
            await _news.WaitAsync(stop);
            return;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var timeout = new CancellationTokenSource(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time);
        using var link = timeout.Token.Register(waiting.Cancel);
        try
        {
            await _news.WaitAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            // The time has passed.
        }
    }
}
