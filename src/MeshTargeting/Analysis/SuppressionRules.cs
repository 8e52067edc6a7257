using MeshTargeting.Findings;

namespace MeshTargeting.Analysis;

/// <summary>What can be wrong with suppressions, MS009–MS011: comments and annotations by which a team says that it knows of a finding.</summary>
public static class SuppressionRules
{
    /// <summary>MS009: the day until which a suppression holds is over.</summary>
    public static readonly RuleDescriptor Expired = new(
        "MS009",
        Severity.Warning,
        "Suppression that has expired",
        "Mend what was suppressed and remove the suppression, or give it a later day.",
        """
        `until=` says for how long a team means to live with a finding. After that day the finding is reported again, and so is the
        suppression, which no longer does anything.

        Fires (the finding MS302 below it is reported again, too):

        ```yaml
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef:
                kind: MeshService
                # meshservice:ignore MS302 until=2020-01-31 reason="the service is on its way"
                name: backend
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef:
                kind: MeshService
                # meshservice:ignore MS302 until=2099-01-31 reason="the service is on its way"
                name: backend
              default: {idleTimeout: 1h}
        ```
        """);

    /// <summary>MS010: a suppression that cannot be understood.</summary>
    public static readonly RuleDescriptor Malformed = new(
        "MS010",
        Severity.Warning,
        "Suppression that cannot be understood",
        "Write the codes first, with commas between them, then until=YEAR-MONTH-DAY and reason=\"…\" where they are wanted.",
        """
        A suppression names the codes that it is about. A slip of the keyboard would leave it without effect, or let it outlive the day
        that was meant, so nothing in it is passed over: a code that does not exist is named, and a suppression with any other mistake
        has no effect at all.

        Fires:

        ```yaml
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef:
                kind: MeshService
                # meshservice:ignore MS302 util=2099-01-31
                name: backend
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef:
                kind: MeshService
                # meshservice:ignore MS302 until=2099-01-31
                name: backend
              default: {idleTimeout: 1h}
        ```
        """);

    /// <summary>MS011: a suppression of something that is not found.</summary>
    public static readonly RuleDescriptor Unused = new(
        "MS011",
        Severity.Info,
        "Suppression without a finding",
        "Remove the suppression; if it stands at the wrong place, move it to the line of the finding or the one above.",
        """
        What was suppressed has been mended, or the suppression stands at the wrong place. Left where it is it would one day hide
        something new.

        A comment counts for its own line where something stands before it, else for the first line below it that is neither a comment
        nor empty. The annotation `meshservice.io/ignore` counts for all of its resource.

        Fires (the finding is at the name, a line further down):

        ```yaml
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef:
                # meshservice:ignore MS302
                kind: MeshService
                name: backend
              default: {idleTimeout: 1h}
        ```

        Mended:

        ```yaml
        type: MeshTimeout
        name: slow
        mesh: default
        spec:
          to:
            - targetRef:
                kind: MeshService
                name: backend # meshservice:ignore MS302
              default: {idleTimeout: 1h}
        ```
        """);

    /// <summary>All of them, in the order of their codes.</summary>
    public static readonly IReadOnlyList<RuleDescriptor> All = [Expired, Malformed, Unused];
}
