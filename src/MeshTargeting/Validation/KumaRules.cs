using MeshTargeting.Findings;

namespace MeshTargeting.Validation;

/// <summary>What Kuma's own validator of MeshService rejects (pkg/core/resources/apis/meshservice/api/v1alpha1/validator.go).</summary>
public static class KumaRules
{
    /// <summary>MS110: the display name has more than 63 bytes.</summary>
    public static readonly RuleDescriptor NameTooLong = new(
        "MS110",
        Severity.Error,
        "Name is too long",
        "Shorten the name to 63 characters or fewer.",
        """
        Kuma refuses a MeshService, a MeshExternalService and other destinations whose name is longer than 63 bytes: hostnames and
        server names are made of it, and a label of a hostname holds no more. On Kubernetes the annotation `kuma.io/display-name`
        counts in place of the name, on Universal the label of that key.

        Fires:

        ```yaml
        type: MeshService
        name: payments-gateway-for-the-european-region-with-a-very-long-suffix-attached
        spec:
          selector:
            dataplaneTags: {kuma.io/service: payments}
          ports: [{port: 80, targetPort: 8080}]
        ```

        Mended:

        ```yaml
        type: MeshService
        name: payments-gateway-eu
        spec:
          selector:
            dataplaneTags: {kuma.io/service: payments}
          ports: [{port: 80, targetPort: 8080}]
        ```
        """);

    /// <summary>MS111: more than one member of the selector is set.</summary>
    public static readonly RuleDescriptor SeveralSelectors = new(
        "MS111",
        Severity.Error,
        "Several selectors",
        "Keep one of dataplaneTags, dataplaneRef and dataplaneLabels and remove the others.",
        """
        A MeshService selects its proxies in exactly one way. Kuma refuses several; an empty one counts as well.

        Fires:

        ```yaml
        type: MeshService
        name: redis
        spec:
          selector:
            dataplaneTags: {kuma.io/service: redis}
            dataplaneRef: {name: redis-0}
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
}
