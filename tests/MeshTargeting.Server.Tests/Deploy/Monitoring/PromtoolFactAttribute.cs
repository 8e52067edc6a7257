namespace MeshTargeting.Server.Tests.Deploy.Monitoring;

/// <summary>A test that needs Prometheus' own promtool (Debian: package prometheus).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute() => Skip = Path is null ? "promtool is not on the PATH (Debian: package prometheus)" : null;

    /// <summary>Where promtool lies; null where there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, "promtool"))
        .FirstOrDefault(File.Exists);
}
