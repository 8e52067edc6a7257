using MeshTargeting.Findings;

namespace MeshTargeting.Reading;

/// <summary>What reading can find: MS001–MS008 about the text and its envelope, MS101–MS105 about the declared shape of its kind.</summary>
public static class ReadingRules
{
    /// <summary>MS001: the text is no YAML, or no JSON.</summary>
    public static readonly RuleDescriptor InvalidText = new(
        "MS001",
        Severity.Error,
        "Not valid YAML or JSON",
        "Mend the text at this place; the fault may also lie in the line before.",
        """
        A document that cannot be parsed cannot be applied. The other documents of the same file are read and judged all the same.

        JSON that does not speak of Kuma at all (a tsconfig.json with comments, say) is only mentioned, as info.

        YAML is read as kubectl reads it: what JSON cannot hold (`.inf`, `.nan`, a list as a key) is refused too.

        Fires:

        ```yaml
        type: MeshService
        name: "backend
        mesh: default
        spec: {}
        ```

        Mended:

        ```yaml
        type: MeshService
        name: "backend"
        mesh: default
        spec: {}
        ```
        """);

    /// <summary>MS002: a field that the kind does not have.</summary>
    public static readonly RuleDescriptor UnknownField = new(
        "MS002",
        Severity.Error,
        "Unknown field",
        "Correct the name of the field, or remove it.",
        """
        Neither Kubernetes nor Kuma says a word about a field that they do not know: they drop it, and the resource does less than it
        says. Most such fields are slips of the keyboard, or stand one level too far in or out.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - port: 80
              targetPorts: 8080
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
          ports:
            - port: 80
              targetPort: 8080
        ```
        """);

    /// <summary>MS003: a key stands twice in one object.</summary>
    public static readonly RuleDescriptor DuplicateKey = new(
        "MS003",
        Severity.Error,
        "Duplicate key",
        "Keep one of the two and remove the other.",
        """
        Of a key that stands twice in one object, Kubernetes takes the last and drops the others without a word. Whoever reads the file
        sees both. Most often one of them was meant for another object, or a merge of two branches left it behind.

        Keys that a YAML merge (`<<`) brings are no duplicates.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          ports:
            - port: 80
              targetPort: 8080
              port: 81
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          ports:
            - port: 81
              targetPort: 8080
        ```
        """);

    /// <summary>MS004: a value is of another type than the field takes.</summary>
    public static readonly RuleDescriptor WrongType = new(
        "MS004",
        Severity.Error,
        "Wrong type",
        "Write a value of the type that the message names; put numbers and booleans that are meant as text in quotes.",
        """
        Kubernetes and Kuma convert nothing: a number is no string, and a string no number. YAML makes numbers and booleans of more than
        meets the eye: `1.0`, `0777`, `yes`, `no`, `on`, `off`, `y` and `n` are none of them strings unless they are quoted. Labels,
        annotations and tags are always strings.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        labels:
          pci: yes
        spec:
          ports:
            - port: "80"
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        labels:
          pci: "yes"
        spec:
          ports:
            - port: 80
        ```
        """);

    /// <summary>MS005: a template stands where a manifest should.</summary>
    public static readonly RuleDescriptor TemplateNotRendered = new(
        "MS005",
        Severity.Error,
        "Template not rendered",
        "Render the template first and check what comes out, for example helm template . | meshservice check -; or leave the path out.",
        """
        The document is a template of Helm, Jinja or the like, and not yet a manifest. What it will say depends on values that are not
        in it, so nothing in it can be judged. A template that does not speak of Kuma at all is only mentioned, as info.

        In quotes a placeholder is YAML; it is told where none can be meant: in names, labels, tags, addresses, durations, numbers and choices.
        Placeholders that Kuma itself or others fill in are none of this: the template of a HostnameGenerator, annotations, and `${…}`, which is
        a string like any other.

        Fires:

        ```yaml
        type: MeshService
        name: {{ .Values.name }}
        mesh: default
        spec: {}
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec: {}
        ```
        """);

    /// <summary>MS006: too large, too deep, or without end.</summary>
    public static readonly RuleDescriptor LimitExceeded = new(
        "MS006",
        Severity.Error,
        "Over a limit",
        "Make the document smaller or flatter, or write its aliases out.",
        """
        A document may have 3 MiB, the most that an API server takes in one request, and 64 levels of objects and lists. Its aliases may
        not add more than 3 MiB to it, and an alias may not stand inside its own anchor. Of one document, 1,000 findings are reported.

        Fires:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec: &all
          selector: *all
        ```

        Mended:

        ```yaml
        type: MeshService
        name: backend
        mesh: default
        spec:
          selector:
            dataplaneTags: {kuma.io/service: backend}
        ```
        """);

    /// <summary>MS007: what every resource has is missing or wrong.</summary>
    public static readonly RuleDescriptor BadEnvelope = new(
        "MS007",
        Severity.Error,
        "Incomplete resource",
        "Complete the resource: apiVersion, kind and metadata.name on Kubernetes, type and name on Universal.",
        """
        Every resource says what it is and what it is called, in one of two forms: `apiVersion`, `kind` and `metadata.name` on
        Kubernetes, `type`, `name` and for most kinds `mesh` on Universal. A document that clearly is meant for Kuma and lacks one of
        these, has a version that does not exist, or mixes the two forms, is refused wherever it is applied.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1
        kind: MeshService
        metadata:
          name: backend
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: backend
        ```
        """);

    /// <summary>MS008: no such kind.</summary>
    public static readonly RuleDescriptor UnknownKind = new(
        "MS008",
        Severity.Error,
        "Unknown kind",
        "Correct the name of the kind.",
        """
        The document is in Kuma's API group, or is written in Universal form, and Kuma has no kind of this name. Names are
        case-sensitive.

        Fires:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshServices
        metadata:
          name: backend
        ```

        Mended:

        ```yaml
        apiVersion: kuma.io/v1alpha1
        kind: MeshService
        metadata:
          name: backend
        ```
        """);

    /// <summary>All of them, in the order of their codes.</summary>
    public static readonly IReadOnlyList<RuleDescriptor> All =
    [
        InvalidText, UnknownField, DuplicateKey, WrongType, TemplateNotRendered, LimitExceeded, BadEnvelope, UnknownKind,
        .. SchemaRules.All,
    ];
}
