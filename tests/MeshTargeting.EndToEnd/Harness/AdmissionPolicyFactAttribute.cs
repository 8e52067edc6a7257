using System.Diagnostics;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>A test that needs an API server with ValidatingAdmissionPolicies, which Kubernetes has since 1.30; with an older one it is
/// skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AdmissionPolicyFactAttribute : FactAttribute
{
    private static readonly Version First = new(1, 30);
    private static readonly Lazy<string?> WhyNot = new(Find);

    /// <summary>Decides, once for each test, whether it can run on this machine.</summary>
    public AdmissionPolicyFactAttribute() => Skip = WhyNot.Value;

    private static string? Find()
    {
        if (EnvTestBinaries.Find(out string missing) is not { } binaries)
        {
            return EnvTestFactAttribute.IsRequired ? null : missing;
        }

        using Process process = Process.Start(new ProcessStartInfo(binaries.KubeApiServer, "--version") { RedirectStandardOutput = true })!;
        string said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        string number = said[(said.IndexOf('v', StringComparison.Ordinal) + 1)..].Split('-', '+')[0];
        return Version.TryParse(number, out Version? version) && version < First ? $"{said} has no ValidatingAdmissionPolicies; {First} is the first" : null;
    }
}
