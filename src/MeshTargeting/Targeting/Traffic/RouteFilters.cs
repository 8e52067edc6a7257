using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>What the filters of a route do to its traffic besides changing it (meshhttproute/xds/filters).</summary>
internal sealed class RouteFilters
{
    private readonly List<string> _mirrors = [];
    private readonly List<RouteFault> _faults = [];

    private RouteFilters(IReadOnlyList<ConfValue> filters) => Filters = filters;

    /// <summary>The filters in their order.</summary>
    public IReadOnlyList<ConfValue> Filters { get; }

    /// <summary>Whether one of them redirects.</summary>
    public bool Redirects { get; private set; }

    /// <summary>Where copies go.</summary>
    public IReadOnlyList<string> Mirrors => _mirrors;

    /// <summary>Why the proxy's configuration cannot be made because of them.</summary>
    public IReadOnlyList<RouteFault> Faults => _faults;

    /// <summary>Looks into the filters of a rule.</summary>
    /// <param name="world">The World.</param>
    /// <param name="origin">The policy from whose place Kuma looks for mirrors; null where there are no rules.</param>
    /// <param name="match">The match of the route.</param>
    /// <param name="conf">The rule's <c>default</c>; null where there is none.</param>
    public static RouteFilters Of(World world, Resource? origin, ConfValue match, ConfObject? conf)
    {
        var filters = new RouteFilters((conf?.Find("filters") as ConfList)?.Items ?? []);
        foreach (var filter in filters.Filters.OfType<ConfObject>())
        {
            switch ((filter.Find("type") as ConfScalar)?.Text)
            {
                case "RequestRedirect":
                    filters.Rewrite(filter.Find("requestRedirect"), match);
                    filters.Redirects = true;
                    break;

                case "URLRewrite" when filters.ComesBeforeRedirect(filter):
                    filters.Rewrite(filter.Find("urlRewrite"), match);
                    break;

                case "RequestMirror" when filters.ComesBeforeRedirect(filter) && filter.Find("requestMirror") is ConfObject mirror && origin is not null:
                    filters.Mirror(world, origin, mirror);
                    break;
            }
        }

        return filters;
    }

    /// <summary>The percentage of a mirror as Kuma reads it; null where it is no number.</summary>
    public static decimal? Percentage(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
            ? number
            : null;

    private bool ComesBeforeRedirect(ConfObject filter)
    {
        if (Redirects)
        {
            Add(RouteFaultKind.BehindRedirect, filter, "the filter stands behind a redirect, and Kuma has no request left to which to apply it");
        }

        return !Redirects;
    }

    /// <summary>
    /// A path that is not given where its type asks for it is read all the same. A prefix is replaced only where one has matched, and a
    /// match without a path is one for prefix <c>/</c>.
    /// </summary>
    private void Rewrite(ConfValue? rewrite, ConfValue match)
    {
        if ((rewrite as ConfObject)?.Find("path") is not ConfObject path)
        {
            return;
        }

        var member = (path.Find("type") as ConfScalar)?.Text switch
        {
            "ReplaceFullPath" => "replaceFullPath",
            "ReplacePrefixMatch" when RouteCover.IsPrefix(match) => "replacePrefixMatch",
            _ => null,
        };
        if (member is not null && path.Find(member) is null)
        {
            Add(RouteFaultKind.PathMissing, path, $"{member} is missing, and Kuma fails over it");
        }
    }

    private void Mirror(World world, Resource origin, ConfObject mirror)
    {
        if (mirror.Find("backendRef") is not { } reference)
        {
            return;
        }

        var backend = RouteBackend.OfMirror(world, origin, reference);
        if (backend.Why is { } why)
        {
            _mirrors.Add($"no copies are sent: {why}");
            if (world.Options.Semantics.MirrorsToTags)
            {
                _faults.Add(new RouteFault(RouteFaultKind.Mirror, reference.Place, $"Kuma does not find where to send copies: {why}") { Mirrored = backend.Resolution });
            }

            return;
        }

        var percentage = (mirror.Find("percentage") as ConfScalar)?.ToString();
        if (percentage is not null && Percentage(percentage) is null)
        {
            Add(RouteFaultKind.Percentage, mirror, $"percentage \"{percentage}\" is no number");
        }

        var where = backend.Target is { } target
            ? $"{target.Resource}, port {backend.Port}"
            : $"proxies with the inbound tag kuma.io/service={backend.ServiceTag}";
        _mirrors.Add($"copies of {(percentage is null ? "all requests" : $"{percentage}% of the requests")} go to {where}");
    }

    private void Add(RouteFaultKind kind, ConfValue where, string sentence) => _faults.Add(new RouteFault(kind, where.Place, sentence));
}
