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

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
