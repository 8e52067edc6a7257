using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Labels;

/// <summary>MS702: the label kuma.io/policy-role says what Kuma does not.</summary>
internal sealed class WrittenRole : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS702",
        Severity.Warning,
        "Role of a policy written by hand",
        "Leave the label kuma.io/policy-role out: Kuma sets it.",
        """
        The role of a policy tells for which proxies it counts: those of every namespace, or of its own. On Kubernetes Kuma computes it from the
        policy and overwrites what is written. On Universal it computes none and believes the label: a consumer's or workload owner's policy
        counts in its own namespace alone, and there it has none, so that it applies to no proxy. A producer's counts in other zones too.

        Fires:

        ```yaml
        type: MeshTimeout
        mesh: default
        name: slow
        labels: {kuma.io/policy-role: consumer}
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        mesh: default
        name: slow
        spec:
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
        var options = context.World.Options;
        if (resource.Metadata.Labels.GetValueOrDefault(KumaLabels.PolicyRole) is not { } written
            || options.UniversalIsStored
            || !options.IsOriginOf(resource.Metadata.Labels.GetValueOrDefault(KumaLabels.Origin))
            || Judge(resource, written, PolicyTraits.Of(resource, options)) is not { } judgement)
        {
            return;
        }

        var path = $"metadata.labels[\"{KumaLabels.PolicyRole}\"]";
        context.Report(
            resource.Envelope == Envelope.Kubernetes ? path : path["metadata.".Length..],
            judgement.Message,
            judgement.Severity,
            fix: new Fix("remove the label", new RemoveNode(resource.Envelope == Envelope.Kubernetes ? path : path["metadata.".Length..])));
    }

    private static (string Message, Severity Severity)? Judge(Resource policy, string written, PolicyTraits traits)
    {
        if (policy.Envelope == Envelope.Kubernetes)
        {
            return traits.Role.Error is not null || policy.Metadata.Namespace.Length == 0 || written == traits.Role.Name
                ? null
                : ($"the policy is of role {traits.Role.Name}, and Kuma overwrites \"{written}\" with that", Severity.Warning);
        }

        return written switch
        {
            "" or "system" => null,
            "consumer" or "workload-owner" when traits.Filter.Nowhere =>
                ($"as {written} the policy counts in its own namespace alone, and on Universal it has none: it applies to no proxy", Severity.Warning),
            "consumer" or "workload-owner" or "producer" => ($"on Universal Kuma believes the label: the policy counts as {written}", Severity.Info),
            _ => ($"\"{written}\" is no role; the policy counts as system", Severity.Warning),
        };
    }
}
