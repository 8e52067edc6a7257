using System.Globalization;
using MeshTargeting.Reports;

namespace MeshTargeting.Cli.Terminal;

/// <summary>Shows on a terminal how far a check has come, once it has taken a second; nothing anywhere else.</summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Width = 30;
    private readonly WorkProgress _progress;
    private readonly Timer _timer;
    private readonly Lock _drawing = new();
    private bool _drawn;
    private bool _over;

    private ProgressBar(WorkProgress progress)
    {
        _progress = progress;
        _timer = new Timer(_ => Draw(), null, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(100));
    }

    /// <summary>Begins to watch; null where standard error is no terminal.</summary>
    public static ProgressBar? Watch(WorkProgress progress) => Console.IsErrorRedirected ? null : new ProgressBar(progress);

    /// <inheritdoc />
    public void Dispose()
    {
        _timer.Dispose();
        lock (_drawing)
        {
            _over = true;
            if (_drawn)
            {
                Console.Error.Write("\r\u001b[2K");
            }
        }
    }

    private void Draw()
    {
        lock (_drawing)
        {
            if (_over || _progress.Total == 0)
            {
                return;
            }

            _drawn = true;
            var done = _progress.Done;
            var filled = (int)((long)Width * done / _progress.Total);
            var doing = done < _progress.Total ? "files read" : "files read, checking";
            Console.Error.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"\r\u001b[2K[{new string('#', filled)}{new string('.', Width - filled)}] {done} of {_progress.Total} {doing}"));
        }
    }
}
