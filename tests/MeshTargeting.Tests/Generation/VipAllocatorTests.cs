using System.Numerics;
using CsCheck;
using MeshTargeting.Generation.Addresses;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using static MeshTargeting.Tests.Worlds.Given;

namespace MeshTargeting.Tests.Generation;

/// <summary>Virtual addresses: stable, each for one service, and none forgotten.</summary>
public class VipAllocatorTests
{
    private static readonly AddressRange Four = Range("241.0.0.0/30");

    [Theory]
    [InlineData("MeshService", "241.0.0.0")]
    [InlineData("MeshExternalService", "242.0.0.0")]
    [InlineData("MeshMultiZoneService", "243.0.0.0")]
    public void kinds_have_the_ranges_of_Kuma(string kind, string first) =>
        Assert.Equal(first, ServiceVips.Defaults.Single(d => d.Kind.Name == kind).Range.At(0));

    [Fact]
    public void services_get_addresses_in_the_order_of_their_age_and_keep_them()
    {
        var plan = VipAllocator.Plan(Four, [Service("young", 2), Service("old", 1)]);
        Assert.Equal([("old", "241.0.0.0"), ("young", "241.0.0.1")], Names(plan));

        var stored = plan.Given.Select(g => ServiceVips.With(g.Key, g.Value)).Append(Service("older", 0)).ToList();
        Assert.Equal([("older", "241.0.0.2")], Names(VipAllocator.Plan(Four, stored)));
    }

    [Fact]
    public void an_address_that_is_left_behind_is_given_again_last()
    {
        var first = VipAllocator.Plan(Four, [Service("a", 1), Service("b", 2)]);
        var left = first.Given.Select(g => ServiceVips.With(g.Key, g.Value)).Where(s => s.Metadata.Name == "a").ToList();

        var second = VipAllocator.Plan(Four, [.. left, Service("c", 3), Service("d", 4), Service("e", 5)], first.Next);

        Assert.Equal([("c", "241.0.0.2"), ("d", "241.0.0.3"), ("e", "241.0.0.1")], Names(second));
    }

    [Fact]
    public void without_memory_it_goes_on_after_the_last_address_in_use() =>
        Assert.Equal([("new", "241.0.0.3")], Names(VipAllocator.Plan(Four, [Service("a", 1, "241.0.0.2"), Service("new", 2)])));

    [Fact]
    public void of_two_services_with_one_address_the_older_keeps_it() => Assert.Equal(
        [("young", "241.0.0.2")],
        Names(VipAllocator.Plan(Four, [Service("young", 2, "241.0.0.1"), Service("old", 1, "241.0.0.1")])));

    [Fact]
    public void addresses_from_elsewhere_are_left_alone() =>
        Assert.Empty(VipAllocator.Plan(Four, [Service("a", 1, "10.96.0.1"), Service("b", 2, "10.96.0.1"), Service("c", 3, "none")]).Given);

    [Fact]
    public void says_who_goes_without_where_the_range_is_exhausted()
    {
        var plan = VipAllocator.Plan(Four, Enumerable.Range(0, 6).Select(i => Service($"s{i}", i)));

        Assert.Equal(4, plan.Given.Count);
        Assert.Equal(["s4", "s5"], plan.Unserved.Select(s => s.Metadata.Name));
    }

    [Fact]
    public void a_range_begins_at_its_first_address_whichever_names_it() => Assert.Equal("241.0.0.0", Range("241.1.2.3/8").At(0));

    [Fact]
    public void takes_ranges_of_IPv6() => Assert.Equal("fd00::ff", Range("fd00::/64").At(255));

    [Theory]
    [InlineData("241.0.0.0")]
    [InlineData("241.0.0.0/33")]
    [InlineData("many")]
    public void says_what_is_no_range(string cidr)
    {
        Assert.False(AddressRange.TryParse(cidr, out _, out var problem));
        Assert.Equal($"\"{cidr}\" is no range of addresses such as 241.0.0.0/8", problem);
    }

    [Fact]
    public void whatever_comes_and_goes_nobody_shares_or_loses_an_address() => Gen.Int[0, 5].Array[0, 40].Sample(moves =>
    {
        var range = Range("241.0.0.0/29");
        var stored = new List<Resource>();
        BigInteger? next = null;
        for (var i = 0; i < moves.Length; i++)
        {
            if (moves[i] == 0 && stored.Count > 0)
            {
                stored.RemoveAt(i % stored.Count);
            }
            else if (moves[i] == 1)
            {
                // Another replica leads, and knows nothing but what is stored.
                next = null;
            }
            else
            {
                stored.Add(Service($"s{i}", i));
            }

            var before = stored.ToDictionary(s => s, ServiceVips.Of);
            var plan = VipAllocator.Plan(range, stored, next);
            next = plan.Next;
            Assert.All(plan.Given.Keys, s => Assert.Empty(before[s]));
            stored = stored.ConvertAll(s => plan.Given.TryGetValue(s, out var ip) ? ServiceVips.With(s, ip) : s);
            var used = stored.SelectMany(ServiceVips.Of).ToList();
            Assert.Equal(used.Count, used.Distinct().Count());
            Assert.Equal(Math.Min(stored.Count, 8), used.Count);
            Assert.Empty(VipAllocator.Plan(range, stored, next).Given);
        }
    });

    private static AddressRange Range(string cidr)
    {
        Assert.True(AddressRange.TryParse(cidr, out var range, out var problem), problem);
        return range;
    }

    private static Resource<MeshServiceSpec> Service(string name, int age, string? vip = null)
    {
        var service = Worlds.Given.Service(Meta(name) with { CreationTime = DateTimeOffset.UnixEpoch.AddMinutes(age) });
        return vip is null ? service : service.WithStatus(new MeshServiceStatus { Vips = [new MeshServiceVip { Ip = vip }] });
    }

    private static IEnumerable<(string, string)> Names(VipPlan plan) =>
        plan.Given.Select(g => (g.Key.Metadata.Name, g.Value)).OrderBy(g => g.Name, StringComparer.Ordinal);
}
