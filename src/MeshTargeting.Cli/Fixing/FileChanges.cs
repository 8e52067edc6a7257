using System.Text;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Files;
using MeshTargeting.Fixing.Patches;
using MeshTargeting.Reports.Fixes;
using MeshTargeting.Resources;

namespace MeshTargeting.Cli.Fixing;

/// <summary>What mending does to files and to standard input. What cannot be done is named on standard error.</summary>
internal sealed class FileChanges
{
    private readonly List<FileRewrite> _rewrites = [];

    private FileChanges(FixResult result, IReadOnlyList<SourceText> texts)
    {
        foreach (var file in result.Files.Where(f => f.IsChanged && f.Before.File != ManifestFolder.StandardInput))
        {
            switch (FileRewriter.Prepare(file.Before, file.After.Content))
            {
                case RewriteResult.Prepared { Rewrite: var rewrite }:
                    _rewrites.Add(rewrite);
                    break;
                case RewriteResult.Impossible { Problem: var problem }:
                    Fail(problem);
                    break;
            }
        }

        var mended = result.Files.FirstOrDefault(f => f.Before.File == ManifestFolder.StandardInput);
        var given = texts.FirstOrDefault(t => t.File == ManifestFolder.StandardInput);
        if (given is null)
        {
            return;
        }

        StandardInput = Encoding.UTF8.GetBytes(mended?.After.Content ?? given.Content);
        if (mended is { IsChanged: true })
        {
            _rewrites.Add(new FileRewrite(ManifestFolder.StandardInput, Encoding.UTF8.GetBytes(given.Content), StandardInput));
        }
    }

    /// <summary>What came by standard input, mended; null where nothing came.</summary>
    public byte[]? StandardInput { get; }

    /// <summary>Whether a file could not be changed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Looks at what has changed.</summary>
    /// <param name="result">What was mended.</param>
    /// <param name="texts">The texts as they were read.</param>
    public static FileChanges Of(FixResult result, IReadOnlyList<SourceText> texts) => new(result, texts);

    /// <summary>The patch of all files.</summary>
    public byte[] Patch() => _rewrites.SelectMany(r => UnifiedDiff.Of(r.File, r.Before, r.After)).ToArray();

    /// <summary>Writes the files.</summary>
    public void Write()
    {
        foreach (var rewrite in _rewrites.Where(r => r.File != ManifestFolder.StandardInput))
        {
            if (FileRewriter.Write(rewrite) is { } problem)
            {
                Fail(problem);
            }
        }
    }

    private void Fail(UnreadablePath problem)
    {
        Messages.Error(problem.ToString());
        HasFailed = true;
    }
}
