using MeshTargeting.Comparing.Pairs;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Comparing.Inventory;

/// <summary>Says in words what of a mesh is otherwise.</summary>
internal static class MeshDetails
{
    /// <summary>The details; empty where nothing that counts is otherwise.</summary>
    public static IEnumerable<string> Of(WorldPair pair, ResourcePair changed)
    {
        var name = changed.Latest.Metadata.Name;
        var (before, after) = (pair.Base.ModeOf(name), pair.Head.ModeOf(name));
        if (before != after)
        {
            yield return $"meshServices.mode {before} → {after}{(after == MeshServicesMode.Disabled ? ": Kuma makes no MeshServices any more" : before == MeshServicesMode.Disabled ? ": Kuma makes MeshServices" : "")}";
        }

        var (was, now) = (HasMtls(pair.Base, changed.Before), HasMtls(pair.Head, changed.After));
        if (was != now)
        {
            yield return now
                ? "mTLS is turned on: from now on permissions decide who may call, and a proxy without any takes no calls"
                : "mTLS is turned off: without it, or a MeshIdentity, permissions have no effect";
        }
    }

    private static bool HasMtls(World world, Resource? mesh) =>
        world.Options.Semantics.MeshSettings && mesh is Resource<MeshSpec> { Spec.Mtls.EnabledBackend.Length: > 0 };
}
