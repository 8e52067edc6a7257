using MeshTargeting.Comparing.Changes;
using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Comparing.Settings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Access;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Access;

/// <summary>Compares who may call the proxies of a mesh; inbounds that the same permissions select are looked at once.</summary>
internal sealed class AccessComparer
{
    /// <summary>So many answers to "may this one call that one" are worked out at most; beyond that the permissions alone are told.</summary>
    private const int MostAnswers = 20_000_000;

    private readonly WorldPair _pair;
    private readonly Lazy<(ProxyPair Proxy, ClientIdentity Before, ClientIdentity After)[]> _clients;
    private readonly InboundComparer _inbound;
    private readonly Dictionary<(ListPair Lists, bool HadIdentity, bool HasIdentity), Delta?> _known = [];
    private int _answers;

    /// <summary>Compares in a mesh.</summary>
    public AccessComparer(WorldPair pair, string mesh)
    {
        _pair = pair;
        _inbound = new InboundComparer(pair, MeshTrafficPermissionSpec.Descriptor);
        _clients = new(() => pair.Proxies.OfMesh(mesh)
            .Select(p => (p, ClientIdentity.Of(pair.Base, p.Before), ClientIdentity.Of(pair.Head, p.After)))
            .Where(c => c.Item2 is not null && c.Item3 is not null)
            .Select(c => (c.p, c.Item2!, c.Item3!))
            .ToArray());
    }

    /// <summary>Who may call the proxies otherwise, in no order.</summary>
    public IEnumerable<AccessChange> Compare(KindMatches permissions, CauseFinder causes)
    {
        var found = new Dictionary<string, (Delta Delta, Dictionary<Spot, ProxySet> Spots)>(StringComparer.Ordinal);
        foreach (var match in permissions.Proxies)
        {
            foreach (var section in match.Before.Inbounds.Concat(match.After.Inbounds).Select(i => i.Section).Distinct())
            {
                if (InboundComparer.ListsOf(match, section) is { } lists && DeltaOf(match.Proxy, section, lists) is { } delta)
                {
                    if (!found.TryGetValue(delta.Key, out var group))
                    {
                        found.Add(delta.Key, group = (delta, []));
                    }

                    var spot = new Spot(SpotKind.Inbound, default, section);
                    if (!group.Spots.TryGetValue(spot, out var set))
                    {
                        group.Spots.Add(spot, set = new ProxySet(_pair.Proxies.All.Count));
                    }

                    set.Add(match.Proxy.Index);
                }
            }
        }

        return found.Values.SelectMany(f => f.Spots.GroupBy(s => s.Value, s => s.Key).Select(g => Change(f.Delta, g.Key, g, causes)));
    }

    private AccessChange Change(Delta delta, ProxySet set, IEnumerable<Spot> spots, CauseFinder causes)
    {
        var proxies = _pair.Proxies.Ids(set);
        return new AccessChange
        {
            Cause = causes.OfAccess(delta.Opens.Concat(delta.Closes), proxies),
            Opens = delta.Opens,
            Closes = delta.Closes,
            Admitted = delta.Admitted,
            ShutOut = delta.ShutOut,
            KnownClients = delta.Known,
            IsEnforced = delta.IsEnforced,
            LeftWithoutPermission = delta.LeftWithout,
            WasWithoutPermission = delta.WasWithout,
            Proxies = proxies,
            Spots = spots.Order().ToArray(),
        };
    }

    private Delta? DeltaOf(ProxyPair proxy, string section, ListPair lists)
    {
        var key = (lists, ProxyIdentity.ExpectedOf(_pair.Base, proxy.Before) is not null, ProxyIdentity.ExpectedOf(_pair.Head, proxy.After) is not null);
        if (!_known.TryGetValue(key, out var delta))
        {
            _known.Add(key, delta = Make(proxy, section, lists));
        }

        return delta;
    }

    private Delta? Make(ProxyPair proxy, string section, ListPair lists)
    {
        var (before, after) = (AccessEntries.Of(_inbound.Before(lists.Before)), AccessEntries.Of(_inbound.After(lists.After)));
        var gone = before.Where(e => !after.Any(o => IsSame(e, o))).Select(e => e with { IsGone = true }).ToList();
        var come = after.Where(e => !before.Any(o => IsSame(e, o))).ToList();
        if (gone.Count + come.Count == 0)
        {
            return null;
        }

        var (admitted, shutOut, known) = Clients(InboundOf(_pair.Base, proxy.Before, section), InboundOf(_pair.Head, proxy.After, section));
        return new Delta(
            come.Where(r => r.Verdict != PermissionVerdict.Deny).Concat(gone.Where(r => r.Verdict == PermissionVerdict.Deny)).ToArray(),
            come.Where(r => r.Verdict == PermissionVerdict.Deny).Concat(gone.Where(r => r.Verdict != PermissionVerdict.Deny)).ToArray(),
            admitted,
            shutOut,
            known,
            IsEnforced(_pair.Head, proxy.After),
            after.Count == 0,
            before.Count == 0);
    }

    private static InboundAccess? InboundOf(World world, Resource<DataplaneSpec> proxy, string section) =>
        proxy.Spec.Networking?.Inbound?.FirstOrDefault(i => MeshServiceMatching.SectionName(i) == section) is { } inbound
            ? InboundAccess.Of(world, proxy, inbound)
            : null;

    private static bool IsEnforced(World world, Resource<DataplaneSpec> proxy) =>
        ClientIdentity.HasMutualTls(world, proxy.Metadata.Mesh) || ProxyIdentity.ExpectedOf(world, proxy) is not null;

    private (IReadOnlyList<ResourceId> Admitted, IReadOnlyList<ResourceId> ShutOut, int Known) Clients(InboundAccess? before, InboundAccess? after)
    {
        if (before is null || after is null || _answers > MostAnswers)
        {
            return ([], [], 0);
        }

        _answers += _clients.Value.Length;
        var (admitted, shutOut, known) = (new List<ResourceId>(), new List<ResourceId>(), 0);
        foreach (var (proxy, was, now) in _clients.Value)
        {
            var (might, may) = (before.Judge(was).Verdict, after.Judge(now).Verdict);
            if (might != AccessVerdict.Unknown && may != AccessVerdict.Unknown)
            {
                known++;
                if (may != might)
                {
                    (may == AccessVerdict.Allowed ? admitted : shutOut).Add(proxy.Id);
                }
            }
        }

        return (admitted, shutOut, known);
    }

    private static bool IsSame(AccessRule a, AccessRule b) => a.Verdict == b.Verdict && a.Clients == b.Clients;

    private sealed record Delta(
        IReadOnlyList<AccessRule> Opens,
        IReadOnlyList<AccessRule> Closes,
        IReadOnlyList<ResourceId> Admitted,
        IReadOnlyList<ResourceId> ShutOut,
        int Known,
        bool IsEnforced,
        bool LeftWithout,
        bool WasWithout)
    {
        public string Key { get; } = string.Join('\n', Opens.Concat(Closes).Select(r => $"{r.Verdict} {r.Clients} {r.IsGone} {r.Place?.Policy.Id} {r.Place?.Path}"))
            + $"|{string.Join(',', Admitted)}|{string.Join(',', ShutOut)}|{IsEnforced}|{LeftWithout}|{WasWithout}";
    }
}
