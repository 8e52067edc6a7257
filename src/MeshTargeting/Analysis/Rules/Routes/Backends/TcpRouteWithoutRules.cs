using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Analysis.Rules.Routes.Backends;

/// <summary>MS408: an item of a MeshTCPRoute has no rule, and its traffic goes nowhere.</summary>
internal sealed class TcpRouteWithoutRules : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS408",
        Severity.Warning,
        "MeshTCPRoute without a rule",
        "Write a rule with backendRefs that have ports, or remove the item: traffic for which there is no route goes to its service anyway.",
        """
        Without rules, Kuma makes one of the item's own targetRef. But that has no port, and a backend without a port is no reference to a
        MeshService: Kuma looks for proxies whose inbounds have the tag `kuma.io/service` with that name. There are none, so all connections
        to the service fail, where without the item they would go to it.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: redis, namespace: app}
        spec:
          selector: {dataplaneTags: {app: redis}}
          ports: [{name: redis, port: 6379, targetPort: 6379, appProtocol: tcp}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTCPRoute
        metadata: {name: all, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: redis}
              rules: []
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: redis, namespace: app}
        spec:
          selector: {dataplaneTags: {app: redis}}
          ports: [{name: redis, port: 6379, targetPort: 6379, appProtocol: tcp}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTCPRoute
        metadata: {name: all, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: redis}
              rules: [{default: {backendRefs: [{kind: MeshService, name: redis, port: 6379}]}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshTCPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        var items = ((MeshTCPRouteSpec)resource.SpecObject).To ?? [];
        foreach (var (reference, resolution) in items.Any(item => item.Rules is []) ? context.Resolve(ReferenceRole.To) : [])
        {
            var item = PolicyItems.Of(resource, world.Options.Semantics).To.First(to => $"{to.Path}.targetRef" == reference.Path);
            if (items[item.Index].Rules is not [] || !resolution.Targets.Any(target => target.Resource.Kind.IsDestination))
            {
                continue;
            }

            var backend = (item.Conf as ConfObject)?.Find("default") is ConfObject conf && conf.Find("backendRefs") is ConfList { Items: [var only] }
                ? RouteBackend.Of(world, resource, only, http: false)
                : null;
            if ((backend?.Why ?? backend?.Note) is { } why)
            {
                context.Report($"{item.Path}.rules", $"no rule says where the traffic goes, and Kuma makes one of the targetRef, which fails: {why}");
            }
        }
    }
}
