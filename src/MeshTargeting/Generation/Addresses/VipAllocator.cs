using System.Numerics;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Generation.Addresses;

/// <summary>
/// Gives services of one kind their virtual addresses (pkg/core/resources/apis/core/vip/allocator.go): the next one that is free after the
/// one that was given last. An address that a service leaves behind is therefore given again only when all after it have been, so that
/// clients which still remember it do not reach another service.
/// </summary>
public static class VipAllocator
{
    /// <summary>Says who gets which address. Services that have one keep it.</summary>
    /// <param name="range">The addresses.</param>
    /// <param name="services">All services of the kind, of every mesh; their order does not matter.</param>
    /// <param name="next">
    /// <see cref="VipPlan.Next"/> of the plan before; null for the first, which goes on after the last address in use: no memory is needed
    /// to be all but certain not to give out what was left behind a moment ago.
    /// </param>
    public static VipPlan Plan(AddressRange range, IEnumerable<Resource> services, BigInteger? next = null)
    {
        var byAge = services.Order(Comparer<Resource>.Create(ResourceOrder.ByAge)).ToList();
        var taken = new HashSet<BigInteger>();
        var waiting = new List<Resource>();
        foreach (var service in byAge)
        {
            var vips = ServiceVips.Of(service);
            var places = vips.Select(range.PlaceOf).OfType<BigInteger>().ToList();

            // Two services of one address would get each other's traffic: the older one keeps it. What lies elsewhere is not ours to judge.
            if (vips.Count == 0 || places.Exists(taken.Contains))
            {
                waiting.Add(service);
                continue;
            }

            taken.UnionWith(places);
        }

        var place = next ?? (taken.Count == 0 ? BigInteger.Zero : taken.Max() + 1);
        var given = new Dictionary<Resource, string>(ReferenceEqualityComparer.Instance);
        foreach (var service in waiting.TakeWhile(_ => taken.Count < range.Size))
        {
            place %= range.Size;
            while (!taken.Add(place))
            {
                place = (place + 1) % range.Size;
            }

            given.Add(service, range.At(place));
            place++;
        }

        return new VipPlan(given, waiting.Skip(given.Count).ToList(), place % range.Size);
    }
}

/// <summary>Who gets which virtual address.</summary>
/// <param name="Given">The services that get one, with it; empty where all have theirs.</param>
/// <param name="Unserved">The services for which none is left: the range is exhausted.</param>
/// <param name="Next">The place where the next plan begins to look.</param>
public sealed record VipPlan(IReadOnlyDictionary<Resource, string> Given, IReadOnlyList<Resource> Unserved, BigInteger Next);
