using CsCheck;
using MeshTargeting.Findings;

namespace MeshTargeting.Tests.Findings;

public class NearNameTests
{
    [Theory]
    [InlineData("backedn", "backend", "two neighbours swapped")]
    [InlineData("bakend", "backend", "a letter missing")]
    [InlineData("backendd", "backend", "a letter too many")]
    [InlineData("beckend", "backend", "a letter replaced")]
    [InlineData("BACKEND", "backend", "another case")]
    public void finds_a_name_that_differs_by(string written, string expected, string how)
    {
        _ = how;
        Assert.Equal(expected, NearName.Find(written, ["frontend", "backend", "redis"]));
    }

    [Fact]
    public void finds_nothing_where_nothing_is_near() =>
        Assert.Null(NearName.Find("payments", ["frontend", "backend", "redis"]));

    [Fact]
    public void never_suggests_what_was_written() =>
        Assert.Null(NearName.Find("backend", ["backend"]));

    [Fact]
    public void allows_a_short_name_one_edit_only()
    {
        Assert.Equal("db", NearName.Find("dbb", ["db"]));
        Assert.Null(NearName.Find("api", ["web"]));
    }

    [Fact]
    public void takes_the_nearest_whatever_the_order() =>
        Gen.Shuffle(new[] { "backend-a", "backend-b", "backend", "frontend" }).Sample(candidates =>
        {
            Assert.Equal("backend", NearName.Find("backen", candidates));
            Assert.Equal("backend-a", NearName.Find("backend-", candidates.Where(c => c != "backend")));
        });

    [Fact]
    public void finds_every_name_that_is_up_to_three_edits_away() => Gen.Select(
        Gen.Char['a', 'e'].Array[9, 12],
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 8], Gen.Char['a', 'e']).Array[1, 3]).Sample((letters, edits) =>
    {
        var written = letters.ToList();
        foreach (var (kind, at, letter) in edits.Where(e => e.Item2 < letters.Length - 3))
        {
            switch (kind)
            {
                case 0:
                    written.Insert(at, letter);
                    break;
                case 1:
                    written.RemoveAt(at);
                    break;
                default:
                    written[at] = letter;
                    break;
            }
        }

        var (before, after) = (new string([.. letters]), new string([.. written]));
        Assert.Equal(before == after || after.Length < 9 ? null : before, after.Length < 9 ? null : NearName.Find(after, ["zzzzzzzzz", before]));
    });

    [Theory]
    [InlineData("backedn", "backend")]
    [InlineData("cart-srevice", "cart-service")]
    [InlineData("cartapi", "cart-api")]
    [InlineData("Backend", "backend")]
    [InlineData("bakend-v2", "backend-v2")]
    public void takes_for_a_misspelling(string written, string near) => Assert.True(NearName.IsMisspelling(written, near));

    [Theory]
    [InlineData("backend-v2", "backend")]
    [InlineData("redis-1", "redis-0")]
    [InlineData("redis2", "redis")]
    [InlineData("team-a", "team-b")]
    [InlineData("backend-east", "backend-west")]
    [InlineData("shop-db", "shop-api")]
    public void takes_for_a_name_of_its_own(string written, string near) => Assert.False(NearName.IsMisspelling(written, near));

    [Fact]
    public void tells_whether_a_name_is_the_only_one_that_near()
    {
        Assert.Equal("backend", NearName.Find("backedn", ["frontend", "backend", "backend"], out var isOnly));
        Assert.True(isOnly);
        Assert.Equal("backend-a", NearName.Find("backend-c", ["backend-b", "backend-a"], out isOnly));
        Assert.False(isOnly);
        Assert.Null(NearName.Find("redis", ["backend"], out isOnly));
        Assert.False(isOnly);
    }
}
