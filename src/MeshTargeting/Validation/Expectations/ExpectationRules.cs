using MeshTargeting.Findings;

namespace MeshTargeting.Validation.Expectations;

/// <summary>Expectations that cannot be understood: MS020–MS024. What they come to is told by the command <c>test</c>.</summary>
public static class ExpectationRules
{
    /// <summary>MS020: nothing is expected, or more than one thing.</summary>
    public static readonly RuleDescriptor NotOneThing = new(
        "MS020",
        Severity.Error,
        "Expectation says nothing, or several things",
        "Let each expectation say one thing: settings, backends, allowed, reachable, every or none.",
        """
        An expectation that says nothing would hold whatever happens, and one that says several things would not tell which of them fails.
        [docs/expectations.md](../expectations.md) shows what can be said. Settings of several policies may stand together.

        Fires:

        ```yaml
        apiVersion: meshservice.io/v1
        kind: MeshExpectation
        metadata: {name: checkout, namespace: shop}
        spec:
          expect:
            - from: {labels: {app: checkout}}
              to: {name: payments}
        ```

        Mended:

        ```yaml
        apiVersion: meshservice.io/v1
        kind: MeshExpectation
        metadata: {name: checkout, namespace: shop}
        spec:
          expect:
            - from: {labels: {app: checkout}}
              to: {name: payments}
              timeout: {http.requestTimeout: 3s}
        ```
        """);

    /// <summary>MS021: parts of an expectation do not fit together.</summary>
    public static readonly RuleDescriptor PartsDoNotFit = new(
        "MS021",
        Severity.Error,
        "Parts of an expectation do not fit together",
        "Add what the message names, or take it away.",
        """
        What an expectation leaves open, or says beside the point, would have to be guessed: settings of traffic without a destination, a
        `request` where no share is asked for, a `where` without `has`.

        Fires:

        ```yaml
        apiVersion: meshservice.io/v1
        kind: MeshExpectation
        metadata: {name: checkout, namespace: shop}
        spec:
          expect:
            - from: {labels: {app: checkout}}
              timeout: {http.requestTimeout: 3s}
        ```

        Mended:

        ```yaml
        apiVersion: meshservice.io/v1
        kind: MeshExpectation
        metadata: {name: checkout, namespace: shop}
        spec:
          expect:
            - from: {labels: {app: checkout}}
              to: {name: payments}
              timeout: {http.requestTimeout: 3s}
        ```
        """);

    /// <summary>MS022: a policy or a setting that does not exist.</summary>
    public static readonly RuleDescriptor UnknownSetting = new(
        "MS022",
        Severity.Error,
        "Expectation of a policy or setting that does not exist",
        "Correct the name; a setting is written as its path below default, as in http.requestTimeout.",
        """
        Nothing sets what does not exist, so such an expectation could only ever fail, or, turned into its opposite, only ever hold.
        Settings are named as the policy's `default` has them ([docs/kinds](../kinds/README.md)), joined by dots or nested.

        Fires:

        ```yaml
        apiVersion: meshservice.io/v1
        kind: MeshExpectation
        metadata: {name: checkout, namespace: shop}
        spec:
          expect:
            - to: {name: payments}
              timeout: {http.requestTimout: 3s}
        ```

        Mended:

        ```yaml
        apiVersion: meshservice.io/v1
        kind: MeshExpectation
        metadata: {name: checkout, namespace: shop}
        spec:
          expect:
            - to: {name: payments}
              timeout: {http.requestTimeout: 3s}
        ```
        """);

    /// <summary>MS023: a value that the setting cannot have.</summary>
    public static readonly RuleDescriptor BadValue = new(
        "MS023",
        Severity.Error,
        "Expected value that a setting cannot have",
        "Write a value that the setting can have.",
        """
        Values are compared by what they mean: `3s` is `3000ms`. What is no duration, no number or none of the words that a setting may
        have can never be the value.

        Fires:

        ```yaml
        apiVersion: meshservice.io/v1
        kind: MeshExpectation
        metadata: {name: checkout, namespace: shop}
        spec:
          expect:
            - to: {name: payments}
              timeout: {http.requestTimeout: at most 3 seconds}
        ```

        Mended:

        ```yaml
        apiVersion: meshservice.io/v1
        kind: MeshExpectation
        metadata: {name: checkout, namespace: shop}
        spec:
          expect:
            - to: {name: payments}
              timeout: {http.requestTimeout: at most 3s}
        ```
        """);

    /// <summary>MS024: a backend that cannot be read.</summary>
    public static readonly RuleDescriptor BadBackend = new(
        "MS024",
        Severity.Error,
        "Backend of an expectation that cannot be read",
        "Write it as in \"MeshService app/backend-v2:http\"; kind, namespace and port may be left out.",
        """
        Backends are written as reports write them: kind, namespace and name, port. The kind is MeshService, MeshExternalService or
        MeshMultiZoneService.

        Fires:

        ```yaml
        apiVersion: meshservice.io/v1
        kind: MeshExpectation
        metadata: {name: catalog, namespace: shop}
        spec:
          expect:
            - to: {name: catalog}
              backends: {MeshServce catalog-v2: 10%}
        ```

        Mended:

        ```yaml
        apiVersion: meshservice.io/v1
        kind: MeshExpectation
        metadata: {name: catalog, namespace: shop}
        spec:
          expect:
            - to: {name: catalog}
              backends: {MeshService catalog-v2: 10%}
        ```
        """);

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } = [NotOneThing, PartsDoNotFit, UnknownSetting, BadValue, BadBackend];
}
