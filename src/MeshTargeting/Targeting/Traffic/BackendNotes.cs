using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>What a reader should know of backendRefs that take traffic; sentences without a full stop.</summary>
internal static class BackendNotes
{
    /// <summary>The notes on the backendRefs of a route.</summary>
    /// <param name="backends">The backendRefs.</param>
    /// <param name="origin">The item from whose place Kuma looks for them; null for what Kuma adds itself.</param>
    public static IEnumerable<string> Of(IReadOnlyList<RouteBackend> backends, ItemOrigin? origin)
    {
        foreach (var backend in backends)
        {
            if (backend is { Note: { } note, Place: { } place })
            {
                yield return $"{At(place)}: {note}";
            }

            if (origin is not null && backend.Place is { } from && !ReferenceEquals(from.Policy, origin.Policy))
            {
                yield return $"{At(from)}: Kuma looks for the backend from the place of {origin.Policy}, which it has merged with this one";
            }
        }
    }

    /// <summary>A place as notes write it.</summary>
    public static string At(ConfPlace place) => $"{place.Policy}, {place.Path}";
}
