using MeshTargeting.Findings;

namespace MeshTargeting.Reading;

/// <summary>
/// What the schemas of the CustomResourceDefinitions and of Kuma's REST interface refuse. The messages are those of the validator that
/// both use (k8s.io/kube-openapi).
/// </summary>
public static class SchemaRules
{
    /// <summary>MS101: a required field is missing.</summary>
    public static readonly RuleDescriptor RequiredField = new(
        "MS101",
        Severity.Error,
        "Required field missing",
        "Add the field.",
        """
        The kind's schema requires the field, and the resource is refused without it. A `null` counts as missing. The finding points
        at the object in which the field is missing.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          ports:
            - targetPort: 8080
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          ports:
            - port: 80
              targetPort: 8080
        ```
        """);

    /// <summary>MS102: a value is none of those that the field takes.</summary>
    public static readonly RuleDescriptor NotInEnum = new(
        "MS102",
        Severity.Error,
        "Value not among those allowed",
        "Use one of the values that the message lists; upper and lower case matter.",
        """
        The field takes a fixed set of values, and this is none of them.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          state: available
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          state: Available
        ```
        """);

    /// <summary>MS103: too small, too large, too short, too long, too few or too many.</summary>
    public static readonly RuleDescriptor OutOfRange = new(
        "MS103",
        Severity.Error,
        "Value out of range",
        "Use a value, a length or a number of items within the range that the message names.",
        """
        The schema bounds numbers, the lengths of strings and the numbers of items. Whole numbers are also bounded by the 32 or 64 bits
        in which they are kept.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          ports:
            - port: 8000000000
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          ports:
            - port: 8000
        ```
        """);

    /// <summary>MS104: a string does not match the field's pattern.</summary>
    public static readonly RuleDescriptor PatternMismatch = new(
        "MS104",
        Severity.Error,
        "Value does not match the pattern",
        "Use a value of the form that the message shows.",
        """
        The schema gives a regular expression for the field, and the value does not match it.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec: {}
        status:
          hostnameGenerators:
            - hostnameGeneratorRef: {coreName: local}
              conditions:
                - {type: Generated, status: "True", reason: "not a reason", message: ""}
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec: {}
        status:
          hostnameGenerators:
            - hostnameGeneratorRef: {coreName: local}
              conditions:
                - {type: Generated, status: "True", reason: Generated, message: ""}
        ```
        """);

    /// <summary>MS105: two items of a list have the same key.</summary>
    public static readonly RuleDescriptor DuplicateItem = new(
        "MS105",
        Severity.Error,
        "Duplicate list item",
        "Remove one of the two items, or change what tells them apart.",
        """
        Some lists are maps in disguise: certain fields tell their items apart, and two items with equal values in them are refused by
        the API server. Values that are left out count with their default. The ports of a MeshService are told apart by `port` and
        `appProtocol`. Kuma's own REST interface does not look, so in Universal form the finding does not arise.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: backend
        spec:
          ports:
            - port: 80
              appProtocol: tcp
            - port: 80
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: backend
        spec:
          ports:
            - port: 80
              appProtocol: tcp
            - port: 8080
        ```
        """);

    /// <summary>MS106: a text is no duration.</summary>
    public static readonly RuleDescriptor NotADuration = new(
        "MS106",
        Severity.Error,
        "Not a duration",
        "Write numbers with units, for example 300ms, 15s or 1h30m.",
        """
        Kuma's policies take durations as Go writes them: one number with its unit or several, of the units ns, us, ms, s, m and h. The
        schema takes any text, and Kuma then cannot decode the resource.

        Fires:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 1d}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        name: timeouts
        mesh: default
        spec:
          to:
            - targetRef: {kind: Mesh}
              default: {idleTimeout: 24h}
        ```
        """);

    /// <summary>All of them, in the order of their codes.</summary>
    public static readonly IReadOnlyList<RuleDescriptor> All =
        [RequiredField, NotInEnum, OutOfRange, PatternMismatch, DuplicateItem, NotADuration];
}
