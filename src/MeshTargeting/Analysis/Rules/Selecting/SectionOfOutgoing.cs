using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Rules.Selecting;

/// <summary>MS507: a policy for one inbound has items for outgoing traffic.</summary>
internal sealed class SectionOfOutgoing : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS507",
        Severity.Info,
        "sectionName does not narrow outgoing traffic",
        "Split the policy: one with sectionName for incoming traffic, one without for to.",
        """
        `sectionName` in a `targetRef` of kind Dataplane narrows a policy to one inbound. Outgoing traffic belongs to no inbound: the items of `to`
        apply to all that the proxy sends.

        Fires:

        ```yaml
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          targetRef: {kind: Dataplane, sectionName: http}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
          from:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
          targetRef: {kind: Dataplane, sectionName: http}
          from:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.Policies;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (resource.SpecObject is IPolicySpec { TargetRef: { Kind: "Dataplane", SectionName.Length: > 0 } target, ToItems.Count: > 0 } policy
            && (policy.FromItems is { Count: > 0 } || policy.RuleItems is { Count: > 0 }))
        {
            context.Report(
                "spec.targetRef.sectionName", $"sectionName {target.SectionName} narrows incoming traffic alone; to applies to all that the proxies send");
        }
    }
}
