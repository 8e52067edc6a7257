using System.Diagnostics;

namespace MeshTargeting.Server.Tests.Harness;

/// <summary>A folder of its own for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("meshservice-server-").FullName;

    public string At(string name) => Path.Combine(FullPath, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    /// <summary>Puts something in the place of something else in one step, links to folders included, which .NET itself cannot.</summary>
    public void Rename(string from, string to)
    {
        using var mv = Process.Start("mv", ["-T", At(from), At(to)]);
        mv.WaitForExit();
        Assert.Equal(0, mv.ExitCode);
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
