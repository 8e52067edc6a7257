using MeshTargeting.Comparing.Changes;

namespace MeshTargeting.Reports.Diff.Words;

/// <summary>Says who may call whom: as access, not as fields.</summary>
internal static class AccessWords
{
    /// <summary>A sentence for clients that are let in or kept out, and one for each permission that has come or gone.</summary>
    public static IEnumerable<(string What, AccessRule? Rule)> Of(AccessChange change)
    {
        var servers = $"{Names.Proxies(change.Proxies)}{At(change)}";
        if (change.ShutOut.Count > 0)
        {
            yield return ($"{Names.Proxies(change.ShutOut)} may no longer call {servers}", null);
        }

        if (change.Admitted.Count > 0)
        {
            yield return ($"{Names.Proxies(change.Admitted)} may now call {servers}", null);
        }

        if (change.ShutOut.Count + change.Admitted.Count == 0)
        {
            yield return (Unclear(change, servers), null);
        }

        foreach (var rule in change.Closes.Concat(change.Opens))
        {
            yield return (Of(rule), rule);
        }

        if (change.LeftWithoutPermission)
        {
            yield return ($"{servers} is left without any permission, and with mTLS it then takes no calls", null);
        }
    }

    private static string At(AccessChange change) => change.Spots.Count == 0 ? "" : $" at {Names.List(change.Spots.Select(s => s.Section).Distinct().ToList())}";

    private static string Unclear(AccessChange change, string servers) => !change.IsEnforced
        ? $"who may call {servers} is said otherwise, without effect while the mesh has neither mTLS nor a MeshIdentity (none in what was given)"
        : change.KnownClients == 0
            ? $"who may call {servers} is said otherwise; of no proxy in what was given the identity can be told"
            : $"who may call {servers} is said otherwise, and no proxy in what was given is let in or kept out by it";

    private static string Of(AccessRule rule)
    {
        var clients = rule.Clients.Length == 0 ? "everybody" : rule.Clients;
        return (rule.Verdict, rule.IsGone) switch
        {
            (PermissionVerdict.Deny, false) => $"newly denied: {clients}",
            (PermissionVerdict.Deny, true) => $"no longer denied: {clients}",
            (PermissionVerdict.Allow, false) => $"newly allowed: {clients}",
            (PermissionVerdict.Allow, true) => $"no longer allowed: {clients}",
            (_, false) => $"newly allowed, and logged as if denied: {clients}",
            _ => $"no longer allowed (and logged as if denied): {clients}",
        };
    }
}
