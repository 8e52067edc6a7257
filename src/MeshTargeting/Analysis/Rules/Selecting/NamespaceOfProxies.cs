using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Rules.Selecting;

/// <summary>MS502: a targetRef of kind Dataplane gives a namespace and no name.</summary>
internal sealed class NamespaceOfProxies : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS502",
        Severity.Warning,
        "Namespace without a name selects no proxy",
        "Write the namespace as the label k8s.kuma.io/namespace, or leave it out.",
        """
        A `targetRef` of kind Dataplane selects every proxy where it gives nothing to select by. With a namespace and no name it does not select
        the proxies of that namespace, but none at all: the namespace is part of a proxy's name. The proxies of a namespace carry it as the label
        `k8s.kuma.io/namespace`.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: kuma-system}
        spec:
          targetRef: {kind: Dataplane, namespace: app}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: slow, namespace: kuma-system}
        spec:
          targetRef: {kind: Dataplane, labels: {k8s.kuma.io/namespace: app}}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (((IPolicySpec)resource.SpecObject).TargetRef is not { Kind: "Dataplane", Namespace: { Length: > 0 } ns, Name: null or "", Labels: null or { Count: 0 } }
            || !context.World.Options.Semantics.NamesInReferences)
        {
            return;
        }

        context.Report(
            "spec.targetRef.namespace",
            $"the targetRef gives the namespace {ns} and no name, and so selects no proxy; write labels: {{{KumaLabels.Namespace}: {ns}}}",
            fix: new Fix(
                $"write labels: {{{KumaLabels.Namespace}: {ns}}}",
                [
                    new RemoveNode("spec.targetRef.namespace"),
                    new PutMember("spec.targetRef", "labels", $"{{{JsonText.Of(KumaLabels.Namespace)}:{JsonText.Of(ns)}}}", After: "kind"),
                ]));
    }
}
