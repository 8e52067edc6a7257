using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.MeshWide;

/// <summary>MS819: a mesh that does not make do with MeshServices alone.</summary>
internal sealed class ServicesModeGone : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS819",
        Severity.Warning,
        "MeshServices are always on",
        "Move the mesh to mode Exclusive on 2.14 first, and see that everything still works.",
        """
        Kuma 3.0 reads past `meshServices.mode` and does what the mode Exclusive does: every Service or workload has a MeshService, and
        destinations by `kuma.io/service` are gone, with every policy and route that goes by them. Move to Exclusive while the mesh is on 2.14:
        there is a way back from there.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: Mesh
        name: default
        meshServices: {mode: Everywhere}
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.AbsentMeshServicesModeIsDisabled;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        if (((Resource<MeshSpec>)resource).Spec.MeshServices is { } services && services.Mode != "Exclusive")
        {
            var mode = string.IsNullOrEmpty(services.Mode) ? "Disabled" : services.Mode;
            var at = $"{SpecJson.Prefix(resource)}meshServices";
            context.Report(services.Mode is null ? at : $"{at}.mode", $"Kuma 3.0 has the mode Exclusive alone: destinations by kuma.io/service, which {mode} {(mode == "Disabled" ? "goes by" : "keeps")}, are gone");
        }
    }
}
