using System.CommandLine;
using MeshTargeting.Judging;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Cli.Options;

/// <summary>On what control plane the manifests are meant to be applied: <c>--kuma-version</c>, <c>--mode</c> and their like.</summary>
internal sealed class WorldArguments
{
    private static readonly WorldOptions Defaults = new();

    private readonly Option<KumaSemantics> _version = Choice.Create(
        "--kuma-version", "Version of Kuma whose behaviour counts", ("2.14", KumaSemantics.V2_14), ("3.0", KumaSemantics.V3_0));

    private readonly Option<ControlPlaneMode> _mode = Choice.Create(
        "--mode",
        "Control plane that takes the manifests",
        ("zone", ControlPlaneMode.Zone),
        ("federated-zone", ControlPlaneMode.FederatedZone),
        ("global", ControlPlaneMode.Global));

    private readonly Option<string?> _zone = new("--zone")
    {
        Description = $"Name of the zone; without meaning on global (default: {ControlPlane.DefaultZone})",
        HelpName = "NAME",
    };

    private readonly Option<string?> _systemNamespace = new("--system-namespace")
    {
        Description = $"Namespace of the control plane (default: {Defaults.SystemNamespace})",
        HelpName = "NAMESPACE",
    };

    private readonly Option<bool> _noDerive = new("--no-derive")
    {
        Description = "Take only what stands in the input: derive no MeshServices and no Dataplanes",
    };

    private readonly Option<MeshServicesMode> _meshServicesMode = Choice.Create(
        "--mesh-services-mode",
        "Mode of meshes that the input does not define",
        ("Exclusive", MeshServicesMode.Exclusive),
        ("Everywhere", MeshServicesMode.Everywhere),
        ("ReachableBackends", MeshServicesMode.ReachableBackends),
        ("Disabled", MeshServicesMode.Disabled));

    public void AddTo(Command command)
    {
        command.Options.Add(_version);
        command.Options.Add(_mode);
        command.Options.Add(_zone);
        command.Options.Add(_systemNamespace);
        command.Options.Add(_noDerive);
        command.Options.Add(_meshServicesMode);
    }

    /// <summary>The circumstances: what the command line says, else what is settled, else the defaults.</summary>
    public WorldOptions Of(ParseResult result, CheckSettings settings) => new()
    {
        Semantics = (IsGiven(result, _version) ? null : settings.Semantics) ?? result.GetValue(_version)!,
        Mode = (IsGiven(result, _mode) ? null : settings.Mode) ?? result.GetValue(_mode),
        Zone = result.GetValue(_zone) ?? settings.Zone,
        SystemNamespace = result.GetValue(_systemNamespace) ?? settings.SystemNamespace ?? Defaults.SystemNamespace,
        Derive = !result.GetValue(_noDerive) && settings.Derive != false,
        MeshServicesMode = (IsGiven(result, _meshServicesMode) ? null : settings.MeshServicesMode) ?? result.GetValue(_meshServicesMode),
    };

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
