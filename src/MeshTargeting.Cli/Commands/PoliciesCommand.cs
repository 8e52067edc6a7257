using System.CommandLine;
using MeshTargeting.Cli.Options;
using MeshTargeting.Cli.Terminal;
using MeshTargeting.Reports.ValidatingAdmissionPolicies;
using MeshTargeting.Resources;

namespace MeshTargeting.Cli.Commands;

/// <summary><c>policies</c>: the rules on one object alone as ValidatingAdmissionPolicies, which hold without the webhook.</summary>
internal static class PoliciesCommand
{
    public static Command Create()
    {
        var format = Choice.Create("--format", "Format of the policies: ValidatingAdmissionPolicy of Kubernetes 1.30 and later", ("vap", AdmissionPolicyFormat.Vap));
        var warn = new Option<bool>("--warn") { Description = "Admit violations with a warning and an audit annotation instead of denying them" };
        var mode = Choice.Create(
            "--mode",
            "Control plane that takes the manifests",
            ("zone", ControlPlaneMode.Zone),
            ("federated-zone", ControlPlaneMode.FederatedZone),
            ("global", ControlPlaneMode.Global));
        var systemNamespace = new Option<string>("--system-namespace")
        {
            Description = $"Namespace of the control plane (default: {ControlPlane.Default.SystemNamespace})",
            HelpName = "NAMESPACE",
            DefaultValueFactory = _ => ControlPlane.Default.SystemNamespace,
        };
        var folder = new Option<string?>("--output")
        {
            Description = "Write one file a kind into a folder instead of all to standard output",
            HelpName = "DIR",
        };
        var command = new Command("policies", "Write the rules on one object alone as policies that API servers enforce themselves")
        {
            format, warn, mode, systemNamespace, folder,
        };
        command.SetAction(parse =>
        {
            var controlPlane = ControlPlane.Default with { Mode = parse.GetValue(mode), SystemNamespace = parse.GetValue(systemNamespace)! };
            var files = AdmissionPolicyWriter.WriteAll(controlPlane, parse.GetValue(warn));
            return parse.GetValue(folder) is { } path
                ? Output.WriteFolder(path, files)
                : Output.Write(null, string.Join("---\n", files.Select(file => file.Content)));
        });
        return command;
    }

    private enum AdmissionPolicyFormat
    {
        Vap,
    }
}
