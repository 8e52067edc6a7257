using MeshTargeting.Resources;

namespace MeshTargeting.Comparing.Pairs;

/// <summary>A resource in two Worlds that is not the same in both.</summary>
/// <param name="Before">As it was; null where it is new.</param>
/// <param name="After">As it is; null where it is gone.</param>
internal sealed record ResourcePair(Resource? Before, Resource? After)
{
    /// <summary>The resource as it is, else as it was.</summary>
    public Resource Latest => After ?? Before!;

    /// <summary>Its identity.</summary>
    public ResourceId Id => Latest.Id;
}
