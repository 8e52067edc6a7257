using MeshTargeting.Server.Options;

namespace MeshTargeting.Server.State;

/// <summary>Makes a folder of manifests the World (<c>--from</c>).</summary>
internal static class FolderSource
{
    /// <exception cref="OptionsException">There is no such folder.</exception>
    public static void Add(WebApplicationBuilder builder, ServerOptions options)
    {
        if (!Path.Exists(options.From))
        {
            throw new OptionsException($"--from {options.From}: no such file or folder.");
        }

        builder.Services.AddHostedService<FolderWatch>();
    }
}
