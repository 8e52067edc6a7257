using MeshTargeting.Findings;

namespace MeshTargeting.Validation.Rules;

/// <summary>What Kuma lets nobody but itself do, or not here; its webhook answers 403.</summary>
public static class PermissionRules
{
    /// <summary>MS119: a policy whose items belong to different roles.</summary>
    public static readonly RuleDescriptor MixedRole = new(
        "MS119",
        Severity.Error,
        "Policy of several roles",
        "Split the policy: one for incoming traffic, one for services of its own namespace, one for everything else.",
        """
        Outside the namespace of the control plane, the items of a policy decide whose it is: the owner's of a service (`to` items that
        name a MeshService or MeshHTTPRoute of the same namespace), a client's (other `to` items), or that of the owner of workloads
        (`from`). Kuma refuses a policy that is more than one of them: what is below for all of the mesh goes into a policy of its own.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: timeouts, namespace: shop}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {idleTimeout: 20s}
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata: {name: timeouts, namespace: shop}
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {idleTimeout: 20s}
        ```
        """);

    /// <summary>MS120: a label of Kuma's has a value that this control plane does not take.</summary>
    public static readonly RuleDescriptor WrongLabel = new(
        "MS120",
        Severity.Error,
        "Wrong label",
        "Set the label to the value that the message names, or remove it where the control plane fills it in.",
        """
        `kuma.io/origin` says where a resource was made: `zone` or `global`. A federated zone takes what is applied to the namespace of
        its control plane only with `kuma.io/origin: zone`, and with its own name as `kuma.io/zone` where that label is written; the
        global control plane takes nothing that claims to come from a zone.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata:
          name: timeouts
          namespace: kuma-system
          labels: {kuma.io/origin: zone1}
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 20s}
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshTimeout
        metadata:
          name: timeouts
          namespace: kuma-system
          labels: {kuma.io/origin: zone}
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 20s}
        ```
        """);

    /// <summary>MS121: the kind does not belong in this namespace, or not on this control plane.</summary>
    public static readonly RuleDescriptor WrongNamespaceOrControlPlane = new(
        "MS121",
        Severity.Error,
        "Wrong namespace or control plane",
        "Move the resource to the namespace or to the control plane that the message names.",
        """
        Some kinds are the mesh operator's and belong in the namespace of the control plane (HostnameGenerator, MeshExternalService,
        MeshIdentity, MeshTrust); on the global control plane everything does. And each kind is written where it is provided: MeshServices
        and Dataplanes in zones, a MeshMultiZoneService or a Mesh on the global control plane.

        The check knows the control plane by `--mode` and `--system-namespace`.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshExternalService
        metadata: {name: payments, namespace: shop}
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: payments.example.com, port: 443}]
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshExternalService
        metadata: {name: payments, namespace: kuma-system}
        spec:
          match: {type: HostnameGenerator, port: 443, protocol: tcp}
          endpoints: [{address: payments.example.com, port: 443}]
        ```
        """);

    /// <summary>All of them, in the order of their codes.</summary>
    public static readonly IReadOnlyList<RuleDescriptor> All = [MixedRole, WrongLabel, WrongNamespaceOrControlPlane];
}
