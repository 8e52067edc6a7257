namespace MeshTargeting.Tests;

/// <summary>The checkout that these tests were built from, for tests of checked-in files.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("The tests do not lie within a checkout."),
        _ when File.Exists(Path.Combine(folder.FullName, "MeshService.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
