using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>Worlds of a zone on Kubernetes, of a zone on Universal and of a global control plane.</summary>
internal static class RandomWorlds
{
    private const int Kinds = 9;

    /// <summary>The circumstances, with resources and policies that may stand in them; of the policies most are of two kinds.</summary>
    public static readonly Gen<(WorldOptions Options, Gen<Resource[]> Resources)> Settings = In(RandomDialect.Of2_14);

    public static readonly Gen<RandomWorld> World = Settings.SelectMany(s => s.Resources.Select(resources => RandomWorld.Of(s.Options, resources)));

    public static readonly Gen<RandomWorld> WorldOf3_0 =
        In(RandomDialect.Of3_0).SelectMany(s => s.Resources.Select(resources => RandomWorld.Of(s.Options, resources)));

    private static Gen<(WorldOptions Options, Gen<Resource[]> Resources)> In(RandomDialect dialect) => Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[0, Kinds - 1],
        Gen.Int[0, Kinds - 1],
        Gen.Bool,
        Pick.Of(false, false, false, dialect.Semantics.NamesInReferences),
        (place, first, second, crowded, isPlain) =>
        {
            var envelope = place == 0 && !isPlain ? Envelope.Kubernetes : Envelope.Universal;
            var places = isPlain ? RandomNames.Plain : place == 0 ? RandomNames.OnKubernetes : RandomNames.OnUniversal;
            var options = new WorldOptions
            {
                Semantics = dialect.Semantics,
                Mode = place switch { 0 => ControlPlaneMode.FederatedZone, 1 => ControlPlaneMode.Zone, _ => ControlPlaneMode.Global },
                Zone = place == 2 ? null : "east",
                Derive = false,
            };
            var tops = isPlain ? RandomReferences.Proxies : dialect.TopLevel;
            var kinds = RandomPolicies.ByKind(dialect);
            var routes = kinds.Single(k => k.Kind == MeshHTTPRouteSpec.Descriptor);
            return (options, Gen.Select(
                RandomResources.At(places, envelope),
                Gen.Frequency(
                    (6, RandomPolicies.Of(kinds[first], tops, places, envelope)),
                    (3, RandomPolicies.Of(kinds[second], tops, places, envelope)),
                    (1, RandomPolicies.Of(routes, tops, places, envelope))).Array[2, 14],
                (resources, policies) => (Resource[])[.. resources, .. policies, .. crowded ? Crowd.Of(kinds[first].Kind, envelope) : []]));
        });
}
