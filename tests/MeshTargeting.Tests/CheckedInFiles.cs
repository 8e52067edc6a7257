namespace MeshTargeting.Tests;

/// <summary>
/// Compares files that the program makes with those that are checked in. With <c>UPDATE_CHECKED_IN=1</c> in the environment the
/// files are written anew before; what changed is then seen in <c>git diff</c>.
/// </summary>
internal static class CheckedInFiles
{
    private const string UpdateVariable = "UPDATE_CHECKED_IN";

    // What makes of the files of a folder one thing for kubectl; written by hand.
    private const string Kustomization = "Kustomization";

    /// <summary>Fails unless a folder holds exactly these files, byte for byte.</summary>
    /// <param name="folder">The folder, relative to the checkout.</param>
    /// <param name="made">What the program makes.</param>
    public static void Verify(string folder, IReadOnlyList<(string FileName, string Content)> made)
    {
        var path = Path.Combine(Repository.Root, folder);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Write(path, made);
        }

        var advice = $"; write them anew with {UpdateVariable}=1 dotnet test";
        var there = Directory.Exists(path) ? Names(path).ToHashSet() : [];
        var wrong = made.Select(f => f.FileName).Union(there).Order(StringComparer.Ordinal)
            .Where(name => !there.Contains(name)
                || made.FirstOrDefault(f => f.FileName == name).Content != File.ReadAllText(Path.Combine(path, name)));

        Assert.True(!wrong.Any(), $"{folder} does not hold what the program makes: {string.Join(", ", wrong)}{advice}");
    }

    /// <summary>Fails unless one file holds this text; the folder may hold others.</summary>
    /// <param name="file">The file, relative to the checkout.</param>
    /// <param name="made">What the program makes.</param>
    public static void VerifyFile(string file, string made)
    {
        var path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, made);
        }

        Assert.Equal(File.ReadAllText(path), made);
    }

    private static void Write(string path, IReadOnlyList<(string FileName, string Content)> made)
    {
        Directory.CreateDirectory(path);
        foreach (var stray in Names(path).Where(name => made.All(m => m.FileName != name)))
        {
            File.Delete(Path.Combine(path, stray));
        }

        foreach (var (name, content) in made)
        {
            File.WriteAllText(Path.Combine(path, name), content);
        }
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(name => name != Kustomization);
}
