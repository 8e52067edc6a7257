using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>On which control plane the manifests are meant to be applied.</summary>
public enum ControlPlaneMode
{
    /// <summary>A zone without a global control plane.</summary>
    Zone,

    /// <summary>A zone that a global control plane federates.</summary>
    FederatedZone,

    /// <summary>The global control plane.</summary>
    Global,
}

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

/// <summary>The circumstances under which manifests are judged.</summary>
public sealed record WorldOptions
{
    /// <summary>The version of Kuma.</summary>
    public KumaSemantics Semantics { get; init; } = KumaSemantics.V2_14;

    /// <summary>The kind of control plane.</summary>
    public ControlPlaneMode Mode { get; init; } = ControlPlaneMode.Zone;

    /// <summary>The zone's name; null where it was not stated, then <see cref="DefaultZone"/> stands in. Without meaning on global.</summary>
    public string? Zone { get; init; }

    /// <summary>The zone's name where none was stated.</summary>
    public const string DefaultZone = "default";

    /// <summary>The namespace of the control plane.</summary>
    public string SystemNamespace { get; init; } = "kuma-system";

    /// <summary>Whether to derive the MeshServices and Dataplanes that Kuma would make.</summary>
    public bool Derive { get; init; } = true;

    /// <summary>The mode of meshes that the input does not define.</summary>
    public MeshServicesMode MeshServicesMode { get; init; } = MeshServicesMode.Exclusive;
}
