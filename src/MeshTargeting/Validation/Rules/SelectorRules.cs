using MeshTargeting.Findings;

namespace MeshTargeting.Validation.Rules;

/// <summary>What the MeshService reference says of names and selectors and Kuma does not enforce.</summary>
public static class SelectorRules
{
    /// <summary>MS201: the name is no DNS-1035 label.</summary>
    public static readonly RuleDescriptor NameNotDnsLabel = new(
        "MS201",
        Severity.Error,
        "Name is no DNS-1035 label",
        "Use lower-case letters, digits and hyphens only, begin with a letter and end with a letter or digit.",
        """
        The reference asks for names that conform to DNS-1035, because hostnames and server names (SNI) are made of them. Kuma 2.14
        only prints a deprecation for others, and traffic to them then fails across zones; Kuma 3.0 refuses them.

        Fires:

        ```yaml
        type: MeshService
        name: backend.v1
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports: [{port: 80, targetPort: 8080}]
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend-v1
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports: [{port: 80, targetPort: 8080}]
        ```
        """);

    /// <summary>MS202: no member of the selector is set.</summary>
    public static readonly RuleDescriptor NoSelector = new(
        "MS202",
        Severity.Error,
        "No selector",
        "Say which proxies serve the service with one of dataplaneTags, dataplaneRef and dataplaneLabels.",
        """
        Kuma accepts a MeshService without a selector, and it then matches no proxy at all: it stays Unavailable and requests to it
        find no endpoint.

        Fires:

        ```yaml
        type: MeshService
        name: redis
        spec:
          ports: [{port: 6379, targetPort: 6379}]
        ```

        Mended:

        ```yaml
        type: MeshService
        name: redis
        spec:
          selector:
            dataplaneTags: {kuma.io/service: redis}
          ports: [{port: 6379, targetPort: 6379}]
        ```
        """);

    /// <summary>MS203: the selector's only member is empty.</summary>
    public static readonly RuleDescriptor EmptySelector = new(
        "MS203",
        Severity.Error,
        "Selector is empty",
        "Give the selector at least one tag, one label or the proxy's name.",
        """
        An empty `dataplaneTags` and a `dataplaneRef` without a name match no proxy. An empty `dataplaneLabels` is the opposite: it
        matches every proxy of the mesh. That may be meant, so it is a warning and not an error.

        Fires:

        ```yaml
        type: MeshService
        name: redis
        spec:
          selector:
            dataplaneTags: {}
          ports: [{port: 6379, targetPort: 6379}]
        ```

        Mended:

        ```yaml
        type: MeshService
        name: redis
        spec:
          selector:
            dataplaneTags: {kuma.io/service: redis}
          ports: [{port: 6379, targetPort: 6379}]
        ```
        """);

    /// <summary>MS210: on Kubernetes dataplaneRef names a proxy without its namespace.</summary>
    public static readonly RuleDescriptor RefWithoutNamespace = new(
        "MS210",
        Severity.Warning,
        "dataplaneRef without namespace",
        "Write the proxy's name as name.namespace.",
        """
        On Kubernetes Kuma keeps a Dataplane under `name.namespace`, and `dataplaneRef.name` must be exactly that. The reference's own
        example has the bare name of the Pod, which matches nothing; because it stands there, it is a warning and never a denial.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: postgres-0, namespace: database}
        spec:
          selector:
            dataplaneRef: {name: postgres-0}
          ports: [{port: 5432, targetPort: 5432}]
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata: {name: postgres-0, namespace: database}
        spec:
          selector:
            dataplaneRef: {name: postgres-0.database}
          ports: [{port: 5432, targetPort: 5432}]
        ```
        """);
}
