using System.Text.Json;
using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Worlds;

public sealed class WorldProperties
{
    private static readonly WorldOptions Options = new();

    [Fact]
    public void the_order_of_the_input_never_matters()
    {
        (from resources in WorldGen.Resources
         from shuffled in Gen.Shuffle(resources)
         select (resources, shuffled)).Sample(
            input => Assert.Equal(Listing(World.Create(input.resources, Options)), Listing(World.Create(input.shuffled, Options))));
    }

    [Fact]
    public void a_world_after_changes_is_the_world_of_what_is_left()
    {
        Gen.Select(WorldGen.Resources, WorldGen.Resources, WorldGen.Resources).Sample((start, upserts, deleted) =>
        {
            var before = World.Create(start, Options);
            var untouched = Listing(before);
            var deletions = deleted.Select(r => r.Id).ToHashSet();

            var after = before.With(upserts, deletions);

            var replaced = upserts.Select(r => r.Id).Concat(deletions).ToHashSet();
            var left = start.Where(r => !replaced.Contains(r.Id)).Concat(upserts);
            Assert.Equal(Listing(World.Create(left, Options)), Listing(after));
            Assert.Equal(untouched, Listing(before));
        });
    }

    [Fact]
    public void one_change_after_another_is_the_same_as_all_at_once()
    {
        WorldGen.Resources.Sample(resources =>
        {
            var distinct = resources.DistinctBy(r => r.Id).ToArray();
            var world = World.Create([], Options);
            foreach (var resource in distinct)
            {
                Listing(world);
                world = world.With([resource]);
            }

            Assert.Equal(Listing(World.Create(distinct, Options)), Listing(world));
        });
    }

    [Fact]
    public void a_selection_is_what_a_look_at_every_resource_finds()
    {
        (from resources in WorldGen.Resources
         from labels in Gen.Dictionary(Gen.OneOf("app", "tier", "kuma.io/zone", "kuma.io/env"), Gen.OneOf("a", "b", "default", "kubernetes"))[0, 2]
         select (resources, labels)).Sample(input =>
        {
            var world = World.Create(input.resources, Options);
            var looked = world.OfKind("default", MeshServiceSpec.Descriptor)
                .Where(s => input.labels.All(l => world.LabelsOf(s).TryGetValue(l.Key, out var value) && value == l.Value));

            Assert.Equal(looked.OrderBy(s => s.Id), world.Select("default", MeshServiceSpec.Descriptor, input.labels).OrderBy(s => s.Id));
        });
    }

    [Fact]
    public void the_proxies_of_a_service_are_what_a_look_at_every_proxy_finds()
    {
        WorldGen.Resources.Sample(resources =>
        {
            var world = World.Create(resources, Options);
            foreach (var service in world.OfKind("default", MeshServiceSpec.Descriptor).Where(s => s.Spec.Selector is not null))
            {
                var looked = world.OfKind("default", DataplaneSpec.Descriptor)
                    .Where(p => MeshServiceMatching.Selects(service.Spec.Selector!, p, world.LabelsOf(p), Options.Semantics));

                Assert.Equal(looked, world.ProxiesOf(service));
            }
        });
    }

    [Fact]
    public void what_a_namespace_becomes_does_not_depend_on_others()
    {
        WorldGen.Resources.Sample(resources =>
        {
            var meshes = resources.Where(r => r.SpecObject is MeshSpec).ToArray();
            var own = resources.Where(r => r.Kind.Scope == KindScope.Kubernetes && (r.Metadata.Namespace == "app" || r.Metadata.Name == "app")).ToArray();

            Assert.Equal(DerivedIn(World.Create([.. meshes, .. own], Options)), DerivedIn(World.Create(resources, Options)));
        });

        static List<string> DerivedIn(World world) => world.Resources
            .Select(r => r.Id).Distinct().SelectMany(world.FindAll)
            .Where(r => r.IsDerived && r.Metadata.Namespace == "app")
            .Select(r => Describe(world, r))
            .ToList();
    }

    /// <summary>Everything that a World says, so that every index has been asked.</summary>
    private static List<string> Listing(World world) =>
    [
        .. world.Meshes,
        .. world.Unknowable.Select(s => s.ToString()),
        .. world.Resources.SelectMany(r => world.FindAll(r.Id)).Select(r => Describe(world, r)),
        .. world.Meshes.SelectMany(mesh => world.Select(mesh, MeshServiceSpec.Descriptor, Given.Map(("app", "a")))).Select(r => "a: " + r),
        .. world.Meshes.SelectMany(mesh => world.OfKind(mesh, MeshServiceSpec.Descriptor))
            .Select(s => $"{s}: {string.Join(", ", world.ProxiesOf(s))}"),
        .. world.Meshes.Select(mesh => $"{world.FindByName(MeshServiceSpec.Descriptor, mesh, "default", "app", "a")}"),
    ];

    private static string Describe(World world, Resource resource) =>
        $"{resource} {resource.DerivedFrom} {resource.Source?.File} {resource.Source?.Index} "
        + string.Join(",", world.LabelsOf(resource).OrderBy(l => l.Key, StringComparer.Ordinal))
        + JsonSerializer.Serialize(resource.SpecObject, resource.SpecObject.GetType());
}
