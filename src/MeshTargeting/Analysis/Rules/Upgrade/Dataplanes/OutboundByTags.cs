using System.Text.Json.Nodes;
using MeshTargeting.Analysis.Upgrading;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis.Rules.Upgrade.Dataplanes;

/// <summary>MS813: an outbound that says its destination by tags.</summary>
internal sealed class OutboundByTags : UpgradeRule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS813",
        Severity.Error,
        "Outbound by tags",
        "Write a backendRef: kind, name and port of the service.",
        """
        Kuma 3.0 reads past the tags of outbounds, and refuses an outbound without `backendRef`.

        `meshservice fix --to 3.0` writes it where there is one MeshService of that name with a single port.

        Fires:

        ```yaml
        # options: kuma=3.0
        type: Dataplane
        name: web-1
        mesh: default
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, protocol: http}]
          outbound: [{port: 5432, tags: {kuma.io/service: postgres}}]
        ```

        Mended:

        ```yaml
        # options: kuma=3.0
        type: Dataplane
        name: web-1
        mesh: default
        networking:
          address: 10.0.0.1
          inbound: [{port: 8080, protocol: http}]
          outbound: [{port: 5432, backendRef: {kind: MeshService, name: postgres, port: 5432}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [DataplaneSpec.Descriptor];

    /// <inheritdoc />
    protected override bool IsStillThere(KumaSemantics semantics) => semantics.ProxyTags;

    /// <inheritdoc />
    protected override void Judge(Resource resource, AnalysisContext context)
    {
        var outbounds = ((Resource<DataplaneSpec>)resource).Spec.Networking?.Outbound ?? [];
        for (var i = 0; i < outbounds.Count; i++)
        {
            if (outbounds[i] is not { Tags: { Count: > 0 } tags, BackendRef: null })
            {
                continue;
            }

            var at = $"{SpecJson.Prefix(resource)}networking.outbound[{i}]";
            var service = tags.GetValueOrDefault(KumaLabels.ServiceTag) ?? "";
            var port = PortOf(service, tags, resource, context.Upgrade);
            context.Report(
                $"{at}.tags",
                $"Kuma 3.0 reads past the tags of an outbound: {service} is not reached any more",
                anchor: Anchor.Key,
                fix: port is null ? null : new Fix(
                    $"write backendRef: {{kind: MeshService, name: {service}, port: {port}}} in place of tags",
                    [
                        new PutMember(at, "backendRef", EditJson.Of(new JsonObject { ["kind"] = "MeshService", ["name"] = service, ["port"] = port })),
                        new RemoveNode($"{at}.tags"),
                    ]),
                explains: $"{at}.backendRef");
        }
    }

    /// <summary>The one port of the one service that the tags mean, where its proxies are those with the tags; otherwise null.</summary>
    private static int? PortOf(string service, IReadOnlyDictionary<string, string> tags, Resource proxy, UpgradeFacts facts)
    {
        if (facts.World.Find(new ResourceId(MeshServiceSpec.Descriptor.Name, proxy.Metadata.Mesh, "", service)) is not Resource<MeshServiceSpec> found
            || ServicePort.Of(found) is not [var only])
        {
            return null;
        }

        var tagged = facts.Earlier.ProxiesWithTags(proxy.Metadata.Mesh, tags).Select(p => p.Id);
        return facts.World.ProxiesOf(found).Select(p => p.Id).ToHashSet().SetEquals(tagged) ? only.Number : null;
    }
}
