using System.Text.Json.Nodes;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>The name that Kuma gives to the matches of a route's rule.</summary>
internal static class NaiveRoutes
{
    /// <summary>The hash itself is the engine's: what it must be is tested with cases.</summary>
    public static string HashOf(Resource route, JsonNode matches) => PolicyItems.Of(route, KumaSemantics.V2_14).To
        .Select(i => ((ConfObject)i.Conf).Find("rules")).OfType<ConfList>().SelectMany(l => l.Items)
        .Select(r => ((ConfObject)r).Find("matches"))
        .Where(m => m is not null && NaiveJson.Canonical(m.ToJson()) == NaiveJson.Canonical(matches))
        .Select(MatchesHash.Of).First();
}
