using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;

namespace MeshTargeting.Analysis.Rules.Upgrade.Destinations;

/// <summary>MS817: a name that is no DNS-1035 label.</summary>
internal sealed class NameNotDnsLabel : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS817",
        Severity.Error,
        "Name of which 3.0 makes no hostname",
        "Make a resource of another name, move what refers to it there, and remove the old one before you upgrade.",
        """
        Kuma 3.0 refuses a Mesh, Zone, MeshService, MeshExternalService or MeshMultiZoneService whose name is no DNS-1035 label: lower-case
        letters, digits and hyphens, at first a letter, 63 at most. Up to 2.14 that was a warning.

        Renaming needs a person: policies, routes and clients go by the name.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: MeshExternalService
        name: 1password
        mesh: default
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: 1password.example, port: 443}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: MeshExternalService
        name: onepassword
        mesh: default
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: 1password.example, port: 443}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [
        MeshSpec.Descriptor,
        ZoneSpec.Descriptor,
        MeshServiceSpec.Descriptor,
        MeshExternalServiceSpec.Descriptor,
        MeshMultiZoneServiceSpec.Descriptor,
    ];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => !semantics.ServiceNamesAreDnsLabels;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var name = DisplayName.Of(resource);
        if (name.Text.Length > 0 && KubernetesNames.Dns1035Label(name.Text).Any())
        {
            context.Report(
                name.Path,
                $"Kuma 3.0 refuses the name {name.Text}: it is no DNS-1035 label",
                remediation: "Make a resource of another name, move what refers to it there, and remove the old one before you upgrade: a new name is a new hostname.",
                explains: name.Path);
        }
    }
}
