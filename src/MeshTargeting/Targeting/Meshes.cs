using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>Which meshes a World has, and which one is meant by a name that is none of theirs.</summary>
internal static class Meshes
{
    /// <summary>The mesh that a control plane makes by itself.</summary>
    private const string Default = "default";

    /// <summary>Whether a mesh is there: a Mesh defines it, or Kuma makes it by itself.</summary>
    public static bool IsKnown(World world, string mesh) =>
        mesh is "" or Default || world.Find(new ResourceId(MeshSpec.Descriptor.Name, "", "", mesh)) is not null;

    /// <summary>The mesh of which a name is a misspelling; null where it is one of its own.</summary>
    /// <param name="world">The World.</param>
    /// <param name="mesh">The name.</param>
    /// <param name="isOnly">True where no other mesh may be meant.</param>
    public static string? Meant(World world, string mesh, out bool isOnly)
    {
        var names = world.OfKind("", MeshSpec.Descriptor).Select(m => m.Metadata.Name).Append(Default);
        return !IsKnown(world, mesh) && NearName.Find(mesh, names, out isOnly) is { } near && NearName.IsMisspelling(mesh, near) ? near : None(out isOnly);
    }

    /// <summary>Whether the name of a mesh is a misspelling of another's: then nothing that is missing there is missing.</summary>
    public static bool IsMisspelt(World world, string mesh) => Meant(world, mesh, out _) is not null;

    private static string? None(out bool isOnly)
    {
        isOnly = false;
        return null;
    }
}
