using MeshTargeting.Findings;

namespace MeshTargeting.Validation.Rules;

/// <summary>
/// What Kuma's own validators reject. A code stands for a sort of mistake; which it is, Kuma's own words say in the message.
/// </summary>
public static class KumaRules
{
    /// <summary>MS110: the display name has more than 63 bytes.</summary>
    public static readonly RuleDescriptor NameTooLong = new(
        "MS110",
        Severity.Error,
        "Name is too long",
        "Shorten the name to the length that the message names.",
        """
        Kuma refuses a MeshService, a MeshExternalService and other destinations whose name is longer than 63 bytes: hostnames and
        server names are made of it, and a label of a hostname holds no more. On Kubernetes the annotation `kuma.io/display-name`
        counts in place of the name, on Universal the label of that key. A Workload may have 253 bytes.

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

    /// <summary>MS112: something must be set and is not.</summary>
    public static readonly RuleDescriptor ValueMissing = new(
        "MS112",
        Severity.Error,
        "Value missing",
        "Set the field that the message names.",
        """
        Kuma's validator demands a value here, often because of another field: a reference to a MeshService needs a name or labels, a
        settings block at least one setting.

        Fires:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService}
              default: {idleTimeout: 20s}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {idleTimeout: 20s}
        ```
        """);

    /// <summary>MS113: something is set that must not be set here.</summary>
    public static readonly RuleDescriptor NotAllowedHere = new(
        "MS113",
        Severity.Error,
        "Field not allowed here",
        "Remove the field, or change the one that forbids it.",
        """
        The field exists, and other values beside it rule it out: a reference to a Mesh takes no labels, a section is named only where a
        policy has settings for inbounds.

        Fires:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: Mesh, labels: {app: backend}}
              default: {idleTimeout: 20s}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 20s}
        ```
        """);

    /// <summary>MS114: a value is known to the schema and not supported here.</summary>
    public static readonly RuleDescriptor NotSupported = new(
        "MS114",
        Severity.Error,
        "Value not supported here",
        "Use one of the values that are supported at this place.",
        """
        The schema allows a value somewhere that Kuma's validator does not allow at this place. Most often it is the kind of a targetRef:
        each policy supports its own kinds, and other ones in to, in from and at the top.

        Fires:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshServiceSubset, name: backend}
              default: {idleTimeout: 20s}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {idleTimeout: 20s}
        ```
        """);

    /// <summary>MS115: a value has not the form that it must have.</summary>
    public static readonly RuleDescriptor Malformed = new(
        "MS115",
        Severity.Error,
        "Malformed value",
        "Write the value in the form that the message describes.",
        """
        Names, host names, addresses, paths, percentages, SPIFFE IDs and templates have a form, and Kuma's validator checks it.

        Fires:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: Backend}
              default: {idleTimeout: 20s}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {idleTimeout: 20s}
        ```
        """);

    /// <summary>MS116: a number or a duration is too small or too large.</summary>
    public static readonly RuleDescriptor OutOfBounds = new(
        "MS116",
        Severity.Error,
        "Number or duration out of bounds",
        "Use a number or a duration within the bounds that the message names.",
        """
        Kuma's validator bounds numbers, percentages, ports and durations beyond what the schema says.

        Fires:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              default: {connectionTimeout: 0s}
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

    /// <summary>MS117: something stands twice that may stand once.</summary>
    public static readonly RuleDescriptor Repeated = new(
        "MS117",
        Severity.Error,
        "Repeated value",
        "Remove all but one of them, or give the others another name or value.",
        """
        Query parameters, headers, tags, ports and destinations are told apart by their name or value, and Kuma's validator refuses a
        second one of the same.

        Fires:

        ```yaml
        type: MeshHTTPRoute
        name: versions
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches:
                    - queryParams:
                        - {type: Exact, name: version, value: "1"}
                        - {type: Exact, name: version, value: "2"}
                  default: {}
        ```

        Mended:

        ```yaml
        type: MeshHTTPRoute
        name: versions
        mesh: default
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches:
                    - queryParams: [{type: Exact, name: version, value: "1"}]
                    - queryParams: [{type: Exact, name: version, value: "2"}]
                  default: {}
        ```
        """);

    /// <summary>MS118: fields exclude each other, or one of several is needed.</summary>
    public static readonly RuleDescriptor Combination = new(
        "MS118",
        Severity.Error,
        "Fields do not go together",
        "Keep one of the fields that the message names, or set one of them.",
        """
        Some fields exclude each other, and of some at least one must be there: a MeshTimeout has rules, or to and from, and not nothing.

        Fires:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          rules:
            - default: {idleTimeout: 20s}
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
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 20s}
        ```
        """);
}
