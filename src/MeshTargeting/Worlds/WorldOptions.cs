using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>Whether Kuma makes MeshServices for a mesh (<c>Mesh.meshServices.mode</c>).</summary>
public enum MeshServicesMode
{
    /// <summary>None are made.</summary>
    Disabled,

    /// <summary>Made, and every proxy gets both MeshServices and kuma.io/service destinations.</summary>
    Everywhere,

    /// <summary>Made, and a proxy gets those that it declares as reachable.</summary>
    ReachableBackends,

    /// <summary>Made, and kuma.io/service destinations are gone.</summary>
    Exclusive,
}

/// <summary>The control plane that manifests are meant for, and what is to be made of them.</summary>
public sealed record WorldOptions : ControlPlane
{
    /// <summary>Whether to derive the MeshServices and Dataplanes that Kuma would make.</summary>
    public bool Derive { get; init; } = true;

    /// <summary>The mode of meshes that the input does not define.</summary>
    public MeshServicesMode MeshServicesMode { get; init; } = MeshServicesMode.Exclusive;

    /// <summary>
    /// Whether the resources are the whole mesh (<c>complete: true</c>, a context, or a live cluster beside them): then what is not
    /// found does not exist. Else it was merely not given, and a rule that misses something says so, as info.
    /// </summary>
    public bool IsComplete { get; init; }
}
