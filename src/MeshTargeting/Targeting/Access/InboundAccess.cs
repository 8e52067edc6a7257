using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Legacy;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Access;

/// <summary>
/// Who may call an inbound of a proxy (pkg/plugins/policies/meshtrafficpermission, plugin and xds): with neither mutual TLS nor a
/// MeshIdentity everybody; else by <c>rules</c>, where there are any or the proxy has a MeshIdentity, else by <c>from</c>. Whom nothing
/// lets in is kept out.
/// </summary>
/// <remarks>
/// Asked is for clients of the mesh, which speak TLS to whom they can. Callers from outside a mesh, and what an application does besides
/// its proxy, are not modelled; nor are TrafficPermissions, Kuma's older policies: where they decide, the answer is that it cannot be told.
/// </remarks>
public sealed class InboundAccess
{
    private readonly string _mesh;
    private readonly AccessAnswer? _forAll;
    private readonly AccessAnswer _withoutIdentity;
    private readonly IReadOnlyList<InboundRule>? _rules;
    private readonly SubsetRules _from;

    private InboundAccess(string mesh, AccessAnswer? forAll, AccessAnswer withoutIdentity, IReadOnlyList<InboundRule>? rules, SubsetRules from)
    {
        _mesh = mesh;
        _forAll = forAll;
        _withoutIdentity = withoutIdentity;
        _rules = rules;
        _from = from;
    }

    /// <summary>The access to an inbound.</summary>
    /// <param name="world">The World.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="inbound">One of its inbounds.</param>
    public static InboundAccess Of(World world, Resource<DataplaneSpec> proxy, DataplaneInbound inbound) =>
        Of(world, proxy, inbound, ProxyRules.Of(world, proxy, MeshTrafficPermissionSpec.Descriptor));

    /// <summary>The same, with the permissions of the proxy at hand: for several of its inbounds.</summary>
    public static InboundAccess Of(World world, Resource<DataplaneSpec> proxy, DataplaneInbound inbound, ProxyRules permissions)
    {
        var mesh = proxy.Metadata.Mesh;
        var hasIdentity = ProxyIdentity.ExpectedOf(world, proxy) is not null;
        if (!hasIdentity && !ClientIdentity.HasMutualTls(world, mesh))
        {
            var why = world.Options.Semantics.MeshSettings
                ? $"mesh {mesh} has no mutual TLS and no MeshIdentity is for {proxy}: permissions have no effect"
                : $"no MeshIdentity is for {proxy}: permissions have no effect";
            return ForAll(mesh, new AccessAnswer(AccessVerdict.Allowed, why));
        }

        var listener = Listeners.Of(inbound, ProxyView.Of(world, proxy));
        var without = WithoutIdentity(world, proxy, listener);
        var rules = permissions.Inbound.GetValueOrDefault(listener) ?? [];
        if (rules.Count > 0 || hasIdentity)
        {
            return new InboundAccess(mesh, null, without, rules, SubsetRules.None);
        }

        if (!permissions.From.TryGetValue(listener, out var from))
        {
            return ForAll(mesh, OfNone(world, proxy));
        }

        return from.Overflow is { } overflow
            ? ForAll(mesh, new AccessAnswer(AccessVerdict.Unknown, overflow))
            : new InboundAccess(mesh, null, without, null, from);
    }

    /// <summary>Whether the inbound lets a client in.</summary>
    /// <param name="client">Who it is; null where it has no identity.</param>
    public AccessAnswer Judge(ClientIdentity? client) =>
        _forAll ?? (client is null ? _withoutIdentity : _rules is null ? ByFrom(client) : ByRules(_rules, client));

    private static InboundAccess ForAll(string mesh, AccessAnswer answer) => new(mesh, answer, answer, null, SubsetRules.None);

    /// <summary>Without a newer permission at all the older ones hold, and where there are none of those either, nobody is let in.</summary>
    private static AccessAnswer OfNone(World world, Resource<DataplaneSpec> proxy) =>
        LegacyKinds.All.First(k => k.Name == "TrafficPermission") is var kind && world.OfKind(proxy.Metadata.Mesh, kind).Count > 0
            ? new AccessAnswer(AccessVerdict.Unknown, "no MeshTrafficPermission is for the inbound, so TrafficPermissions decide, which are not modelled")
            : new AccessAnswer(AccessVerdict.Denied, "no MeshTrafficPermission in what was given is for the inbound, and with mutual TLS it then lets nobody in");

