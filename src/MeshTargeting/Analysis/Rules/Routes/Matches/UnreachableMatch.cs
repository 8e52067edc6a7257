using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Analysis.Rules.Routes.Matches;

/// <summary>MS409: no request gets to a match, because an earlier one takes them all.</summary>
internal sealed class UnreachableMatch : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS409",
        Severity.Warning,
        "Match is never reached",
        "Make the match narrower than the one before it, or remove it. One without a path that is meant to go first needs path: {type: PathPrefix, value: /}.",
        """
        Kuma does not try matches in the order of the manifest. Exact paths go first, then prefixes, then regular expressions, the longer
        before the shorter, and matches without a path last of all; among those with the same path, the ones with a method, with more headers,
        with more query parameters. So the prefix `/` takes every request before a match by header alone, and before every regular expression.
        Two rules of an item with the same matches are one to Kuma: what both set is the first's.

        Matches of another MeshHTTPRoute count where that is certain to be for the same proxies and the same destination. What adds nothing
        to its own rule, and what is sent to the same place anyway, is info.

        Fires:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: canary
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{headers: [{name: x-canary, value: "yes"}]}]
                  default: {backendRefs: [{kind: MeshService, name: backend-v2, port: 80}]}
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {backendRefs: [{kind: MeshService, name: backend-v1, port: 80}]}
        ---
        type: MeshService
        mesh: default
        name: backend-v1
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend, version: v1}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```

        Mended:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: canary
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}, headers: [{name: x-canary, value: "yes"}]}]
                  default: {backendRefs: [{kind: MeshService, name: backend-v2, port: 80}]}
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default: {backendRefs: [{kind: MeshService, name: backend-v1, port: 80}]}
        ---
        type: MeshService
        mesh: default
        name: backend-v1
        spec:
          selector: {dataplaneTags: {kuma.io/service: backend, version: v1}}
          ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Reads => RuleKinds.OfResolution;

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        if (WrittenRule.IsForGateway(context.World, resource))
        {
            return;
        }

        foreach (var item in PolicyItems.Of(resource, context.World.Options.Semantics).To)
        {
            ReportRepeated(item, context);
            foreach (var covered in CoveredMatches.Of(context.World, item))
            {
                Report(item, covered, context);
            }
        }
    }

    private static void ReportRepeated(PolicyItem item, AnalysisContext context)
    {
        var first = new Dictionary<ConfValue, WrittenRule>(ConfEquality.Instance);
        foreach (var rule in WrittenRule.OfHttp(item))
        {
            if (rule.Rule.Find("matches") is { } matches && !first.TryAdd(matches, rule))
            {
                var other = first[matches];
                var isSame = ConfValue.DeepEquals(other.Conf, rule.Conf);
                context.Report(
                    $"{rule.Path}.matches",
                    isSame
                        ? $"rules[{other.Index}] is for the same requests and does the same"
                        : $"rules[{other.Index}] has the same matches: Kuma makes one rule of the two, and what both set is that one's",
                    isSame ? Severity.Info : null);
            }
        }
    }

    private static void Report(PolicyItem item, CoveredMatch covered, AnalysisContext context)
    {
        var by = covered.By.Match.Place!;
        var where = by.Policy != item.Policy ? $"{by.Path} of {by.Policy}"
            : by.Path.StartsWith(item.Path + ".", StringComparison.Ordinal) ? by.Path[(item.Path.Length + 1)..]
            : by.Path;
        if (covered.ChangesNothing)
        {
            context.Report(covered.Match.Place!.Path, $"{where} takes all its requests already, to the same effect", Severity.Info);
            return;
        }

        var why = covered switch
        {
            { FirstWithPath: true } => ", and Kuma tries every path before a match without one; write path: {type: PathPrefix, value: /}",
            { IsExpression: true } => ", and Kuma tries every prefix before regular expressions",
            _ => ", and Kuma tries it first",
        };
        context.Report(
            covered.Match.Place!.Path,
            $"never reached: {where} takes all its requests{why}",
            fix: covered.FirstWithPath
                ? new Fix(
                    "write the path that a match without one has, so that it goes by its other conditions",
                    new PutMember(covered.Match.Place.Path, "path", """{"type":"PathPrefix","value":"/"}"""))
                : null);
    }
}
