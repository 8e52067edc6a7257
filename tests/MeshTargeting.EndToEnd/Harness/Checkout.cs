namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The checkout that the tests were built in.</summary>
internal static class Checkout
{
    /// <summary>Path of something in it.</summary>
    /// <param name="parts">Folders and a file, from the root on.</param>
    public static string PathOf(params string[] parts) => Path.Combine([Root(), .. parts]);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MeshService.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} lies in no checkout.");
    }
}
