using CsCheck;
using MeshTargeting.Targeting.Matching;

namespace MeshTargeting.Tests.Targeting.Matching;

public class StableSortTests
{
    [Fact]
    public void sorts_and_keeps_what_is_equal_in_its_order() => Gen.Int[0, 9].Array[0, 90].Sample(keys =>
    {
        var items = keys.Select((key, i) => (key, i)).ToArray();

        Assert.Equal(items.OrderBy(item => item.key), Sorted(items, (a, b) => a.key - b.key));
    });

    [Fact]
    public void loses_nothing_where_the_relation_goes_round_in_a_circle() => Gen.Int[0, 2].Array[0, 90].Sample(items =>
        Assert.Equal(items.Order(), Sorted(items, (a, b) => a == b ? 0 : (a + 1) % 3 == b ? -1 : 1).Order()));

    private static T[] Sorted<T>(IEnumerable<T> items, Comparison<T> compare)
    {
        var sorted = items.ToArray();
        StableSort.Sort(sorted, compare);
        return sorted;
    }
}
