using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>MS523: an item for the mesh, in a policy for some proxies, goes before items for single services.</summary>
internal sealed class BroadOverSpecific : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS523",
        Severity.Info,
        "For all destinations before one for this destination",
        "If the settings for single destinations should hold for these proxies too, give the item a destination, or set only what they leave open.",
        """
        Which of two policies wins is decided by `spec.targetRef` before it is by `to[].targetRef`. So an item for the whole mesh (`kind: Mesh`)
        in a policy for some Dataplanes goes before an item for one MeshService in a policy for all proxies, however particular the latter is
        about the destination: for these proxies the timeout that the owner of a service gave it is lost.

        Only reported where both set the same field to different values.

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
        metadata: {name: owner, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {requestTimeout: 30s}}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: web, namespace: app}
        spec:
          targetRef: {kind: Dataplane, labels: {app: web}}
          to:
            - targetRef: {kind: Mesh}
              default: {http: {requestTimeout: 5s}}
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
        metadata: {name: owner, namespace: app}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {http: {requestTimeout: 30s}}
        ---
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: web, namespace: app}
        spec:
          targetRef: {kind: Dataplane, labels: {app: web}}
          to:
            - targetRef: {kind: Mesh}
              default: {connectionTimeout: 5s}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [.. OverrideIndex.Kinds];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads { get; } = RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var traits = PolicyTraits.Of(resource, context.World.Options);
        if (traits.IsShadow || traits.TargetRef.Kind is not ("Dataplane" or "MeshSubset") || traits.Filter.Nowhere)
        {
            return;
        }

        foreach (var item in SettingItems.Of(resource, context.World.Options).All.Where(i => i.Item.TargetRef?.Kind == "Mesh"))
        {
            var index = OverrideIndex.Of(context.World, resource.Metadata.Mesh, resource.Kind);
            foreach (var (path, value) in item.Leaves.Where(leaf => !ItemLeaves.IsJoined(leaf.Path)))
            {
                var lost = index.Specific(path)
                    .Where(known => known.Key.Value != value.ToString()
                        && (known.Key.Namespace is null || known.Key.Namespace == traits.Filter.Namespace)
                        && (known.Key.Zone is null || traits.Filter.Zone is null || known.Key.Zone == traits.Filter.Zone))
                    .Select(known => known.Value)
                    .OrderBy(known => known.Item.Policy.Id)
                    .ThenBy(known => known.Item.Index)
                    .ToList();
                if (lost.Count > 0)
                {
                    var (first, count) = (lost[0].Item, lost.Sum(l => l.Count));
                    context.Report(
                        $"{item.Item.Path}.default.{path}",
                        $"at the proxies of this policy it goes before {first.Policy.Id}, which sets {ItemLeaves.Text(first.Conf, path)} for a destination at {first.Path}"
                        + (count > 1 ? $", and before {count - 1} more" : ""));
                    break;
                }
            }
        }
    }
}
