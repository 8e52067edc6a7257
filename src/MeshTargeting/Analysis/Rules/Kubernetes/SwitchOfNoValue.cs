using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Analysis.Rules.Kubernetes;

/// <summary>MS918: a label or annotation that switches something has a value that Kuma does not know.</summary>
internal sealed class SwitchOfNoValue : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS918",
        Severity.Warning,
        "Switch with a value that Kuma does not know",
        "Write enabled or disabled; for kuma.io/ignore true or false.",
        """
        `kuma.io/sidecar-injection` is on with `enabled`, `true` or `yes` and off with `disabled`, `false` or `no`. With any other value Kuma fails
        at the Namespace or Pod: no proxies are injected, and no MeshServices made. `kuma.io/ignore` of a Service is on with `true` or `yes`;
        `enabled`, which works on Pods, is not understood there.

        Fires:

        ```yaml
        apiVersion: v1
        kind: Namespace
        metadata: {name: app, labels: {kuma.io/sidecar-injection: "on"}}
        ```

        Mended:

        ```yaml
        apiVersion: v1
        kind: Namespace
        metadata: {name: app, labels: {kuma.io/sidecar-injection: enabled}}
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [.. KumaKeys.Kinds];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (at, values) in KumaKeys.Of(resource))
        {
            if (Flags.Read(values, KumaLabels.SidecarInjection) == Flag.Invalid)
            {
                var lower = values[KumaLabels.SidecarInjection].ToLowerInvariant();
                Report(at, KumaLabels.SidecarInjection, values, lower is "on" or "off" ? (lower == "on" ? "enabled" : "disabled") : lower, context);
            }

            if (resource.Kind.Name == "Service" && at == "metadata.annotations"
                && !Flags.IsTrue(values, KumaLabels.Ignore) && Flags.Read(values, KumaLabels.Ignore) is Flag.On or Flag.Invalid)
            {
                var isOn = values[KumaLabels.Ignore].ToLowerInvariant() is "true" or "yes" or "enabled" or "on";
                Report(at, KumaLabels.Ignore, values, isOn ? "true" : "", context);
            }
        }
    }

    private static void Report(string at, string key, IReadOnlyDictionary<string, string> values, string meant, AnalysisContext context)
    {
        var path = KumaKeys.PathOf(at, key);
        var isWord = meant is "true" or "yes" or "enabled" or "false" or "no" or "disabled";
        context.Report(
            path,
            $"Kuma does not understand {key}: \"{values[key]}\"{(isWord ? $"; did you mean \"{meant}\"?" : "")}",
            fix: isWord ? new Fix($"write \"{meant}\"", new ReplaceValue(path, $"\"{meant}\"")) : null);
    }
}
