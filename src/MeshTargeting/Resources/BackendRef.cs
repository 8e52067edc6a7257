using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources;

/// <summary>Where a route sends traffic: a reference with a weight and a port (api/common/v1alpha1/targetref.go).</summary>
public sealed record BackendRef : TargetRef
{
    /// <summary>The share of traffic in proportion to the other backends; absent is 1.</summary>
    [Default(1)]
    [Minimum(0)]
    [Doc("Share of the traffic, in proportion to the weights of the other backends.")]
    public long? Weight { get; init; }

    /// <summary>The service's port, by number; absent makes a MeshService reference one by the tag kuma.io/service.</summary>
    [Doc("Port of the service, by number.")]
    public uint? Port { get; init; }
}
