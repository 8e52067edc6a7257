using MeshTargeting.Findings;
using MeshTargeting.Resources;

namespace MeshTargeting.Analysis.Rules.Kubernetes;

/// <summary>MS914: a label or annotation on an object of Kubernetes that Kuma does not know, almost one that it does.</summary>
internal sealed class MisspeltKey : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS914",
        Severity.Warning,
        "Label or annotation of Kuma misspelt",
        "Correct the key.",
        """
        Kuma goes by labels and annotations of Namespaces, Services, Pods and workloads, and passes over those that it does not know: a Service with
        `kuma.io/ignroe` gets its MeshService all the same, and a Namespace with `kuma.io/sidecar-injecton` no proxies. Reported is a key that is
        one of Kuma's but for a letter or two.

        Fires:

        ```yaml
        apiVersion: v1
        kind: Service
        metadata:
          name: backend
          namespace: app
          annotations: {kuma.io/ignroe: "true"}
        spec:
          selector: {app: backend}
          ports: [{name: http, port: 80, targetPort: 8080}]
        ```

        Mended:

        ```yaml
        apiVersion: v1
        kind: Service
        metadata:
          name: backend
          namespace: app
          annotations: {kuma.io/ignore: "true"}
        spec:
          selector: {app: backend}
          ports: [{name: http, port: 80, targetPort: 8080}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [.. KumaKeys.Kinds];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (at, values) in KumaKeys.Of(resource))
        {
            foreach (var (key, _) in values)
            {
                if (key.Contains('/', StringComparison.Ordinal)
                    && key.Contains("uma", StringComparison.OrdinalIgnoreCase)
                    && Meant(key, out var isOnly) is { } meant)
                {
                    var path = KumaKeys.PathOf(at, key);
                    context.Report(
                        path,
                        $"Kuma knows no {(at.EndsWith("labels", StringComparison.Ordinal) ? "label" : "annotation")} {key}; did you mean \"{meant}\"?",
                        anchor: Anchor.Key,
                        fix: isOnly ? new Fix($"write {meant}", new RenameMember(path, meant)) : null);
                }
            }
        }
    }

    private static string? Meant(string key, out bool isOnly)
    {
        isOnly = true;
        if (Array.IndexOf(KumaKeys.All, key) >= 0)
        {
            return null;
        }

        // Keys that begin with the number of a port.
        var digits = key.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0)
        {
            var rest = key[digits..];
            return rest != KumaKeys.PortProtocol && NearName.Find(rest, [KumaKeys.PortProtocol]) is not null && NearName.IsMisspelling(rest, KumaKeys.PortProtocol)
                ? key[..digits] + KumaKeys.PortProtocol
                : null;
        }

        return NearName.Find(key, KumaKeys.All, out isOnly) is { } near && NearName.IsMisspelling(key, near) ? near : null;
    }
}
