using MeshTargeting.Comparing.Changes;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Comparing.Access;

/// <summary>Takes what MeshTrafficPermissions come to for an inbound apart into what is said to whom.</summary>
internal static class AccessEntries
{
    /// <summary>The permissions, each once.</summary>
    public static IReadOnlyList<AccessRule> Of(IReadOnlyList<IncomingPart> parts) => parts
        .SelectMany(part => part.Clients is { } tags ? OfTags(MatchText.Of(tags), part.Conf) : OfRules(part.Conf))
        .DistinctBy(entry => (entry.Verdict, entry.Clients))
        .ToArray();

    private static IEnumerable<AccessRule> OfTags(string clients, ConfValue conf)
    {
        var action = (conf as ConfObject)?.Find("action");
        PermissionVerdict? verdict = (action as ConfScalar)?.Text switch
        {
            "Allow" => PermissionVerdict.Allow,
            "AllowWithShadowDeny" => PermissionVerdict.AllowWithShadowDeny,
            "Deny" => PermissionVerdict.Deny,
            _ => null,
        };
        return verdict is { } known ? [new AccessRule(known, clients, false, action!.Place)] : [];
    }

    private static IEnumerable<AccessRule> OfRules(ConfValue conf) =>
        Of(conf, "deny", PermissionVerdict.Deny)
            .Concat(Of(conf, "allow", PermissionVerdict.Allow))
            .Concat(Of(conf, "allowWithShadowDeny", PermissionVerdict.AllowWithShadowDeny));

    private static IEnumerable<AccessRule> Of(ConfValue conf, string list, PermissionVerdict verdict) =>
        (((conf as ConfObject)?.Find(list) as ConfList)?.Items ?? []).OfType<ConfObject>().Select(match =>
        {
            var id = match.Find("spiffeID") as ConfObject;
            var value = (id?.Find("value") as ConfScalar)?.Text;
            var sni = ((match.Find("sni") as ConfObject)?.Find("value") as ConfScalar)?.Text;
            string?[] conditions = [(id?.Find("type") as ConfScalar)?.Text == "Prefix" ? $"{value}*" : value, sni is null ? null : $"sni {sni}"];
            return new AccessRule(verdict, string.Join(", ", conditions.OfType<string>()), false, match.Place);
        });
}
