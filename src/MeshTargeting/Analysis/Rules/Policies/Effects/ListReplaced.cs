using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>MS524: a list of backends takes the place of that of a mesh-wide policy.</summary>
internal sealed class ListReplaced : Rule
{
    private static readonly string[] Lists = ["backends", "applications"];

    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS524",
        Severity.Info,
        "List that replaces that of another policy",
        "Write the items of the other policy here too, if they should count as well.",
        """
        Kuma merges policies field by field, but lists are not joined: that of the policy that wins takes the place of the other. So a team's
        MeshAccessLog with a backend of its own switches off, for this traffic, the backends of the log that the platform keeps for the whole
        mesh. The same goes for the backends of MeshTrace and MeshMetric, and for the applications of MeshMetric.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshAccessLog
        metadata: {name: all, namespace: kuma-system}
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {backends: [{type: File, file: {path: /dev/stdout}}]}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshAccessLog
        metadata: {name: web, namespace: app}
        spec:
          targetRef: {kind: Dataplane, labels: {app: web}}
          to:
            - targetRef: {kind: Mesh}
              default: {backends: [{type: Tcp, tcp: {address: "logs:5000"}}]}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshAccessLog
        metadata: {name: all, namespace: kuma-system}
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {backends: [{type: File, file: {path: /dev/stdout}}]}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshAccessLog
        metadata: {name: web, namespace: app}
        spec:
          targetRef: {kind: Dataplane, labels: {app: web}}
          to:
            - targetRef: {kind: Mesh}
              default: {backends: [{type: File, file: {path: /dev/stdout}}, {type: Tcp, tcp: {address: "logs:5000"}}]}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshAccessLogSpec.Descriptor, MeshMetricSpec.Descriptor, MeshTraceSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var items = SettingItems.Of(resource, context.World.Options);
        if (items.Traits.IsShadow)
        {
            return;
        }

        foreach (var item in items.All)
        {
            foreach (var list in Lists)
            {
                Judge(item.Item, list, items.Traits, context);
            }
        }
    }

    private static void Judge(PolicyItem item, string list, PolicyTraits traits, AnalysisContext context)
    {
        if ((item.Conf as ConfObject)?.Find(list) is not ConfList own)
        {
            return;
        }

        var world = context.World;
        foreach (var (other, theirs) in OverrideIndex.Of(world, item.Policy.Metadata.Mesh, item.Policy.Kind).MeshWide.Select(e => (e.Item.Item, e.Traits)))
        {
            if (other.List == item.List
                && theirs.Filter.Namespace is null
                && other.Policy != item.Policy
                && (other.Conf as ConfObject)?.Find(list) is ConfList replaced
                && PolicyOrder.Compare(world.Options.Semantics, theirs, traits) < 0
                && replaced.Items.Any(r => !own.Items.Any(o => ConfValue.DeepEquals(r, o))))
            {
                context.Report(
                    item.List == ItemList.Single ? $"spec.default.{list}" : $"{item.Path}.default.{list}",
                    $"for this traffic it takes the place of the {list} of {other.Policy.Id}, which are not all among it",
                    anchor: Anchor.Key);
                return;
            }
        }
    }
}
