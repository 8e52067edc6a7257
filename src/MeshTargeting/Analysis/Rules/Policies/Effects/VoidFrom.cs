using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting;
using MeshTargeting.Targeting.Services;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Policies.Effects;

/// <summary>
/// At which inbounds the <c>from</c> of policies of one kind is void, and why (plugin.go of MeshTrafficPermission and MeshFaultInjection).
/// Found once for a World.
/// </summary>
internal sealed class VoidFrom
{
    private readonly World _world;
    private readonly bool _identities;
    private readonly Dictionary<Resource, Dictionary<string, Resource>> _rules = [];

    private VoidFrom(World world, string mesh, KindDescriptor kind)
    {
        _world = world;
        _identities = kind == MeshTrafficPermissionSpec.Descriptor && world.OfKind(mesh, MeshIdentitySpec.Descriptor).Count > 0;
        foreach (var policy in world.OfKind(mesh, kind))
        {
            if (((IPolicySpec)policy.SpecObject).RuleItems is { Count: > 0 } && !PolicyTraits.Of(policy, world.Options).IsShadow)
            {
                Add(policy);
            }
        }
    }

    /// <summary>True where it is void nowhere.</summary>
    public bool IsEmpty => _rules.Count == 0 && !_identities;

    /// <summary>What makes it void, for policies of a kind in a mesh.</summary>
    public static VoidFrom Of(World world, string mesh, KindDescriptor kind) =>
        world.Memo((mesh, kind), static (w, of) => new VoidFrom(w, of.mesh, of.kind));

    /// <summary>Why it is void at an inbound, as a clause; null where it counts.</summary>
    public string? At(Resource<DataplaneSpec> proxy, string section) =>
        _rules.TryGetValue(proxy, out var sections) && sections.TryGetValue(section, out var policy)
            ? $"rules of {policy.Id} apply, and beside rules Kuma leaves from out"
            : _identities && ProxyIdentity.ExpectedOf(_world, proxy) is not null
                ? "the proxy has its identity from a MeshIdentity, and then Kuma leaves from out"
                : null;

    private void Add(Resource policy)
    {
        foreach (var match in ProxyMatching.Select(_world, policy))
        {
            if (!_rules.TryGetValue(match.Proxy, out var sections))
            {
                _rules.Add(match.Proxy, sections = new(StringComparer.Ordinal));
            }

            foreach (var section in match.Inbounds)
            {
                sections.TryAdd(section, policy);
            }
        }
    }
}
