using MeshTargeting.Findings;

namespace MeshTargeting.Validation.Rules;

/// <summary>What Kuma accepts and tells to be gone soon.</summary>
public static class DeprecationRules
{
    /// <summary>MS801: Kuma's own deprecation notice.</summary>
    public static readonly RuleDescriptor Deprecated = new(
        "MS801",
        Severity.Warning,
        "Deprecated",
        "Move to what the message names before you upgrade to Kuma 3.0.",
        """
        Kuma 2.14 accepts this and warns about it, on apply as well as here, in the same words; Kuma 3.0 no longer has most of it.

        Fires:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          targetRef: {kind: MeshSubset, tags: {app: backend}}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 20s}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          targetRef: {kind: Dataplane, labels: {app: backend}}
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 20s}
        ```
        """)
    {
        IsKumaWarning = true,
    };
}
