using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Tests.Worlds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Rules;

public class ResourceRulesProperties
{
    private static readonly Resource<MeshServiceSpec>[] Services =
        [.. new[] { "a", "b", "c" }.Select(name => Shop.Service("app", name, Shop.Http, Shop.Admin))];

    private static readonly World World = Given.WorldOf([.. Services]);

    private static readonly Gen<string> Target = Gen.OneOf(
        Gen.Const("{'kind': 'Mesh'}"),
        Gen.OneOf("a", "b", "c", "gone").Select(name => "{'kind': 'MeshService', 'name': '" + name + "'}"),
        Gen.Select(
            Gen.OneOf("a", "b", "c"),
            Gen.OneOf("http", "admin", "gone"),
            (name, section) => "{'kind': 'MeshService', 'name': '" + name + "', 'sectionName': '" + section + "'}"),
        Gen.Const("{'kind': 'MeshService', 'labels': {'k8s.kuma.io/namespace': 'app'}}"));

    private static readonly Gen<string> Conf = Gen.Select(
        Gen.OneOf("connectionTimeout", "idleTimeout"),
        Gen.Int[1, 9],
        Gen.Int[0, 3],
        (field, seconds, http) => "{'" + field + "': '" + seconds + "s'" + (http == 0 ? "" : ", 'http': {'requestTimeout': '" + http + "s'}") + "}");

    private static readonly Gen<string> Item = Gen.Select(Target, Conf, (target, conf) => "{'targetRef': " + target + ", 'default': " + conf + "}");

    private static readonly Gen<Resource[]> Policies = Gen.Select(
        Item.Array[1, 3],
        Gen.OneOf(Gen.Const("{'kind': 'Mesh'}"), Gen.Const("{'kind': 'Dataplane'}"), Gen.Const("{'kind': 'MeshSubset', 'tags': {'a': 'b'}}")),
        (items, top) => "{'targetRef': " + top + ", 'to': [" + string.Join(",", items) + "]}")
        .Array[1, 30]
        .Select(specs => specs.Select((spec, i) => Confs.Policy(MeshTimeoutSpec.Descriptor, $"t{i}", spec, "app")).ToArray());

    [Fact]
    public void a_rule_is_what_its_origins_come_to() => Policies.Sample(
        policies => ResourceRules.Build(World, policies).All.Values.All(rule => ConfValue.DeepEquals(
            Assert.Single(rule.Confs),
            Assert.Single(ConfMerge.Merge([.. rule.Origins.Select(o => PolicyItems.Of(o.Policy, KumaSemantics.V2_14).To[o.RuleIndex].Conf)])))),
        iter: 500);

    [Fact]
    public void the_order_of_policies_does_not_matter() => Gen.Select(Policies, Gen.Int).Sample(
        (policies, seed) =>
        {
            var shuffled = policies.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Describe(ResourceRules.Build(World, policies)), Describe(ResourceRules.Build(World, shuffled)));
        },
        iter: 500);

    private static IEnumerable<string> Describe(ResourceRules rules) => rules.All.Values
        .Select(r => $"{r.Target.Resource}:{r.Target.Section} {Confs.Text(r.Confs.Single())} {string.Join(' ', r.Origins.Select(o => $"{o.Policy.Metadata.Name}[{o.RuleIndex}]"))}")
        .Order(StringComparer.Ordinal);
}
