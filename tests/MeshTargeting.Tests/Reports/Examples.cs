using MeshTargeting.Files;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Reports;

/// <summary>The example repositories as texts.</summary>
internal static class Examples
{
    /// <summary>The files of one, with their paths from the root of the checkout.</summary>
    public static IEnumerable<SourceText> Of(string name) =>
        ManifestFolder.Read([Path.Combine(Repository.Root, "examples", name)]).Texts
            .Select(t => t with { File = Path.GetRelativePath(Repository.Root, Path.GetFullPath(t.File)) });
}
