using System.Diagnostics;
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
    private readonly Lock _lock = new();
    private (Snapshot Snapshot, long Began)? _latest;

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

    /// <summary>The folder has been read.</summary>
    /// <param name="snapshot">What it holds.</param>
    /// <param name="began">When reading began, as <see cref="Stopwatch.GetTimestamp"/> tells it.</param>
    public void Offer(Snapshot snapshot, long began)
    {
        lock (_lock)
        {
            _latest = (snapshot, began);
            if (_news.CurrentCount == 0)
            {
                _news.Release();
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

            await KeepAsync(upkeep, folderLock, stoppingToken);
        }
    }

    private async Task KeepAsync(FolderUpkeep upkeep, FolderLock folderLock, CancellationToken stop)
    {
        // What was read before a file was written does not know of it.
        var written = long.MinValue;
        TimeSpan? again = null;
        while (true)
        {
            if (Latest is { } latest && latest.Began > written)
            {
                if (!folderLock.IsInPlace)
                {
                    return;
                }

                try
                {
                    (var hasWritten, again) = upkeep.Keep(latest.Snapshot, stop);
                    if (hasWritten)
                    {
                        // It is read again in a moment.
                        (written, again) = (Stopwatch.GetTimestamp(), null);
                    }
                }
#pragma warning disable CA1031 // Whatever the folder holds, the next change of it is another attempt.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    logger.LogError(e, "Keeping services in {Folder} in step failed; tried again at its next change", options.From);
                    again = null;
                }
            }

            await WaitAsync(again, stop);
        }
    }

    private (Snapshot Snapshot, long Began)? Latest
    {
        get
        {
            lock (_lock)
            {
                return _latest;
            }
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
