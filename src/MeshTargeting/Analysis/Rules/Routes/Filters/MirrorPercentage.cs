using System.Globalization;
using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Traffic;

namespace MeshTargeting.Analysis.Rules.Routes.Filters;

/// <summary>MS413: the percentage of a mirror is none.</summary>
internal sealed class MirrorPercentage : Rule
{
    /// <inheritdoc />
    public override RuleDescriptor Descriptor { get; } = new(
        "MS413",
        Severity.Error,
        "Percentage of a mirror is none",
        "Write a number from 0 to 100, with decimals in quotes: \"0.5\".",
        """
        Kuma accepts any text as the `percentage` of a RequestMirror, and reads it only when it makes the configuration of a proxy. Over what
        is no number, `50%` among it, it fails: every proxy that is given the route keeps the configuration that it has, for all its traffic,
        and a new one gets none. A number below 0 or above 100 is a warning: Envoy copies all requests.

        Fires:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: shadow
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    filters: [{type: RequestMirror, requestMirror: {percentage: 50%, backendRef: {kind: MeshService, name: recorder}}}]
        ```

        Mended:

        ```yaml
        type: MeshHTTPRoute
        mesh: default
        name: shadow
        spec:
          to:
            - targetRef: {kind: MeshService, name: backend}
              rules:
                - matches: [{path: {type: PathPrefix, value: /}}]
                  default:
                    filters: [{type: RequestMirror, requestMirror: {percentage: 50, backendRef: {kind: MeshService, name: recorder}}}]
        ```
        """);

    /// <inheritdoc />
    public override IReadOnlyList<KindDescriptor> Kinds { get; } = [MeshHTTPRouteSpec.Descriptor];

    /// <inheritdoc />
    public override void Analyze(Resource resource, AnalysisContext context)
    {
        foreach (var (path, text) in Percentages(resource))
        {
            if (RouteFilters.Percentage(text) is not { } percentage)
            {
                var isForGateway = WrittenRule.IsForGateway(context.World, resource);
                context.Report(
                    path,
                    $"\"{text}\" is no number, so {(isForGateway ? "Kuma leaves the mirror out" : FilterFaults.Effect)}",
                    isForGateway ? Severity.Warning : null,
                    fix: WithoutSign(path, text));
            }
            else if (percentage is < 0 or > 100)
            {
                context.Report(path, $"{text} is no percentage: Envoy copies all requests", Severity.Warning);
            }
        }
    }

    private static IEnumerable<(string Path, string Text)> Percentages(Resource resource) =>
        from to in (((MeshHTTPRouteSpec)resource.SpecObject).To ?? []).Index()
        from rule in (to.Item.Rules ?? []).Index()
        from filter in (rule.Item.Default?.Filters ?? []).Index()
        where filter.Item is { Type: "RequestMirror", RequestMirror.Percentage: not null }
        select (
            $"spec.to[{to.Index}].rules[{rule.Index}].default.filters[{filter.Index}].requestMirror.percentage",
            filter.Item.RequestMirror!.Percentage!.ToString());

    /// <summary>What was meant by <c>50%</c> leaves no choice.</summary>
    private static Fix? WithoutSign(string path, string text) =>
        text.EndsWith('%') && RouteFilters.Percentage(text[..^1].TrimEnd()) is >= 0 and <= 100 and var meant
            ? new Fix($"write percentage: {Json(meant)}", new ReplaceValue(path, Json(meant)))
            : null;

    private static string Json(decimal percentage) => decimal.IsInteger(percentage)
        ? ((int)percentage).ToString(CultureInfo.InvariantCulture)
        : $"\"{percentage.ToString(CultureInfo.InvariantCulture)}\"";
}
