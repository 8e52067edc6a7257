using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Analysis.Rules.Upgrade.Dataplanes;

/// <summary>MS825: what a Dataplane says and 3.0 reads past.</summary>
internal sealed class ProxySettingGone : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS825",
        Severity.Warning,
        "Setting of a proxy is gone",
        "Do without it, or say it in the way that the message names.",
        """
        Kuma 3.0 reads past `advertisedAddress`, `metrics`, `probes` and `reachableServices` of a Dataplane, and refuses a gateway of type
        BUILTIN.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: Dataplane
        name: web-1
        mesh: default
        labels: {kuma.io/workload: web}
        networking:
          address: 10.0.0.1
          advertisedAddress: 203.0.113.7
          inbound: [{port: 8080, protocol: http}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: Dataplane
        name: web-1
        mesh: default
        labels: {kuma.io/workload: web}
        networking:
          address: 203.0.113.7
          inbound: [{port: 8080, protocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [DataplaneSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.ProxyTags;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var spec = ((Resource<DataplaneSpec>)resource).Spec;
        if (!string.IsNullOrEmpty(spec.Networking?.AdvertisedAddress) && spec.Networking.AdvertisedAddress != spec.Networking.Address)
        {
            Gone("networking.advertisedAddress", $"others come to reach the proxy at {spec.Networking.Address}", "Make the proxy reachable at networking.address, and remove advertisedAddress.");
        }

        if (spec.Metrics is not null)
        {
            Gone("metrics", "the proxy has no metrics of its own any more", "Write a MeshMetric for this proxy, and remove metrics.");
        }

        if (spec.Probes is not null)
        {
            Gone("probes", "no probes are served for the workload any more", "Remove probes, and let the workload be probed directly or by the application probe proxy.");
        }

        if (spec.Networking?.TransparentProxying?.ReachableServices is { Count: > 0 })
        {
            Gone("networking.transparentProxying.reachableServices", "the proxy comes to be told of every service of the mesh", "Write reachableBackends with the MeshServices that the workload calls.");
        }

        if (spec.Networking?.Gateway?.Type == "BUILTIN")
        {
            var type = $"{SpecJson.Prefix(resource)}networking.gateway.type";
            context.Report(
                type,
                "Kuma 3.0 has no gateways of its own",
                Severity.Error,
                remediation: "Remove the Dataplane before you upgrade, and put another gateway behind a proxy of type DELEGATED.",
                explains: type);
        }

        void Gone(string path, string effect, string remedy) => context.Report(
            SpecJson.Prefix(resource) + path, $"Kuma 3.0 reads past {path}: {effect}", anchor: Anchor.Key, remediation: remedy);
    }
}
