
namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A test that needs a real API server. Where the programs for one are missing, it is skipped and says what is
/// missing; with the environment variable <c>ENVTEST_REQUIRED</c> set to <c>true</c> it fails instead, so that a build
/// server cannot pass by skipping.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class EnvTestFactAttribute : FactAttribute
{
    /// <summary>Decides, once for each test, whether it can run on this machine.</summary>
    public EnvTestFactAttribute()
    {
        if (!IsRequired && EnvTestBinaries.Find(out string whyNot) is null)
        {
            Skip = whyNot;
        }
    }

    internal static bool IsRequired =>
        bool.TryParse(Environment.GetEnvironmentVariable("ENVTEST_REQUIRED"), out bool required) && required;
}
