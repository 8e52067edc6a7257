using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Analysis.Rules.Routes.Matches;

/// <summary>MS410: a regular expression of a match is none.</summary>
internal sealed class InvalidExpression : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS410",
        Severity.Error,
        "Malformed regular expression",
        "Correct the expression: its syntax is that of RE2, which knows no look-around and no back references.",
        """
        Kuma passes the expressions of a match on unread, and Envoy refuses a configuration with one that it cannot compile: the proxy keeps
        the routes that it has, and a new one gets none. Expressions are those of RE2, as in Go: what other languages have besides, such as
        `(?=...)`, `(?!...)` and `\1`, is an error.

        Fires:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: versions
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: RegularExpression, value: "/v(?!1)[0-9]+/.*"}}]
                  default:
                    backendRefs: [{kind: MeshService, name: backend, port: 80}]
        ```

        Mended:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: versions
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: RegularExpression, value: "/v([02-9]|[0-9]{2,})/.*"}}]
                  default:
                    backendRefs: [{kind: MeshService, name: backend, port: 80}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (!WrittenRule.Any(resource, rule => rule.Matches?.Any(HasExpression) == true))
        {
            return;
        }

        foreach (var rule in WrittenRule.Of(resource, context.World.Options.Semantics))
        {
            foreach (var fault in rule.Matches.SelectMany(RouteExpressions.Problems))
            {
                context.Report(fault.Place!.Path, $"{fault.Sentence}; the proxy keeps the routes that it has");
            }
        }
    }

    private static bool HasExpression(HttpRouteMatch match) => match.Path?.Type == "RegularExpression"
        || match.Headers?.Any(header => header.Type == "RegularExpression") == true
        || match.QueryParams?.Any(parameter => parameter.Type == "RegularExpression") == true;
}