    /// <summary>A client without a certificate speaks plainly, which an inbound takes only where it is told to.</summary>
    private static AccessAnswer WithoutIdentity(World world, Resource<DataplaneSpec> proxy, InboundListener listener)
    {
        var tls = ProxyRules.Of(world, proxy, MeshTLSSpec.Descriptor).Inbound.GetValueOrDefault(listener) ?? [];
        var mode = (InboundRules.ForAll(tls) as ConfObject)?.Find("mode");
        var backends = world.MeshOf(proxy.Metadata.Mesh).Spec.Mtls;
        var permissive = mode is ConfScalar { Text: var text }
            ? text == "Permissive"
            : ClientIdentity.HasMutualTls(world, proxy.Metadata.Mesh)
                && backends?.Backends?.FirstOrDefault(b => b.Name == backends.EnabledBackend)?.Mode == "PERMISSIVE";
        return permissive
            ? new AccessAnswer(AccessVerdict.Allowed, "the client has no identity and speaks plainly, and the inbound takes plain traffic, of which permissions are not asked", mode?.Place)
            : new AccessAnswer(AccessVerdict.Denied, "the client has no identity, and the inbound takes nothing but mutual TLS", mode?.Place);
    }

    /// <summary>Whom any rule denies is kept out, whom then any rule allows is let in (xds/rbac_configurer.go).</summary>
    private static AccessAnswer ByRules(IReadOnlyList<InboundRule> rules, ClientIdentity client)
    {
        AccessAnswer? unsureDenial = null;
        AccessAnswer? unsure = null;
        foreach (var (list, verdict) in Lists)
        {
            foreach (var match in rules.SelectMany(rule => ((rule.Conf as ConfObject)?.Find(list) as ConfList)?.Items ?? []))
            {
                switch (Matches(match, client))
                {
                    case null:
                        var open = new AccessAnswer(
                            AccessVerdict.Unknown, $"{match.Place?.Policy} asks for the server name of the connection (sni), which manifests do not tell", match.Place);
                        unsure ??= open;
                        unsureDenial ??= list == "deny" ? open : null;
                        break;
                    case true:
                        return verdict == AccessVerdict.Allowed && unsureDenial is not null ? unsureDenial : Decided(verdict, match, client, list == "allowWithShadowDeny");
                }
            }
        }

        return unsure ?? new AccessAnswer(
            AccessVerdict.Denied,
            rules.Count == 0 ? "no MeshTrafficPermission in what was given is for the inbound, and it then lets nobody in"
            : $"no rule of {Wording.List(rules.Select(r => r.Origin.Policy.ToString()).Distinct().ToList())} allows {client.Name}");
    }

    private static readonly (string List, AccessVerdict Verdict)[] Lists =
    [
        ("deny", AccessVerdict.Denied), ("allow", AccessVerdict.Allowed), ("allowWithShadowDeny", AccessVerdict.Allowed),
    ];

    private static AccessAnswer Decided(AccessVerdict verdict, ConfValue at, ClientIdentity client, bool isShadow) =>
        new(verdict, $"{at.Place?.Policy} {(verdict == AccessVerdict.Allowed ? "allows" : "denies")} {client.Name}", at.Place) { IsShadowDenied = isShadow };

    /// <summary>Whether a match is for a client; null where that hangs on its server name. One that asks for nothing matches nobody.</summary>
    private static bool? Matches(ConfValue match, ClientIdentity client)
    {
        var id = (match as ConfObject)?.Find("spiffeID") as ConfObject;
        var hasSni = (match as ConfObject)?.Find("sni") is not null;
        var value = (id?.Find("value") as ConfScalar)?.Text ?? "";
        var fits = (id?.Find("type") as ConfScalar)?.Text switch
        {
            "Exact" => client.Text == value,
            "Prefix" => client.Text.StartsWith(value, StringComparison.Ordinal),
            _ => id is null && hasSni,
        };
        return fits && hasSni ? null : fits;
    }

    /// <summary>Every rule that a client falls under counts, and one that allows is enough (xds/legacy_rbac_configurer.go).</summary>
    private AccessAnswer ByFrom(ClientIdentity client)
    {
        ConfScalar? denied = null;
        foreach (var rule in _from.Rules.Where(rule => IsIn(rule.Subset, client)))
        {
            var action = (rule.Conf as ConfObject)?.Find("action") as ConfScalar;
            if (action?.Text is "Allow" or "AllowWithShadowDeny")
            {
                return Decided(AccessVerdict.Allowed, action, client, isShadow: action.Text == "AllowWithShadowDeny");
            }

            denied ??= action;
        }

        return denied is null
            ? new AccessAnswer(AccessVerdict.Denied, $"no MeshTrafficPermission that is for the inbound allows {client.Name}")
            : Decided(AccessVerdict.Denied, denied, client, isShadow: false);
    }

    private bool IsIn(IReadOnlyList<SubsetTag> subset, ClientIdentity client) => subset.All(tag => tag.Not != client.Uris.Contains(
        tag.Key == KumaLabels.ServiceTag ? ClientIdentity.OfService(_mesh, tag.Value) : ClientIdentity.OfTag(tag.Key, tag.Value)));
}
