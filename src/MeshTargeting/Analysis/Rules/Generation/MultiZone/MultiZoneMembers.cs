using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Analysis.Rules.Generation.MultiZone;

/// <summary>The MeshServices that a MeshMultiZoneService is made of (meshmultizoneservice/status_updater.go).</summary>
internal static class MultiZoneMembers
{
    /// <summary>Where the labels stand by which they are selected.</summary>
    public const string Path = "spec.selector.meshService.matchLabels";

    /// <summary>The labels by which they are selected; null where there are none, and with them nothing to be said.</summary>
    public static IReadOnlyDictionary<string, string>? LabelsOf(Resource service) =>
        ((MeshMultiZoneServiceSpec)service.SpecObject).Selector?.MeshService?.MatchLabels is { Count: > 0 } labels ? labels : null;

    /// <summary>Those that have the labels: of all meshes, for Kuma asks for the labels alone.</summary>
    public static IEnumerable<Resource<MeshServiceSpec>> Of(World world, IReadOnlyDictionary<string, string> labels) =>
        world.Meshes.SelectMany(mesh => world.Select(mesh, MeshServiceSpec.Descriptor, labels)).Cast<Resource<MeshServiceSpec>>();
}
