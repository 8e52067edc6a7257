using System.Text.Json;
using MeshTargeting.Resources;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>Whether two resources say the same, wherever and however they are written.</summary>
internal static class ResourceContent
{
    /// <summary>True where kind, envelope, metadata, spec and status are the same; comments, layout and the order of fields do not count.</summary>
    public static bool AreSame(Resource a, Resource b) => ReferenceEquals(a, b)
        || (a.Envelope == b.Envelope
            && a.IsDerived == b.IsDerived
            && AreSame(a.Metadata, b.Metadata)
            && JsonElement.DeepEquals(a.Kind.ReadSpec(a), b.Kind.ReadSpec(b))
            && HaveSameStatus(a, b));

    /// <summary>The same without a look at who wrote it: a MeshService that stands in the input may be what Kuma would have derived.</summary>
    public static bool SaySame(Resource a, Resource b) => JsonElement.DeepEquals(a.Kind.ReadSpec(a), b.Kind.ReadSpec(b));

    private static bool AreSame(ResourceMetadata a, ResourceMetadata b) =>
        a.CreationTime == b.CreationTime && Maps.AreSame(a.Labels, b.Labels) && Maps.AreSame(a.Annotations, b.Annotations);

    private static bool HaveSameStatus(Resource a, Resource b) => (a.Status is null && b.Status is null)
        || (a.Kind.ReadStatus(a) is { } x && b.Kind.ReadStatus(b) is { } y && JsonElement.DeepEquals(x, y));
}
