using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Destinations;

/// <summary>MS827: a MeshExternalService in a mesh without identities.</summary>
internal sealed class ExternalServiceWithoutIdentity : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS827",
        Severity.Error,
        "External service needs a MeshIdentity",
        "Give the mesh a MeshIdentity that matches the clients before you upgrade.",
        """
        In Kuma 3.0 a proxy without a MeshIdentity gets no cluster for a MeshExternalService, and its requests are answered with 503. What is
        not in the manifests may be elsewhere: the rule speaks only where they are the whole mesh.

        Fires:

        ```yaml
        # options: kuma=3.0 complete=true
        type: MeshExternalService
        name: ledger
        mesh: default
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: ledger.example, port: 443}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshExternalService
        name: ledger
        mesh: default
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: ledger.example, port: 443}]
        ---
        type: MeshIdentity
        name: identity
        mesh: default
        spec:
          selector: {dataplane: {matchLabels: {}}}
          provider: {type: Bundled, bundled: {}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshExternalServiceSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.MeshSettings;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        if (context.World.Options.IsComplete && context.World.OfKind(resource.Metadata.Mesh, MeshIdentitySpec.Descriptor).Count == 0)
        {
            context.Report("", $"Kuma 3.0 lets only proxies with a MeshIdentity call a MeshExternalService, and mesh {resource.Metadata.Mesh} has none");
        }
    }
}
