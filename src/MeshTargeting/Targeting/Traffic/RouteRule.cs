using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>
/// What route policies set for an outbound: what they set for the resource, else what they set for the tag <c>kuma.io/service</c> that
/// stands for it (ComputeHTTPRouteConf and computeConf of the plugins).
/// </summary>
/// <param name="Conf">What they set.</param>
/// <param name="Origins">What contributed, in ascending precedence.</param>
/// <param name="OriginByMatches">Of HTTP routes: whence the rule with these matches comes, by <see cref="MatchesHash"/>.</param>
internal sealed record RouteRule(ConfValue Conf, IReadOnlyList<ItemOrigin> Origins, IReadOnlyDictionary<string, ItemOrigin> OriginByMatches)
{
    /// <summary>The rule for an outbound; null where there is none.</summary>
    public static RouteRule? Of(World world, ProxyRules rules, Outbound outbound)
    {
        if (rules.To.Resources.Compute(world, outbound.Target) is { Confs: [var conf, ..] } rule)
        {
            return new RouteRule(conf, rule.Origins, rule.OriginByMatches);
        }

        if (!world.Options.Semantics.ServiceTagSelectors || rules.To.ByTags.Rules.Count == 0)
        {
            return null;
        }

        var tags = new Dictionary<string, string> { [KumaLabels.ServiceTag] = ServiceTagOf(world, outbound) };
        return rules.To.ByTags.Compute(tags) is { } byTag
            ? new RouteRule(
                byTag.Conf,
                byTag.Origins.Select(policy => new ItemOrigin(policy, IndexOf(byTag.Conf))).ToList(),
                byTag.OriginByMatches.ToDictionary(o => o.Key, o => new ItemOrigin(o.Value, IndexOf(byTag.Conf))))
            : null;
    }

    /// <summary>The value of the tag that stands for a port of a resource (pkg/core/resources/apis/core/destinationname).</summary>
    private static string ServiceTagOf(World world, Outbound outbound)
    {
        var destination = outbound.Destination;
        var labels = world.LabelsOf(destination);
        return string.Join(
            '_',
            destination.Metadata.Mesh,
            labels.GetValueOrDefault(KumaLabels.DisplayName) ?? destination.Metadata.Name,
            labels.GetValueOrDefault(KumaLabels.Namespace),
            labels.GetValueOrDefault(KumaLabels.Zone),
            destination.Kind.ShortName,
            outbound.Port.Number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Rules by tags do not keep the item that they come from, but the values do: <c>spec.to[1].…</c>.</summary>
    private static int IndexOf(ConfValue conf)
    {
        const string Prefix = "spec.to[";
        var path = conf.Place?.Path ?? "";
        return path.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(path.AsSpan(Prefix.Length, path.IndexOf(']', StringComparison.Ordinal) - Prefix.Length), CultureInfo.InvariantCulture, out var index)
                ? index
                : 0;
    }
}
