using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>
/// What Kuma tells the targets of rules apart by (pkg/core/kri/kri.go): two services of one zone and namespace that share a display name
/// are one to it.
/// </summary>
internal readonly record struct TargetKey(string Kind, string Mesh, NameKey Name, string Section)
{
    public static TargetKey Of(RuleTarget target, WorldOptions options) => new(
        target.Resource.Kind.Name, target.Resource.Metadata.Mesh, ResourceTraits.Of(target.Resource, options).Key, target.Section);

    /// <summary>The resource as a whole.</summary>
    public TargetKey Whole => this with { Section = "" };

    /// <summary>Names differ most; what else differs equality tells.</summary>
    public override int GetHashCode() => HashCode.Combine(Name.Name, Name.Namespace, Section);
}
