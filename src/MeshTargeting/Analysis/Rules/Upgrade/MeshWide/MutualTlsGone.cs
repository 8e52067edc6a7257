using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.MeshWide;

/// <summary>MS818: a mesh whose proxies have their certificates from <c>Mesh.mtls</c>.</summary>
internal sealed class MutualTlsGone : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS818",
        Severity.Error,
        "Mutual TLS of the mesh is gone",
        "Give the mesh a MeshIdentity and a MeshTrust before you upgrade.",
        """
        Kuma 3.0 reads past `mtls`: certificates come from MeshIdentities. In a mesh without them proxies speak in plain text, and
        MeshTrafficPermissions and MeshTLS have no effect. Move the mesh to MeshIdentity while it is on 2.14; there is no way back from half of it.

        With MeshIdentities the field has nothing to say any more, save for `mode: PERMISSIVE`: inbounds come to be strict unless a MeshTLS says
        otherwise. Whether there are MeshIdentities is certain only where the manifests are the whole mesh; else this is a warning.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: Mesh
        name: default
        mtls:
          enabledBackend: ca
          backends: [{name: ca, type: builtin}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: Mesh
        name: default
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.MeshSettings;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        if (((Resource<MeshSpec>)resource).Spec.Mtls is not { EnabledBackend: { Length: > 0 } enabled } mtls)
        {
            return;
        }

        var at = $"{SpecJson.Prefix(resource)}mtls";
        var mesh = resource.Metadata.Name;
        if (context.World.OfKind(mesh, MeshIdentitySpec.Descriptor).Count == 0)
        {
            context.Report(
                at,
                "Kuma 3.0 reads past mtls, and no MeshIdentity of the mesh was found in what was given: its proxies speak in plain text",
                context.World.Options.IsComplete ? null : Severity.Warning,
                Anchor.Key);
        }
        else if (mtls.Backends?.FirstOrDefault(backend => backend.Name == enabled)?.Mode == "PERMISSIVE"
            && context.World.OfKind(mesh, MeshTLSSpec.Descriptor).Count == 0)
        {
            context.Report(
                at,
                "Kuma 3.0 reads past mtls and its mode PERMISSIVE: inbounds come to refuse plain traffic",
                Severity.Warning,
                Anchor.Key,
                remediation: "Write a MeshTLS with default.mode: Permissive if plain traffic is to be accepted.");
        }
    }
}
