using MeshTargeting.Server.Admission;
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
        builder.Services.AddSingleton<IWorldSource, Folder>();
        builder.Services.AddSingleton<ILiveLookup, NoLiveLookup>();
    }

    private sealed class Folder(WorldState state) : IWorldSource
    {
        public IReadOnlyList<string> Missing => state.Current is null ? ["the folder of manifests has not been read yet"] : [];

        public IReadOnlyList<WatchReading>? Watches => null;
    }
}
