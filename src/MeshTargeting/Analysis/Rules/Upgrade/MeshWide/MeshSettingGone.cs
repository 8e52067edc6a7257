using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.MeshWide;

/// <summary>MS820: what a mesh sets and 3.0 leaves to policies.</summary>
internal sealed class MeshSettingGone : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS820",
        Severity.Warning,
        "Setting of the mesh is gone",
        "Move it to the policy that the message names.",
        """
        Kuma 3.0 reads past what a Mesh says of logs, traces, metrics, passthrough, routing and constraints. Policies say it instead, on 2.14 as
        well. An error is what protects something: traffic that must not leave the mesh, external services that are forbidden, and who may join.

        `meshservice fix --to 3.0` writes the MeshPassthrough of a mesh without passthrough.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: Mesh
        name: default
        networking: {outbound: {passthrough: false}}
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: Mesh
        name: default
        ---
        type: MeshPassthrough
        name: no-passthrough
        mesh: default
        spec:
          targetRef: {kind: Mesh}
          default: {passthroughMode: None}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.MeshSettings;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        foreach (var gone in MeshSettings.Of((Resource<MeshSpec>)resource, context.Upgrade))
        {
            context.Report(
                SpecJson.Prefix(resource) + gone.Path,
                $"Kuma 3.0 reads past {gone.Path}: {gone.Effect}",
                gone.Protects ? Severity.Error : null,
                Anchor.Key,
                gone.Fix,
                gone.Remedy);
        }
    }
}
