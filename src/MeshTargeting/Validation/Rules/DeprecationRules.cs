using MeshTargeting.Findings;

namespace MeshTargeting.Validation.Rules;

/// <summary>What Kuma accepts and tells to be gone soon.</summary>
public static class DeprecationRules
{
    /// <summary>MS801: Kuma's own deprecation notice.</summary>
    public static readonly RuleDescriptor Deprecated = new(
        "MS801",
        Severity.Info,
        "Deprecated",
        "Move to what the message names before you upgrade to Kuma 3.0.",
        """
        Kuma 2.14 accepts this and does as it says; on apply it prints these words. It is info here, since nothing is wrong today. Kuma 3.0
        no longer has most of it: `--kuma-version 3.0` says what becomes of it there.

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

    /// <summary>MS802: a policy from before targetRefs, or another kind that 3.0 has no more; an error there.</summary>
    public static readonly RuleDescriptor LegacyPolicy = new(
        "MS802",
        Severity.Info,
        "Kind that Kuma 3.0 has no more",
        "Write the kind that the message names, and remove the old policy once the new one is in force.",
        """
        TrafficRoute, Timeout, Retry and the other policies with `sources` and `destinations` are from before targetRefs. Kuma 2.14 still
        takes them, and 3.0 does not know them any more: with `--kuma-version 3.0` this is an error, for MeshGateway, ZoneIngress and
        ZoneEgress as well. The settings of legacy policies are not looked at here, save those of a TrafficRoute, and no report says
        whom they reach.

        Fires:

        ```yaml
        type: Timeout
        name: timeouts
        mesh: default
        sources: [{match: {kuma.io/service: '*'}}]
        destinations: [{match: {kuma.io/service: backend}}]
        conf: {connectTimeout: 5s}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {connectionTimeout: 5s}
        ```
        """);
}
