using MeshTargeting.Files;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.State;

/// <summary>Reads the folder again and again; texts that did not change are not parsed again.</summary>
/// <param name="folder">The folder.</param>
/// <param name="options">The circumstances.</param>
/// <param name="isKept">Whether the server keeps the folder itself as a control plane does.</param>
internal sealed class FolderReader(string folder, WorldOptions options, bool isKept = false)
{
    private Dictionary<SourceText, ReadResult> _known = [];

    /// <summary>The folder as it is now. Where the folder itself cannot be read, the World stays as it was.</summary>
    /// <param name="before">What it was; null at the first time.</param>
    public Snapshot Read(Snapshot? before)
    {
        var files = ManifestFolder.Read([folder]);
        if (before is not null && files is { Texts.Count: 0, Unreadable.Count: > 0 })
        {
            return before with { Unreadable = files.Unreadable };
        }

        var reading = new ReadOptions { Semantics = options.Semantics };
        var results = new ReadResult[files.Texts.Count];
        Parallel.For(0, results.Length, i => results[i] = _known.GetValueOrDefault(files.Texts[i]) ?? ManifestReader.Read(files.Texts[i], reading));
        _known = files.Texts.Zip(results).ToDictionary(p => p.First, p => p.Second);
        return new Snapshot(
            World.Create(results.SelectMany(r => r.Resources), options),
            files.Texts.Count,
            results.SelectMany(r => r.Findings).ToList(),
            files.Unreadable,
            isKept);
    }
}
