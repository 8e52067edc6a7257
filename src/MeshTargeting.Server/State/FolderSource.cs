using MeshTargeting.Generation.Plans;
using MeshTargeting.Server.Admission;
using MeshTargeting.Server.Controllers.Folder;
using MeshTargeting.Server.Options;

namespace MeshTargeting.Server.State;

/// <summary>Makes a folder of manifests the World (<c>--from</c>).</summary>
internal static class FolderSource
{
    /// <exception cref="OptionsException">There is no such folder, or it is none, and services are to be kept in it.</exception>
    public static void Add(WebApplicationBuilder builder, ServerOptions options)
    {
        if (!Path.Exists(options.From))
        {
            throw new OptionsException($"--from {options.From}: no such file or folder.");
        }

        if (options.Controllers.Duties != Duties.None)
        {
            FolderKeeper.Add(builder, options);
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
