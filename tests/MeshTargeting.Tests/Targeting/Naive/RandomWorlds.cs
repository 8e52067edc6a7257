using CsCheck;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>Worlds of a zone on Kubernetes, of a zone on Universal and of a global control plane.</summary>
internal static class RandomWorlds
{
    /// <summary>The circumstances, with resources and policies that may stand in them; of the policies most are of two kinds.</summary>
    public static readonly Gen<(WorldOptions Options, Gen<Resource[]> Resources)> Settings =
        Gen.Select(
            Gen.Int[0, 2],
            Gen.Int[0, RandomPolicies.ByKind.Count - 1],
            Gen.Int[0, RandomPolicies.ByKind.Count - 1],
            Gen.Bool,
            Pick.Of(false, false, false, true),
            (place, first, second, crowded, isPlain) =>
        {
            var envelope = place == 0 && !isPlain ? Envelope.Kubernetes : Envelope.Universal;
            var places = isPlain ? RandomNames.Plain : place == 0 ? RandomNames.OnKubernetes : RandomNames.OnUniversal;
            var options = new WorldOptions
            {
                Mode = place switch { 0 => ControlPlaneMode.FederatedZone, 1 => ControlPlaneMode.Zone, _ => ControlPlaneMode.Global },
                Zone = place == 2 ? null : "east",
                Derive = false,
            };
            var tops = isPlain ? RandomReferences.Proxies : RandomReferences.TopLevel;
            var routes = RandomPolicies.ByKind.Single(k => k.Kind == MeshHTTPRouteSpec.Descriptor);
            return (options, Gen.Select(
                RandomResources.At(places, envelope),
                Gen.Frequency(
                    (6, RandomPolicies.Of(RandomPolicies.ByKind[first], tops, places, envelope)),
                    (3, RandomPolicies.Of(RandomPolicies.ByKind[second], tops, places, envelope)),
                    (1, RandomPolicies.Of(routes, tops, places, envelope))).Array[2, 14],
                (resources, policies) => (Resource[])[.. resources, .. policies, .. crowded ? Crowd.Of(RandomPolicies.ByKind[first].Kind, envelope) : []]));
        });

    public static readonly Gen<RandomWorld> World = Settings.SelectMany(s => s.Resources.Select(resources => RandomWorld.Of(s.Options, resources)));
}
