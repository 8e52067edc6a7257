using System.Numerics;
using MeshTargeting.Generation.Addresses;

namespace MeshTargeting.Conformance.Generation;

/// <summary>Kuma's own tests of the virtual addresses that it gives services.</summary>
public class VipAllocatorTests
{
    private const string File = "inline/vip-allocator.jsonl";

    public static TheoryData<string> Ids => Corpus.Ids(File);

    [CorpusTheory]
    [MemberData(nameof(Ids))]
    public void gives_addresses_as_Kuma_does(string id)
    {
        var row = Corpus.Row(File, id);
        var next = new Dictionary<string, BigInteger>();

        new Scenario(row, (stored, now) => row.GetProperty("config").GetProperty("cidrs").EnumerateObject().SelectMany(entry =>
        {
            Assert.True(AddressRange.TryParse(entry.Name, out var range, out _));
            var services = stored.Where(s => s.Kind.Name == entry.Value.GetString());
            var plan = VipAllocator.Plan(range, services, next.TryGetValue(entry.Name, out var place) ? place : null);
            next[entry.Name] = plan.Next;
            return plan.Given.Select(given => new Write(given.Key.Id, ServiceVips.With(given.Key, given.Value)));
        })).Play();
    }
}
