using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>A mesh and what holds for all of it (api/mesh/v1alpha1/mesh.proto).</summary>
public sealed record MeshSpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshSpec> Descriptor = new(static () => ModelJson.Default.MeshSpec)
    {
        Name = "Mesh",
        Plural = "meshes",
        Kds = Synchronisation.GlobalToZones,
        ShortName = "m",
        Scope = KindScope.Global,
        Namespaced = false,
        SpecInlineOnUniversal = true,
        Description = "Mesh is a mesh, and what holds for all of it: mutual TLS, backends, and whether MeshServices are made.",
    };

    /// <summary>Mutual TLS; on where <c>enabledBackend</c> is not empty.</summary>
    [Until("3.0")]
    [Doc("Mutual TLS of the mesh.")]
    public MeshMtls? Mtls { get; init; }

    /// <summary>Backends of traces.</summary>
    [Until("3.0")]
    [Doc("Backends that traces can be sent to.")]
    public MeshTracing? Tracing { get; init; }

    /// <summary>Backends of access logs.</summary>
    [Until("3.0")]
    [Doc("Backends that access logs can be sent to.")]
    public MeshLogging? Logging { get; init; }

    /// <summary>Backends of metrics.</summary>
    [Until("3.0")]
    [Doc("Backends that metrics can be sent to.")]
    public MeshMetrics? Metrics { get; init; }

    /// <summary>Traffic that leaves the mesh.</summary>
    [Until("3.0")]
    [Doc("Networking of the mesh.")]
    public MeshNetworking? Networking { get; init; }

    /// <summary>Routing.</summary>
    [Until("3.0")]
    [Doc("Routing of the mesh.")]
    public MeshRouting? Routing { get; init; }

    /// <summary>Which proxies may join.</summary>
    [Until("3.0")]
    [Doc("Which proxies may join the mesh.")]
    public MeshConstraints? Constraints { get; init; }

    /// <summary>Policies that are not to be made together with the mesh; <c>*</c> for none at all.</summary>
    [Doc("Default policies that are not to be made together with the mesh; * for none at all.")]
    public IReadOnlyList<string>? SkipCreatingInitialPolicies { get; init; }

    /// <summary>Whether MeshServices are made; absent is Disabled on 2.14.</summary>
    [Until("3.0")]
    [Doc("Whether MeshServices are made for this mesh.")]
    public MeshMeshServices? MeshServices { get; init; }
}

/// <summary>Whether MeshServices are made for a mesh.</summary>
public sealed record MeshMeshServices
{
    /// <summary>Disabled (when absent), Everywhere, ReachableBackends or Exclusive.</summary>
    [ProtobufEnum("Disabled", "Everywhere", "ReachableBackends", "Exclusive")]
    [Doc("Disabled makes none; Everywhere and ReachableBackends keep kuma.io/service destinations beside them; Exclusive does not.")]
    public string? Mode { get; init; }
}

/// <summary>Traffic that leaves a mesh.</summary>
public sealed record MeshNetworking
{
    /// <summary>Traffic of proxies to what no service of the mesh is.</summary>
    [Doc("Traffic to destinations that are no service of the mesh.")]
    public MeshNetworkingOutbound? Outbound { get; init; }
}

/// <summary>Traffic to what no service of a mesh is.</summary>
public sealed record MeshNetworkingOutbound
{
    /// <summary>Whether it is let through; absent is true.</summary>
    [Doc("Whether traffic to unknown destinations is let through.")]
    public bool? Passthrough { get; init; }
}

/// <summary>Routing of a mesh.</summary>
public sealed record MeshRouting
{
    /// <summary>Whether endpoints of the own zone are preferred.</summary>
    [Doc("Whether endpoints of the own zone are preferred.")]
    public bool? LocalityAwareLoadBalancing { get; init; }

    /// <summary>Whether traffic leaves the zone through its egress.</summary>
    [Doc("Whether traffic leaves the zone through its egress.")]
    public bool? ZoneEgress { get; init; }

    /// <summary>Whether MeshExternalServices are out of reach until a policy allows them.</summary>
    [Doc("Whether MeshExternalServices are out of reach until a MeshTrafficPermission allows them.")]
    public bool? DefaultForbidMeshExternalServiceAccess { get; init; }
}

/// <summary>Which proxies may join a mesh.</summary>
public sealed record MeshConstraints
{
    /// <summary>Which data plane proxies may join.</summary>
    [Doc("Which data plane proxies may join.")]
    public MeshDataplaneProxyConstraints? DataplaneProxy { get; init; }
}

/// <summary>Which data plane proxies may join a mesh.</summary>
public sealed record MeshDataplaneProxyConstraints
{
    /// <summary>A proxy must fit at least one of these.</summary>
    [Doc("A proxy must have the tags of at least one of these.")]
    public IReadOnlyList<MeshTagRules>? Requirements { get; init; }

    /// <summary>A proxy must fit none of these.</summary>
    [Doc("A proxy must have the tags of none of these.")]
    public IReadOnlyList<MeshTagRules>? Restrictions { get; init; }
}

/// <summary>Tags that a proxy must or must not have.</summary>
public sealed record MeshTagRules
{
    /// <summary>The tags; the value <c>*</c> stands for any.</summary>
    [Doc("Tags; the value * stands for any value.")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
