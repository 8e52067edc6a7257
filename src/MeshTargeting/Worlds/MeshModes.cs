using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Worlds;

/// <summary>Whether Kuma makes MeshServices for a mesh (api/mesh/v1alpha1/mesh_helpers.go).</summary>
internal static class MeshModes
{
    /// <summary>The mode of a Mesh, null where the input does not define it.</summary>
    public static MeshServicesMode Of(Resource<MeshSpec>? mesh, WorldOptions options) => mesh switch
    {
        _ when !options.Semantics.AbsentMeshServicesModeIsDisabled => MeshServicesMode.Exclusive,
        null => options.MeshServicesMode,
        _ => Enum.TryParse<MeshServicesMode>(mesh.Spec.MeshServices?.Mode, out var mode) ? mode : MeshServicesMode.Disabled,
    };
}
