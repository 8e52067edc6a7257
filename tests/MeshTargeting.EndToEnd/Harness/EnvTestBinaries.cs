namespace MeshTargeting.EndToEnd.Harness;

/// <summary>The programs that a test with a real API server needs, found by the convention of Kubernetes' envtest.</summary>
/// <param name="KubeApiServer">Path of <c>kube-apiserver</c>, of any version from 1.20 on.</param>
/// <param name="Etcd">Path of <c>etcd</c>.</param>
/// <param name="Kubectl">Path of <c>kubectl</c>: the one beside the server, else the one on the PATH.</param>
public sealed record EnvTestBinaries(string KubeApiServer, string Etcd, string Kubectl)
{
    private const string SetupHint = "run tests/MeshTargeting.EndToEnd/envtest/setup.sh, and set it to the folder that is printed";

    /// <summary>Looks in the folder named by <c>KUBEBUILDER_ASSETS</c>; if that is not set, in
    /// <c>/usr/local/kubebuilder/bin</c> and then in the cache that <c>envtest/setup.sh</c> fills.</summary>
    /// <param name="whyNot">What is missing, when the answer is null; otherwise empty.</param>
    /// <returns>The programs, or null when any of them is missing.</returns>
    public static EnvTestBinaries? Find(out string whyNot)
    {
        string? folder = FindFolder(out whyNot);
        if (folder is null)
        {
            return null;
        }

        string? kubectl = FindKubectl(folder);
        if (kubectl is null)
        {
            whyNot = $"kubectl is neither in {folder} nor on the PATH";
            return null;
        }

        return new EnvTestBinaries(Path.Combine(folder, "kube-apiserver"), Path.Combine(folder, "etcd"), kubectl);
    }

    private static string? FindFolder(out string whyNot)
    {
        whyNot = "";

        // A folder that was named is the only one that counts: testing against another version
        // than the one asked for would be worse than not testing.
        if (Environment.GetEnvironmentVariable("KUBEBUILDER_ASSETS") is { Length: > 0 } named)
        {
            if (HasServer(named))
            {
                return named;
            }

            whyNot = $"KUBEBUILDER_ASSETS names {named}, which lacks kube-apiserver or etcd; {SetupHint}";
            return null;
        }

        string? found = CachedFolders().Prepend("/usr/local/kubebuilder/bin").FirstOrDefault(HasServer);
        if (found is null)
        {
            whyNot = $"KUBEBUILDER_ASSETS is not set, and kube-apiserver and etcd were not found; {SetupHint}";
        }

        return found;
    }

    private static IEnumerable<string> CachedFolders()
    {
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        string root = Path.Combine(cache, "mesh-targeting", "envtest");

        // One folder a version, named after it; the newest first.
        return Directory.Exists(root)
            ? Directory.GetDirectories(root)
                .Where(folder => Version.TryParse(Path.GetFileName(folder), out _))
                .OrderByDescending(folder => Version.Parse(Path.GetFileName(folder)))
            : [];
    }

    private static bool HasServer(string folder) =>
        File.Exists(Path.Combine(folder, "kube-apiserver")) && File.Exists(Path.Combine(folder, "etcd"));

    private static string? FindKubectl(string folder) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Prepend(folder)
            .Select(directory => Path.Combine(directory, "kubectl"))
            .FirstOrDefault(File.Exists);
}
