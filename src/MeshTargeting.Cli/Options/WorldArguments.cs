using System.CommandLine;
using System.CommandLine.Parsing;
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

    private readonly Option<(KumaSemantics Base, KumaSemantics Head)> _versions = new("--kuma-version")
    {
        Description = "Version of Kuma whose behaviour counts; two for what an upgrade changes (default: 2.14)",
        HelpName = "2.14|3.0|2.14..3.0",
        Arity = ArgumentArity.ExactlyOne,
        DefaultValueFactory = _ => (KumaSemantics.V2_14, KumaSemantics.V2_14),
        CustomParser = ParseVersions,
    };

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

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="twoVersions">Whether the command compares, and takes two versions.</param>
    public void AddTo(Command command, bool twoVersions = false)
    {
        command.Options.Add(twoVersions ? _versions : _version);
        command.Options.Add(_mode);
        command.Options.Add(_zone);
        command.Options.Add(_systemNamespace);
        command.Options.Add(_noDerive);
        command.Options.Add(_meshServicesMode);
    }

    /// <summary>The circumstances: what the command line says, else what is settled, else the defaults.</summary>
    public WorldOptions Of(ParseResult result, CheckSettings settings) => new()
    {
        Semantics = (IsGiven(result, _version) ? null : settings.Semantics) ?? result.GetValue(_version) ?? KumaSemantics.V2_14,
        Mode = (IsGiven(result, _mode) ? null : settings.Mode) ?? result.GetValue(_mode),
        Zone = result.GetValue(_zone) ?? settings.Zone,
        SystemNamespace = result.GetValue(_systemNamespace) ?? settings.SystemNamespace ?? Defaults.SystemNamespace,
        Derive = !result.GetValue(_noDerive) && settings.Derive != false,
        MeshServicesMode = (IsGiven(result, _meshServicesMode) ? null : settings.MeshServicesMode) ?? result.GetValue(_meshServicesMode),
    };

    /// <summary>The same for a command that compares: of the first state and of the second.</summary>
    public (WorldOptions Base, WorldOptions Head) OfBoth(ParseResult result, CheckSettings settings)
    {
        var options = Of(result, settings);
        if (!IsGiven(result, _versions) && settings.Semantics is not null)
        {
            return (options, options);
        }

        var (before, after) = result.GetValue(_versions);
        var first = options with { Semantics = before };
        return (first, before == after ? first : options with { Semantics = after });
    }

    private static (KumaSemantics, KumaSemantics) ParseVersions(ArgumentResult result)
    {
        var word = result.Tokens[0].Value;
        var parts = word.Split("..");
        var versions = parts.Select(KumaSemantics.Parse).OfType<KumaSemantics>().ToList();
        if (parts.Length <= 2 && versions.Count == parts.Length)
        {
            return (versions[0], versions[^1]);
        }

        result.AddError($"--kuma-version: '{word}' is not available here; use one of: 2.14, 3.0, 2.14..3.0");
        return (KumaSemantics.V2_14, KumaSemantics.V2_14);
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };
}
