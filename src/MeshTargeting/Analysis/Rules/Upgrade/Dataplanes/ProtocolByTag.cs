using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Dataplanes;

/// <summary>MS816: an inbound whose protocol is said by a tag.</summary>
internal sealed class ProtocolByTag : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS816",
        Severity.Warning,
        "Protocol by a tag is gone",
        "Write the protocol of the inbound.",
        """
        Kuma 3.0 takes the protocol of an inbound from its field `protocol` alone. One that only the tag `kuma.io/protocol` says is lost: the
        inbound is served as plain tcp, and timeouts, retries, faults and routes of HTTP have no effect on it.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: Dataplane
        name: web-1
        mesh: default
        labels: {kuma.io/workload: web}
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, tags: {kuma.io/service: web, kuma.io/protocol: http}}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: Dataplane
        name: web-1
        mesh: default
        labels: {kuma.io/workload: web}
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, protocol: http, tags: {kuma.io/service: web}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [DataplaneSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.ProxyTags;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var inbounds = ((Resource<DataplaneSpec>)resource).Spec.Networking?.Inbound ?? [];
        for (var i = 0; i < inbounds.Count; i++)
        {
            var protocol = inbounds[i].Tags?.GetValueOrDefault(KumaLabels.ProtocolTag)?.ToLowerInvariant();
            if (!string.IsNullOrEmpty(inbounds[i].Protocol) || protocol is not ("http" or "http2" or "grpc"))
            {
                continue;
            }

            var at = $"{SpecJson.Prefix(resource)}networking.inbound[{i}]";
            context.Report(
                $"{at}.tags[\"{KumaLabels.ProtocolTag}\"]",
                $"Kuma 3.0 does not take the protocol from the tag {KumaLabels.ProtocolTag}: the inbound is served as tcp, not {protocol}",
                        fix: new Fix($"write protocol: {protocol}", new PutMember(at, "protocol", EditJson.Of(protocol), After: "port")));
        }
    }
}
