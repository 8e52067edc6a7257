using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Rules.Labels;

/// <summary>MS703: the label kuma.io/effect has a value that means nothing.</summary>
internal sealed class NoShadow : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS703",
        Severity.Warning,
        "Effect is not shadow",
        "Write kuma.io/effect: shadow, or leave the label out.",
        """
        `kuma.io/effect: shadow` keeps a policy from taking effect, so that its consequences can be looked at first. Any other value, `Shadow`
        among them, is passed over: the policy applies for real.

        Fires:

        ```yaml
        type: MeshTimeout
        mesh: default
        name: slow
        labels: {kuma.io/effect: shadwo}
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
        labels: {kuma.io/effect: shadow}
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
        const string Shadow = "shadow";
        if (resource.Metadata.Labels.GetValueOrDefault(KumaLabels.Effect) is not { } written || written == Shadow)
        {
            return;
        }

        var path = (resource.Envelope == Envelope.Kubernetes ? "metadata." : "") + $"labels[\"{KumaLabels.Effect}\"]";
        var near = NearName.Find(written, [Shadow]) is not null;
        context.Report(
            path,
            $"{KumaLabels.Effect}: {(written.Length > 0 ? written : "\"\"")} means nothing, and the policy takes effect" + (near ? "; did you mean \"shadow\"?" : ""),
            fix: near ? new Fix($"write {KumaLabels.Effect}: {Shadow}", new ReplaceValue(path, JsonText.Of(Shadow))) : null);
    }
}
