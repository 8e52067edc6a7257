using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>MS522: everything that a policy sets is set by others that win over it.</summary>
internal sealed class Overridden : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS522",
        Severity.Info,
        "Overridden in everything",
        "Remove it, or set in the other policy what should hold.",
        """
        Of two policies of a kind that are for the same proxies and the same destination, one wins value by value: that of the greater role, else
        the one whose display name comes first in the alphabet (`aaa` wins over `zzz`). A policy of which every value loses has no effect at all.
        So has an item of a policy whose every value a later item for the same destination sets again.

        Only certain cases are reported: policies with the same `spec.targetRef`. That one for some proxies overrides one for all is how policies
        are meant to be used.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: a-new, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {requestTimeout: 5s}}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: b-old, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {requestTimeout: 30s}}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: backend, namespace: app}
        spec:
          selector: {dataplaneTags: {app: backend}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: a-new, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {requestTimeout: 5s}}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: b-old, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {streamIdleTimeout: 30s}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [.. OverrideIndex.Kinds];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (OverrideIndex.IsAlone(context.World, resource))
        {
            return;
        }

        var items = SettingItems.Of(resource, context.World.Options);
        if (items.Traits.IsShadow || PolicyItems.Of(resource, context.World.Options.Semantics).From.Count > 0)
        {
            return;
        }

        var index = OverrideIndex.Of(context.World, resource.Metadata.Mesh, resource.Kind);
        var winners = items.All.Select(item => Winners(index, new OverrideIndex.Entry(item, items.Traits))).ToList();
        if (winners.Count > 0 && winners.TrueForAll(w => w.Count > 0) && winners.Exists(w => w.Exists(policy => policy != resource)))
        {
            var others = winners.SelectMany(w => w).Where(policy => policy != resource).Select(policy => policy.Id.ToString());
            context.Report(
                resource.Envelope == Envelope.Kubernetes ? "metadata.name" : "name",
                $"everything that it sets is also set by {Wording.List(others.Distinct().Order(StringComparer.Ordinal).ToList())}, for the same proxies and "
                + "traffic, and there with precedence: it has no effect");
            return;
        }

        foreach (var (item, _) in items.All.Zip(winners).Where(pair => pair.Second is [var winner] && winner == resource))
        {
            context.Report(item.Item.Path, "a later item for the same destination sets all that this one sets: it has no effect");
        }
    }

    /// <summary>The policies whose values hold in the place of all of an item's, at all that it is for; none where some value of it is left.</summary>
    private static List<Resource> Winners(OverrideIndex index, OverrideIndex.Entry own)
    {
        var leaves = own.Item.Leaves;
        if (leaves.Count == 0 || leaves.Any(leaf => ItemLeaves.IsJoined(leaf.Path)))
        {
            return [];
        }

        var winners = new List<Resource>();
        var policy = own.Item.Item.Policy;
        foreach (var target in index.TargetsOf(own.Item.Item))
        {
            var strongest = index.Strongest(policy, target);
            foreach (var (path, _) in leaves)
            {
                if (!strongest.TryGetValue(path, out var entry) || !index.Beats(entry, own))
                {
                    return [];
                }

                if (!winners.Contains(entry.Item.Item.Policy))
                {
                    winners.Add(entry.Item.Item.Policy);
                }
            }
        }

        return winners;
    }
}
