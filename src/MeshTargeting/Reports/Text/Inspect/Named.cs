using System.Globalization;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Resources;
using MeshTargeting.Targeting.Rules;
using MeshTargeting.Targeting.Traffic;
using MeshTargeting.Worlds;

namespace MeshTargeting.Reports.Text.Inspect;

/// <summary>How reports about one resource speak of others.</summary>
internal static class Named
{
    /// <summary><c>namespace/name</c>, or the bare name.</summary>
    public static string Short(Resource resource) => resource.Metadata.Namespace.Length == 0
        ? resource.Metadata.Name
        : $"{resource.Metadata.Namespace}/{resource.Metadata.Name}";

    /// <summary>For example <c>MeshService shop/cart:grpc (9000 grpc)</c>, as <c>resolve</c> writes it.</summary>
    public static string Of(Outbound outbound, World world)
    {
        var zone = world.KriOf(outbound.Destination).Zone;
        var facts = string.Create(CultureInfo.InvariantCulture, $"{outbound.Port.Number} {outbound.Port.AppProtocol}");
        return $"{outbound.Destination}:{outbound.Port.Section} ({facts}{(zone.Length == 0 ? "" : $", zone {zone}")})";
    }

    /// <summary>For example <c>MeshService shop/cart:grpc</c>.</summary>
    public static string Of(RuleTarget target) => target.Section.Length == 0 ? target.Resource.ToString() : $"{target.Resource}:{target.Section}";

    /// <summary>For example <c>shop/timeouts.yaml:16</c>; empty for what comes from no text.</summary>
    public static string Place(Places places, ConfPlace? place) => place?.Policy.Source?.File is not { Length: > 0 } file
        ? ""
        : places.Find(place) is { } at ? string.Create(CultureInfo.InvariantCulture, $"{file}:{at.Line}") : file;
}
