using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Upgrade.Dataplanes;

/// <summary>MS815: a Dataplane of Universal of whose tags 3.0 makes no MeshService.</summary>
internal sealed class ServiceOfTagsNotMade : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS815",
        Severity.Error,
        "MeshService is no longer made of inbound tags",
        "Give the Dataplane the label kuma.io/workload with the name of the service, or write the MeshService yourself.",
        """
        On Universal, Kuma 2.14 makes a MeshService of every value of the inbound tag `kuma.io/service`. Kuma 3.0 reads past inbound tags and
        makes one of every value of the Dataplane's label `kuma.io/workload`: without it the service is gone, and with it all that refers to it.

        `meshservice fix --to 3.0` writes the label where all inbounds are of one service.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: Dataplane
        name: web-1
        mesh: default
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, protocol: http, tags: {kuma.io/service: web}}]
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
          inbound: [{port: 8080, protocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [DataplaneSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.ServiceTagSelectors;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var inbounds = ((Resource<DataplaneSpec>)resource).Spec.Networking?.Inbound ?? [];
        var services = inbounds.Select(inbound => inbound.Tags?.GetValueOrDefault(KumaLabels.ServiceTag) ?? "").ToList();
        var lost = services.Distinct().Where(name => IsLost(name, resource, context.Upgrade)).ToList();
        if (lost.Count == 0)
        {
            return;
        }

        var fix = services.Distinct().Count() == 1 && !resource.Metadata.Labels.ContainsKey(KumaLabels.Workload)
            ? new Fix($"write the label {KumaLabels.Workload}: {lost[0]}", new PutMember("labels", KumaLabels.Workload, EditJson.Of(lost[0])))
            : null;
        var first = services.IndexOf(lost[0]);
        context.Report(
            $"networking.inbound[{first}].tags[\"{KumaLabels.ServiceTag}\"]",
            $"Kuma 3.0 makes no MeshService {Wording.List(lost)} of inbound tags any more",
                    fix: fix,
            remediation: fix is null
                ? "Write the MeshServices yourself, or give every service a Dataplane of its own with the label kuma.io/workload: one label cannot name several."
                : null);
    }

    private static bool IsLost(string name, Resource proxy, UpgradeFacts facts)
    {
        var id = new ResourceId(MeshServiceSpec.Descriptor.Name, proxy.Metadata.Mesh, "", name);
        return proxy.Envelope == Envelope.Universal && name.Length > 0 && facts.Earlier.Find(id) is { IsDerived: true } && facts.World.Find(id) is null;
    }
}
