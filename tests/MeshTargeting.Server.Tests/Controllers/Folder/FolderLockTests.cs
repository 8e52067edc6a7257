using MeshTargeting.Server.Controllers.Folder;
using MeshTargeting.Server.Tests.Cluster;
using MeshTargeting.Server.Tests.Harness;

namespace MeshTargeting.Server.Tests.Controllers.Folder;

/// <summary>Only one server writes to a folder.</summary>
public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimers _time = new();
    private readonly RememberedLog<FolderLock> _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task waits_until_the_other_ends_and_says_so_once()
    {
        var held = await Lock().AcquireAsync(default);
        var waiting = Lock().AcquireAsync(default);
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.False(waiting.IsCompleted);

        held.Dispose();
        await PassUntilAsync(waiting);

        (await waiting).Dispose();
        Assert.Equal([$"Information: Nothing is written to {_folder.FullPath} for now: another server does, and this one takes over when that ends"], _log.Lines);
    }

    [Fact]
    public async Task knows_when_the_lock_is_no_longer_where_others_look_for_it()
    {
        var folderLock = Lock();
        using var held = await folderLock.AcquireAsync(default);
        Assert.True(folderLock.IsInPlace);

        Directory.Delete(_folder.At(".meshservice"), recursive: true);

        Assert.False(folderLock.IsInPlace);
    }

    [Fact]
    public async Task puts_nothing_in_the_place_of_a_folder_that_is_away()
    {
        var waiting = new FolderLock(_folder.At("mesh"), _time, _log).AcquireAsync(default);
        Assert.False(waiting.IsCompleted);
        Assert.False(Directory.Exists(_folder.At("mesh")));

        Directory.CreateDirectory(_folder.At("mesh"));
        await PassUntilAsync(waiting);

        (await waiting).Dispose();
    }

    [Fact]
    public async Task keeps_its_own_files_out_of_git()
    {
        (await Lock().AcquireAsync(default)).Dispose();

        Assert.Equal("*\n", File.ReadAllText(_folder.At(".meshservice/.gitignore")));
    }

    private FolderLock Lock() => new(_folder.FullPath, _time, _log);

    private Task PassUntilAsync(Task task) => Poll.UntilAsync(() =>
    {
        _time.Pass(TimeSpan.FromSeconds(1));
        return Task.FromResult(task.IsCompleted);
    });
}
