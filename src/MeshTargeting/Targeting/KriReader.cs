using MeshTargeting.Resources;
using MeshTargeting.Validation.Common;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>What a text says as a resource identifier.</summary>
/// <param name="Kind">The kind; null where the text is no identifier.</param>
/// <param name="Kri">The identifier; means nothing where the text is none.</param>
/// <param name="Error">What is wrong, in Kuma's words; null where nothing is.</param>
public sealed record KriReading(KindDescriptor? Kind, Kri Kri, string? Error);

/// <summary>Reads resource identifiers (pkg/core/kri/kri.go, FromString), and finds what they mean.</summary>
public static class KriReader
{
    /// <summary>Reads an identifier. A section is all that is left, and loses its underscores, as in Kuma.</summary>
    public static KriReading Read(string text)
    {
        var parts = text.Split('_');
        if (parts.Length < 7)
        {
            return new(null, default, $"invalid identifier string: {GoQuote.Of(text)}");
        }

        if (parts[0] != "kri")
        {
            return new(null, default, $"identifier must start with 'kri': {GoQuote.Of(text)}");
        }

        return KindCatalog.FindByShortName(parts[1]) is { } kind
            ? new(kind, new Kri(parts[1], parts[2], parts[3], parts[4], parts[5], string.Concat(parts[6..])), null)
            : new(null, default, $"unknown short name of resource type: {GoQuote.Of(parts[1])}");
    }

    /// <summary>The resource that is shown with an identifier (<see cref="World.KriOf"/>), whatever its section; null where there is none.</summary>
    /// <param name="world">The World.</param>
    /// <param name="kind">The kind that goes with the identifier's short name.</param>
    /// <param name="kri">The identifier.</param>
    public static Resource? Find(World world, KindDescriptor kind, Kri kri) => Find(world, kind, kri, kri.Zone)
        ?? (kri.Zone.Length == 0 ? Find(world, kind, kri, ControlPlane.DefaultZone) : null);

    /// <summary>A zone that no manifest writes is not shown, though resources are found by it.</summary>
    private static Resource? Find(World world, KindDescriptor kind, Kri kri, string zone) =>
        world.FindByName(kind, kri.Mesh, zone, kri.Namespace, kri.Name) is { } found && world.KriOf(found) == kri.WithoutSection ? found : null;
}
