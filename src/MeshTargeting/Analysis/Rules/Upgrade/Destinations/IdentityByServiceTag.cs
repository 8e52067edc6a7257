using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Destinations;

/// <summary>MS823: an identity of a type that 3.0 does not know.</summary>
internal sealed class IdentityByServiceTag : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS823",
        Severity.Error,
        "Identity by a service tag",
        "Remove it: the control plane writes the identities of a MeshService.",
        """
        Kuma 3.0 knows identities of a MeshService by SPIFFE IDs alone and refuses the type ServiceTag. The control plane writes this list;
        nobody has to keep it in a manifest.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshService
        name: backend
        mesh: default
        spec:
          selector: {dataplaneLabels: {matchLabels: {app: backend}}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
          identities: [{type: ServiceTag, value: backend}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshService
        name: backend
        mesh: default
        spec:
          selector: {dataplaneLabels: {matchLabels: {app: backend}}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshServiceSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.ServiceTagSelectors;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var identities = ((Resource<MeshServiceSpec>)resource).Spec.Identities ?? [];
        for (var i = 0; i < identities.Count; i++)
        {
            if (identities[i].Type == "ServiceTag")
            {
                var at = $"spec.identities[{i}]";
                context.Report(
                    $"{at}.type",
                    "Kuma 3.0 has no identities of type ServiceTag",
                    fix: new Fix("remove the identity", new RemoveNode(at)),
                    explains: $"{at}.type");
            }
        }
    }
}
