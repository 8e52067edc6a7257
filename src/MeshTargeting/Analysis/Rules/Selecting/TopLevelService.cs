using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Selecting;

/// <summary>MS505: a targetRef of kind MeshService says what Kuma does not look at.</summary>
internal sealed class TopLevelService : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS505",
        Severity.Warning,
        "MeshService as targetRef goes by a tag",
        "Select the proxies by kind: Dataplane and their labels.",
        """
        In `spec.targetRef` the kind MeshService does not refer to a MeshService. It selects the inbounds whose tag `kuma.io/service` is the name;
        namespace, labels and sectionName do not count, and with labels in place of a name the tag would have to be empty. On Kubernetes the tag
        reads `name_namespace_svc_port`, so the name of a MeshService selects nothing. That is only info where neither proxies nor a
        MeshService of the name were given.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app}
        spec:
          targetRef: {kind: MeshService, name: backend}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: app}
        spec:
          targetRef: {kind: Dataplane, labels: {app: backend}}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <summary>Whether the name that a targetRef gives can be no proxy's tag: it has none, or not the form that tags have on Kubernetes.</summary>
    internal static bool IsNoTag(Resource policy, TargetRef target, ControlPlane controlPlane) =>
        controlPlane.Semantics.NamesInReferences
        && (string.IsNullOrEmpty(target.Name)
            || (policy.Envelope == Envelope.Kubernetes && !controlPlane.IsGlobal && LegacyName.Parse(target.Name) is null));

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        var world = context.World;
        if (((IPolicySpec)resource.SpecObject).TargetRef is not { Kind: "MeshService" } target || !world.Options.Semantics.NamesInReferences)
        {
            return;
        }

        if (IsNoTag(resource, target, world.Options))
        {
            if (!ProxyMatching.SelectsAny(world, resource))
            {
                var (field, why) = string.IsNullOrEmpty(target.Name)
                    ? ("labels", "Kuma passes over the labels and looks for an empty one, which no proxy has")
                    : ("name", $"on Kubernetes that reads name_namespace_svc_port, and never {target.Name}");
                context.Report(
                $"spec.targetRef.{field}",
                $"a targetRef of kind MeshService goes by the inbound tag kuma.io/service; {why}",
                field == "labels" || IsShown(resource, target, world) ? null : Severity.Info);
            }
        }
        else if (!string.IsNullOrEmpty(target.Namespace))
        {
            IgnoreField("namespace", context);
        }
        else if (!string.IsNullOrEmpty(target.SectionName))
        {
            IgnoreField("sectionName", context);
        }
    }

    /// <summary>Whether the World has proxies, so that it shows that none has the tag, or the MeshService that was meant.</summary>
    private static bool IsShown(Resource policy, TargetRef target, World world) => world.OfKind(policy.Metadata.Mesh, DataplaneSpec.Descriptor).Count > 0
        || Lookup.Namesakes(world, MeshServiceSpec.Descriptor, policy.Metadata.Mesh, target.Name ?? "").Count > 0;

    private static void IgnoreField(string field, AnalysisContext context) => context.Report(
        $"spec.targetRef.{field}", $"a targetRef of kind MeshService goes by the inbound tag kuma.io/service alone, and {field} does not count");
}
