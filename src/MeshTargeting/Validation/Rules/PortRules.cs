using MeshTargeting.Findings;

namespace MeshTargeting.Validation.Rules;

/// <summary>What the MeshService reference says of ports and Kuma does not enforce.</summary>
public static class PortRules
{
    /// <summary>MS204: a port or numeric targetPort is no TCP port.</summary>
    public static readonly RuleDescriptor OutOfRange = new(
        "MS204",
        Severity.Error,
        "Port out of range",
        "Use a port between 1 and 65535.",
        """
        A TCP port lies between 1 and 65535. Neither the CustomResourceDefinition nor Kuma's validator looks, so a port outside that range
        is stored, and no client and no inbound can ever use it.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {port: 80, targetPort: 80800}
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {port: 80, targetPort: 8080}
        ```
        """);

    /// <summary>MS205: two ports have the same number.</summary>
    public static readonly RuleDescriptor DuplicateNumber = new(
        "MS205",
        Severity.Error,
        "Duplicate port number",
        "Give every port its own number, or remove one of them.",
        """
        Clients reach a port by its number alone. The CustomResourceDefinition lets two ports share a number as long as their protocols
        differ, and on Universal nothing looks at all; which of the two a client gets is then a matter of order.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {port: 80, targetPort: 8080, appProtocol: http}
            - {port: 80, targetPort: 9090, appProtocol: tcp}
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {port: 80, targetPort: 8080, appProtocol: http}
            - {port: 81, targetPort: 9090, appProtocol: tcp}
        ```
        """);

    /// <summary>MS206: two ports have the same name.</summary>
    public static readonly RuleDescriptor DuplicateName = new(
        "MS206",
        Severity.Error,
        "Duplicate port name",
        "Give every port its own name.",
        """
        `sectionName` refers to a port by its name. Of two ports with one name Kuma takes whichever comes first, for a policy as for a
        route.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {name: http, port: 80, targetPort: 8080}
            - {name: http, port: 81, targetPort: 8081}
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {name: http, port: 80, targetPort: 8080}
            - {name: admin, port: 81, targetPort: 8081}
        ```
        """);

    /// <summary>MS207: the appProtocol is none that Kuma knows.</summary>
    public static readonly RuleDescriptor UnknownProtocol = new(
        "MS207",
        Severity.Error,
        "Unknown appProtocol",
        "Use tcp, http, http2 or grpc, in lower case.",
        """
        The reference lists `tcp` (the default), `http`, `http2` and `grpc`; Kuma 2.14 knows `kafka` as well, Kuma 3.0 no longer. Kuma
        accepts any other word without notice and treats the port as plain TCP, so HTTP routes, retries and timeouts have no effect on it.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {port: 80, targetPort: 8080, appProtocol: https}
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {port: 80, targetPort: 8080, appProtocol: http}
        ```
        """);

    /// <summary>MS208: a targetPort by name is no name that an inbound can have.</summary>
    public static readonly RuleDescriptor InvalidTargetPort = new(
        "MS208",
        Severity.Error,
        "targetPort is no inbound name",
        "Use the inbound's name, or its number without quotes.",
        """
        A `targetPort` in words names an inbound of the proxy: on Kubernetes that is the name of a container port (at most 15 lower-case
        letters, digits and single hyphens, at least one letter), on Universal `networking.inbound[].name`. What cannot be such a name
        matches no inbound, and the port has no endpoints. A number in quotes is a name, too.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {port: 80, targetPort: "8080"}
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {port: 80, targetPort: 8080}
        ```
        """);

    /// <summary>MS209: a port's name is another port's number.</summary>
    public static readonly RuleDescriptor AmbiguousName = new(
        "MS209",
        Severity.Error,
        "Port name is the number of another port",
        "Rename the port, so that its name is no number of another port.",
        """
        A port without a name goes by its number, and routes look a section up by name and by number at once. A port that is named like
        another port's number makes the section ambiguous: a policy reaches one of the two, a route possibly the other.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {name: "9090", port: 80, targetPort: 8080}
            - {port: 9090, targetPort: 9090}
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - {name: http, port: 80, targetPort: 8080}
            - {port: 9090, targetPort: 9090}
        ```
        """);
}
