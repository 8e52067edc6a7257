using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Targeting;
using MeshTargeting.Tests.Targeting.Naive;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Upgrading;

/// <summary>What a team wants to know of rewritten manifests: under 3.0 they mean what they meant under 2.14.</summary>
public sealed class UpgradeProperties
{
    private const int Worlds = 300;

    [Fact]
    public void rewritten_manifests_give_every_proxy_under_3_0_what_it_had_under_2_14() => RandomWorlds.World.Sample(
        random =>
        {
            var resources = WithoutWhatNeedsAPerson(random);
            var before = Upgraded.Write(resources);
            var after = Upgraded.Fix(before, random.Options);
            var old = MeshAnswers.WorldOf(before, random.Options);
            var now = MeshAnswers.WorldOf(after, random.Options with { Semantics = KumaSemantics.V3_0 });
            if (!MeshAnswers.IsOpen(old) && !MeshAnswers.IsOpen(now))
            {
                Assert.Equal(MeshAnswers.WithoutRoutes(old), MeshAnswers.WithoutRoutes(now));
            }
        },
        iter: Worlds,
        print: random => $"{random}\n{Upgraded.Fix(Upgraded.Write(WithoutWhatNeedsAPerson(random)), random.Options)}");

    /// <summary>
    /// The resources without those that a person must look after, and those that 2.14 refuses already, and those that go by labels which
    /// 3.0 computes in another way: display names, above all. These begin to hit what they say, and nobody has rewritten them.
    /// </summary>
    private static List<Resource> WithoutWhatNeedsAPerson(RandomWorld random)
    {
        var kept = random.Resources.Select(Plain).ToList();
        while (true)
        {
            var text = Upgraded.Write(kept);
            var refused = UpgradeCheck.Of(text, random.Options).Findings.Where(f => f.Rule.IsKumaRejection);
            var (old, now) = (MeshAnswers.WorldOf(text, random.Options), MeshAnswers.WorldOf(text, random.Options with { Semantics = KumaSemantics.V3_0 }));
            var bad = refused.Concat(Upgraded.Findings(text, random.Options).Where(f => f.Fix is null)).Select(f => f.Source!.Index)
                .Concat(old.Resources.Where(resource => GoesByOtherLabels(resource, old, now)).Select(resource => resource.Source!.Index))
                .ToHashSet();
            if (bad.Count == 0)
            {
                return kept;
            }

            kept = kept.Where((_, i) => !bad.Contains(i)).ToList();
        }
    }

    /// <summary>3.0 overrules what is written of origins and display names, and with them the precedence of policies changes by itself.</summary>
    private static Resource Plain(Resource resource) => resource.WithMetadata(resource.Metadata with
    {
        Labels = resource.Metadata.Labels.Where(label => label.Key is not (KumaLabels.Origin or KumaLabels.DisplayName)).ToDictionary(),
    });

    private static bool GoesByOtherLabels(Resource resource, World old, World now) => References.Of(resource)
        .Where(reference => reference.Ref.Labels is not null)
        .Any(reference => !Hits(old, reference).SequenceEqual(Hits(now, reference)));

    private static IEnumerable<(ResourceId, string)> Hits(World world, MeshTargeting.Targeting.Reference reference) =>
        ReferenceResolver.Resolve(world, reference).Targets.Select(target => (target.Resource.Id, target.Section));
}
