using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>A policy, or a route that it goes by, and a proxy, while it is asked why the one selects the other.</summary>
internal sealed class Question
{
    private readonly PolicyTraits _policy;
    private readonly Resource? _route;

    /// <summary>Asks about a policy, or about a route that a policy goes by.</summary>
    public Question(World world, PolicyTraits policy, ProxyView proxy, Resource? route)
    {
        World = world;
        Proxy = proxy;
        _policy = policy;
        _route = route;
        Selection = PolicySelector.SelectByTarget(world, policy, proxy);
    }

    /// <summary>The World.</summary>
    public World World { get; }

    /// <summary>The proxy.</summary>
    public ProxyView Proxy { get; }

    /// <summary>What the targetRef alone selects; null where that is nothing, and for routes, which are asked in their turn.</summary>
    public Selection? Selection { get; }

    /// <summary>What is referred to.</summary>
    public TargetRef Reference => _policy.TargetRef;

    /// <summary>The proxy that a reference by name means.</summary>
    public NameKey WantedKey => ByDataplane.KeyOf(Reference, _policy.Meta);

    /// <summary>How sentences speak of it.</summary>
    public string Subject => _route is null ? "policy" : "route";

    /// <summary>How sentences speak of the type of the proxy.</summary>
    public string TypeOfProxy => Proxy.IsBuiltin ? "a builtin gateway" : Proxy.IsGateway ? "a delegated gateway" : "a sidecar";

    /// <summary>What is selected, in words.</summary>
    public string Selected => Selection switch
    {
        { GatewayListeners.Count: > 0 } s => $"{(s.GatewayListeners.Count == 1 ? "listener" : "listeners")} {Wording.List(s.GatewayListeners.ConvertAll(l => $"{l.Port} ({l.Hostname})"))}",
        { Sections.Count: > 0 } s => $"{(s.Sections.Count == 1 ? "inbound" : "inbounds")} {Wording.List(s.Sections)}",
        _ => "the gateway",
    };

    /// <summary>Whether one thing is selected, which speech wants to know.</summary>
    public bool SelectsOne => Selection is { GatewayListeners.Count: < 2, Sections.Count: < 2 };

    /// <summary>Something that holds.</summary>
    public Predicate Holds(string name, string sentence, string? path) => new(name, true, sentence, path, path is null ? null : _route);

    /// <summary>Something that does not hold.</summary>
    public Predicate Fails(string name, string sentence, string? path) => new(name, false, sentence, path, path is null ? null : _route);
}
