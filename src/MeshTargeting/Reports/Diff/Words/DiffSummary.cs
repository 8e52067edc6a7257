using MeshTargeting.Comparing;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Reports.Text;
using MeshTargeting.Targeting;

namespace MeshTargeting.Reports.Diff.Words;

/// <summary>How much is otherwise.</summary>
/// <param name="Proxies">Proxies whose effective rules are otherwise.</param>
/// <param name="ComparedProxies">Proxies that stand in both states.</param>
/// <param name="Settings">Settings.</param>
/// <param name="Traffic">Requests that fare otherwise.</param>
/// <param name="Access">Changes of who may call.</param>
/// <param name="ReferencesLost">References that no longer resolve, or are new and resolve to nothing.</param>
/// <param name="ReferencesFound">References that begin to resolve.</param>
/// <param name="Policies">Policies that apply to other proxies.</param>
/// <param name="Ambiguous">Pairs of policies of which it is newly left to chance which wins.</param>
/// <param name="Resources">Destinations, proxies and meshes that have come, have gone or are otherwise.</param>
/// <param name="Idle">Resources that changed without effect.</param>
public sealed record DiffSummary(
    int Proxies,
    int ComparedProxies,
    int Settings,
    int Traffic,
    int Access,
    int ReferencesLost,
    int ReferencesFound,
    int Policies,
    int Ambiguous,
    int Resources,
    int Idle)
{
    /// <summary>Counts.</summary>
    public static DiffSummary Of(Differences found) => new(
        found.Proxies.Count,
        found.ComparedProxies,
        found.Changes.Count(c => c is SettingChange),
        found.Changes.Count(c => c is TrafficChange),
        found.Changes.Count(c => c is AccessChange),
        found.Changes.Count(c => c is ReferenceChange { Is: null or Unresolved }),
        found.Changes.Count(c => c is ReferenceChange { Is: not null and not Unresolved }),
        found.Changes.OfType<CoverageChange>().Select(c => c.Policy).Distinct().Count(),
        found.Changes.Count(c => c is OrderChange { IsAmbiguous: true }),
        found.Changes.OfType<ResourceChange>().Select(c => c.Resource).Distinct().Count(),
        found.Changes.Count(c => c is IdleChange));

    /// <summary>One sentence without a full stop.</summary>
    public override string ToString()
    {
        if (Settings + Traffic + Access + ReferencesLost + ReferencesFound + Policies + Ambiguous + Resources + Idle == 0)
        {
            return ComparedProxies == 0 ? "Nothing changes for anybody; no proxy was found in what was given" : "Nothing changes for anybody";
        }

        var kinds = new[]
        {
            Count(Access, "change of access", "changes of access"),
            Count(Traffic, "change of traffic", "changes of traffic"),
            Count(Settings, "setting"),
            Count(ReferencesLost, "reference resolves to nothing", "references resolve to nothing"),
            Count(ReferencesFound, "reference begins to resolve", "references begin to resolve"),
            Count(Ambiguous, "order left to chance", "orders left to chance"),
            Count(Policies, "policy applies to other proxies", "policies apply to other proxies"),
            Count(Resources, "service, proxy or mesh is otherwise", "services, proxies or meshes are otherwise"),
            Count(Idle, "change has no effect", "changes have no effect"),
        };
        var whom = Proxies == 0 ? "No proxy's effective rules change" : $"The effective rules of {Proxies} of {Plural.Of(ComparedProxies, "proxy", "proxies")} change";
        return $"{whom}: {string.Join(", ", kinds.Where(k => k.Length > 0))}";
    }

    private static string Count(int count, string one, string? many = null) => count == 0 ? "" : Plural.Of(count, one, many ?? one + "s");
}
