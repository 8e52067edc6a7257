using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>A proxy that stands in two Worlds.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is.</param>
internal sealed record ProxyPair(int Index, Resource<DataplaneSpec> Before, Resource<DataplaneSpec> After)
{
    /// <summary>Its identity.</summary>
    public ResourceId Id => After.Id;
}

/// <summary>The proxies that stand in both Worlds, numbered in the order of their identities.</summary>
internal sealed class ProxyPairs
{
    private readonly List<ProxyPair> _all = [];
    private readonly Dictionary<ResourceId, int> _numbers = [];

    /// <summary>Pairs the proxies of two Worlds.</summary>
    public ProxyPairs(WorldPair pair)
    {
        foreach (var mesh in pair.Meshes)
        {
            foreach (var proxy in pair.Head.OfKind(mesh, DataplaneSpec.Descriptor))
            {
                if (pair.Base.Find(proxy.Id) is Resource<DataplaneSpec> before)
                {
                    _numbers.Add(proxy.Id, _all.Count);
                    _all.Add(new ProxyPair(_all.Count, before, proxy));
                }
            }
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<ProxyPair> All => _all;

    /// <summary>Those of a mesh.</summary>
    public IEnumerable<ProxyPair> OfMesh(string mesh) => _all.Where(p => p.After.Metadata.Mesh == mesh);

    /// <summary>The proxy of an identity; null where it does not stand in both.</summary>
    public ProxyPair? Find(ResourceId id) => _numbers.TryGetValue(id, out var number) ? _all[number] : null;

    /// <summary>The identities of some of them, in order.</summary>
    public IReadOnlyList<ResourceId> Ids(ProxySet set) => set.Numbers.Select(number => _all[number].Id).ToArray();
}
