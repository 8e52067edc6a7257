using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Worlds;

namespace MeshTargeting.Tests.Targeting.Rules;

/// <summary>What holds for all sets of tags.</summary>
public class SubsetProperties
{
    private static readonly Gen<SubsetTag> Tag = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], (key, value) => new SubsetTag($"k{key}", $"v{value}"));

    private static readonly Gen<SubsetTag[]> Subset = Tag.Array[0, 3].Select(tags => tags.DistinctBy(t => t.Key).Order(ByKey).ToArray());

    private static readonly Gen<Dictionary<string, string>> Client =
        Tag.Array[1, 5].Select(tags => tags.DistinctBy(t => t.Key).ToDictionary(t => t.Key, t => t.Value));

    private static readonly Comparer<SubsetTag> ByKey = Comparer<SubsetTag>.Create(Subsets.Compare);

    [Fact]
    public void every_client_is_in_exactly_one_combination_of_tags_that_it_shares_a_key_with() => Gen.Select(Tag.Array[1, 6], Client).Sample((tags, client) =>
        Assert.Single(SubsetCombinations.Of(tags), subset => Subsets.Contains(subset, client)));

    [Fact]
    public void there_are_as_many_combinations_as_were_counted() => Tag.Array[0, 8].Sample(tags =>
        Assert.Equal(SubsetCombinations.Count(tags, 1000), SubsetCombinations.Of(tags).Count()));

    [Fact]
    public void groups_are_all_the_sets_that_meet_and_cannot_grow() => Subset.Array[1, 9].Sample(subsets =>
    {
        var found = new List<IReadOnlyList<int>>();

        Assert.True(SubsetCliques.Find(subsets, int.MaxValue, clique =>
        {
            found.Add(clique);
            return true;
        }));

        Assert.Equal(Naively(subsets), found.Select(c => string.Join(',', c.Order())).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void the_first_rule_that_fits_holds_whichever_service_it_is_for()
    {
        var key = Gen.Int[0, 1].Select(i => i == 0 ? KumaLabels.ServiceTag : "k");
        var tag = Gen.Select(key, Gen.Int[0, 2], Gen.Bool, (k, value, not) => new SubsetTag(k, $"v{value}", not));
        var element = Gen.Select(key, Gen.Int[0, 2]).Array[0, 3].Select(tags => tags.DistinctBy(t => t.Item1).ToDictionary(t => t.Item1, t => $"v{t.Item2}"));
        Gen.Select(tag.Array[0, 3].Array[0, 8], element).Sample((subsets, tags) =>
        {
            var rules = subsets
                .Select(subset => new SubsetRule(subset, new ConfObject([]), [], new Dictionary<string, Resource>()))
                .ToList();

            Assert.Same(rules.Find(rule => Subsets.Contains(rule.Subset, tags)), new SubsetRules(rules).Compute(tags));
        });
    }

    [Fact]
    public void a_client_gets_what_is_set_for_everyone_and_for_each_of_its_tags() =>
        Gen.Select(Tag.Array[0, 8], Gen.Bool, Client).Sample((tags, everyone, client) =>
        {
            var targets = tags.Select(t => $$$"""{"kind":"MeshSubset","tags":{"{{{t.Key}}}":"{{{t.Value}}}"}}""").ToList();
            if (everyone)
            {
                targets.Insert(0, """{"kind":"Mesh"}""");
            }

            var items = targets.Select((target, i) => $$$"""{"targetRef":{{{target}}},"default":{"backends":[{"file":{"path":"/{{{i}}}"},"type":"File"}]}}""");
            var policy = Rule.Policy("MeshAccessLog", "p", $$"""{"from":[{{string.Join(',', items)}}]}""");
            var expected = PolicyItems.Of(policy, KumaSemantics.V2_14).From
                .LastOrDefault(item => item.TargetRef!.Kind == "Mesh" || item.TargetRef.Tags!.All(t => client.GetValueOrDefault(t.Key) == t.Value));

            var rule = SubsetRuleBuilder.OfFrom(Given.WorldOf(policy), [policy]).Compute(client);

            Assert.Equal(expected?.Conf.ToString(), rule?.Conf.ToString());
        });

    private static IEnumerable<string> Naively(SubsetTag[][] subsets)
    {
        var meeting = Enumerable.Range(1, (1 << subsets.Length) - 1)
            .Where(set => Members(set).All(i => Members(set).All(j => i == j || Subsets.Intersect(subsets[i], subsets[j]))))
            .ToList();
        return meeting
            .Where(set => !meeting.Exists(other => other != set && (other & set) == set))
            .Select(set => string.Join(',', Members(set)))
            .Order(StringComparer.Ordinal);

        IEnumerable<int> Members(int set) => Enumerable.Range(0, subsets.Length).Where(i => (set & (1 << i)) != 0);
    }
}
