using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Routes.Overlaps;

/// <summary>MS421: an item for a whole MeshMultiZoneService overrides one for a port of it.</summary>
internal sealed class SectionOverridden : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS421",
        Severity.Warning,
        "Port of a MeshMultiZoneService overridden by the whole",
        "Put the item for the port behind the one for the whole service; of two policies, give the one for the port the name that comes first.",
        """
        Of two items for a MeshService the one with a `sectionName` wins. Of two for a MeshMultiZoneService Kuma does not look at it: within
        a policy the later item wins, and of policies that are otherwise equal the one whose name comes first. So an item for the whole
        service may override what another sets for one of its ports.

        Fires:

        ```yaml
        type: MeshMultiZoneService
        mesh: default
        name: backend
        labels: {kuma.io/display-name: backend}
        spec:
          selector: {meshService: {matchLabels: {app: backend}}}
          ports: [{name: http, port: 80, appProtocol: http}, {name: admin, port: 81, appProtocol: http}]
        ---
        type: MeshTimeout
        mesh: default
        name: backend
        spec:
          to:
            - targetRef: {kind: MeshMultiZoneService, labels: {kuma.io/display-name: backend}, sectionName: admin}
              default: {http: {requestTimeout: 60s}}
            - targetRef: {kind: MeshMultiZoneService, labels: {kuma.io/display-name: backend}}
              default: {http: {requestTimeout: 5s}}
        ```

        Mended:

        ```yaml
        type: MeshMultiZoneService
        mesh: default
        name: backend
        labels: {kuma.io/display-name: backend}
        spec:
          selector: {meshService: {matchLabels: {app: backend}}}
          ports: [{name: http, port: 80, appProtocol: http}, {name: admin, port: 81, appProtocol: http}]
        ---
        type: MeshTimeout
        mesh: default
        name: backend
        spec:
          to:
            - targetRef: {kind: MeshMultiZoneService, labels: {kuma.io/display-name: backend}}
              default: {http: {requestTimeout: 5s}}
            - targetRef: {kind: MeshMultiZoneService, labels: {kuma.io/display-name: backend}, sectionName: admin}
              default: {http: {requestTimeout: 60s}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        var items = ((IPolicySpec)resource.SpecObject).ToItems ?? [];
        if (!items.Any(item => item.TargetRef is { Kind: "MeshMultiZoneService", SectionName.Length: > 0 }) || PolicyTraits.Of(resource, world.Options).IsShadow)
        {
            return;
        }

        foreach (var item in PolicyItems.Of(resource, world.Options.Semantics).To.Where(i => i.TargetRef is { Kind: "MeshMultiZoneService", SectionName.Length: > 0 }))
        {
            if (ItemTargets.Of(world, item).Select(target => Overriding(world, item, target.Resource)).OfType<PolicyItem>().FirstOrDefault() is { } other)
            {
                context.Report(
                    $"{item.Path}.targetRef.sectionName",
                    $"{(other.Policy == resource ? other.Path : $"{other.Path} of {other.Policy}")} is for the whole service and overrides this: "
                    + "of items for a MeshMultiZoneService Kuma does not rank one with a sectionName higher");
            }
        }
    }

    /// <summary>The item for the whole service that wins over one for a port for no other reason than its place or name, and sets the same.</summary>
    private static PolicyItem? Overriding(World world, PolicyItem item, Resource service)
    {
        var whole = ItemsOnTarget.Of(world, item.Policy.Kind, service)
            .Where(other => other.Section.Length == 0
                && PolicyReach.Overlap(world, other.Item.Policy, item.Policy)
                && PolicyOrder.CompareAttributes(world, other.Item.Policy, item.Policy) == 0
                && SetsTheSame(item.Conf, other.Item.Conf))
            .Select(other => other.Item)
            .ToList();
        return whole.Count == 0
            ? null
            : OutboundItems.Sorted(world, whole.Select(other => other.Policy).Append(item.Policy).OrderBy(p => p.Id))
                .SkipWhile(other => other != item)
                .LastOrDefault(whole.Contains);
    }

    /// <summary>Whether the one gives another value to something that the other sets.</summary>
    private static bool SetsTheSame(ConfValue a, ConfValue b) => (a, b) switch
    {
        (ConfObject x, ConfObject y) => x.Fields.Any(field => y.Find(field.Key) is { } other && SetsTheSame(field.Value, other)),
        _ => !ConfValue.DeepEquals(a, b),
    };
}
