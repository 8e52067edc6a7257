using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Common;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Analysis.Rules.Generation.Services;

/// <summary>MS920: Kuma makes no MeshService of a tag that is no DNS-1035 label.</summary>
internal sealed class TagIsNoName : UniversalProxyRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS920",
        Severity.Warning,
        "Tag of which no MeshService is made",
        "Rename the service: lower-case letters, digits and hyphens, at first a letter, 63 at most. Or write a MeshService that selects the tag.",
        """
        On Universal Kuma makes MeshServices of the values of the tag `kuma.io/service`, each named as the tag says. A MeshService needs a DNS-1035 label
        for its name; of a tag that is none, such as `billing_v2` or `Orders`, Kuma makes no MeshService, and says so in its log alone. In a mesh whose
        `meshServices.mode` is Exclusive nobody can reach the service then.

        It is info in the modes in which destinations by tag exist besides, and silent where a MeshService selects the tag.

        Fires:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ---
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{name: http, port: 8080, tags: {kuma.io/service: billing_v2, kuma.io/protocol: http}}]
        ```

        Mended:

        ```yaml
        type: Mesh
        name: default
        meshServices: {mode: Exclusive}
        ---
        type: Dataplane
        mesh: default
        name: backend-1
        networking:
          address: 10.0.0.1
          inbound: [{name: http, port: 8080, tags: {kuma.io/service: billing-v2, kuma.io/protocol: http}}]
        ```
        """);

    /// <inheritdoc />
    protected override void Judge(Resource<DataplaneSpec> proxy, MeshServicesMode mode, DerivationSettings settings, AnalysisContext context)
    {
        if (settings.InboundTagsDisabled)
        {
            return;
        }

        var world = context.World;
        var inbounds = proxy.Spec.Networking?.Inbound ?? [];
        for (var i = 0; i < inbounds.Count; i++)
        {
            if (inbounds[i].Tags?.GetValueOrDefault(KumaLabels.ServiceTag) is { Length: > 0 } tag && (tag.Length > 63 || !Names.IsDns1035(tag))
                && !world.OfKind(proxy.Metadata.Mesh, MeshServiceSpec.Descriptor).Any(service => world.ProxiesOf(service).Contains(proxy)))
            {
                context.Report(
                    $"networking.inbound[{i}].tags[\"{KumaLabels.ServiceTag}\"]",
                    $"\"{tag}\" is no DNS-1035 label, and Kuma makes no MeshService of it",
                    mode == MeshServicesMode.Exclusive ? null : Severity.Info);
            }
        }
    }
}
