using System.Text;
using MeshTargeting.Findings;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Rules.Labels;

/// <summary>MS705: a label that Kuma does not know, almost one that it does.</summary>
internal sealed class MisspeltLabel : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS705",
        Severity.Warning,
        "Label of Kuma misspelt",
        "Correct the key of the label.",
        """
        Kuma passes over labels that it does not know: a resource with `kuma.io/mehs` belongs to mesh default, and a policy with `kuma.io/efect:
        shadow` takes effect.

        Fires:

        ```yaml
        type: MeshTimeout
        mesh: default
        name: slow
        labels: {kuma.io/efect: shadow}
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
    public override IReadOnlyList<KindDescriptor> Kinds => RuleKinds.OfKuma;

    /// <summary>Labels that people write, and that change what becomes of a resource.</summary>
    private static readonly string[] Written = [KumaLabels.Mesh, KumaLabels.Effect, KumaLabels.Origin, KumaLabels.Zone, KumaLabels.PolicyRole, KumaLabels.DisplayName];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (key, _) in resource.Metadata.Labels)
        {
            // A key of Kuma's own with a name that is one of these but for a letter or two; or the name right, and "kuma.io" not.
            if (!key.Contains('/', StringComparison.Ordinal) || !key.Contains("uma", StringComparison.OrdinalIgnoreCase) || Array.IndexOf(Written, key) >= 0)
            {
                continue;
            }

            if (NearName.Find(key, Written, out var isOnly) is { } near && NearName.IsMisspelling(key, near))
            {
                var path = NodePath.AppendKey(new StringBuilder(resource.Envelope == Envelope.Kubernetes ? "metadata.labels" : "labels"), key).ToString();
                context.Report(
                    path, $"Kuma knows no label {key}; did you mean \"{near}\"?", anchor: Anchor.Key, fix: isOnly ? new Fix($"write {near}", new RenameMember(path, near)) : null);
            }
        }
    }
}
