using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>Which clusters are meant: those that have all that is set.</summary>
public sealed record ClusterMatch
{
    /// <summary>What made them: <c>inbound</c>, <c>outbound</c>, <c>transparent</c>, <c>prometheus</c>, <c>direct-access</c>, <c>ingress</c>, <c>egress</c>, <c>gateway</c>, or a policy (<c>mesh-trace</c>).</summary>
    [Doc("What made them: inbound, outbound, transparent, prometheus, direct-access, ingress, egress, gateway, or a policy such as mesh-trace.")]
    public string? Origin { get; init; }

    /// <summary>Their name.</summary>
    [Doc("Name of the cluster.")]
    public string? Name { get; init; }
}

/// <summary>Which listeners are meant: those that have all that is set.</summary>
public sealed record ListenerMatch
{
    /// <summary>What made them: <c>inbound</c>, <c>outbound</c>, <c>transparent</c>, <c>prometheus</c>, <c>direct-access</c>, <c>ingress</c>, <c>egress</c>, <c>gateway</c>, or a policy (<c>mesh-trace</c>).</summary>
    [Doc("What made them: inbound, outbound, transparent, prometheus, direct-access, ingress, egress, gateway, or a policy such as mesh-trace.")]
    public string? Origin { get; init; }

    /// <summary>Their name.</summary>
    [Doc("Name of the listener.")]
    public string? Name { get; init; }

    /// <summary>Their tags (the metadata io.kuma.tags).</summary>
    [Doc("Tags of the listener, as its metadata io.kuma.tags has them.")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>Which network filters are meant: those that have all that is set.</summary>
public sealed record NetworkFilterMatch
{
    /// <summary>What made them: <c>inbound</c>, <c>outbound</c>, <c>transparent</c>, <c>prometheus</c>, <c>direct-access</c>, <c>ingress</c>, <c>egress</c>, <c>gateway</c>, or a policy (<c>mesh-trace</c>).</summary>
    [Doc("What made them: inbound, outbound, transparent, prometheus, direct-access, ingress, egress, gateway, or a policy such as mesh-trace.")]
    public string? Origin { get; init; }

    /// <summary>Their name, for example <c>envoy.filters.network.tcp_proxy</c>.</summary>
    [Doc("Name of the filter, for example envoy.filters.network.tcp_proxy.")]
    public string? Name { get; init; }

    /// <summary>The name of the listener that they belong to.</summary>
    [Doc("Name of the listener that they belong to.")]
    public string? ListenerName { get; init; }

    /// <summary>Tags of that listener (the metadata io.kuma.tags).</summary>
    [Doc("Tags of the listener that they belong to, as its metadata io.kuma.tags has them.")]
    public IReadOnlyDictionary<string, string>? ListenerTags { get; init; }
}

/// <summary>Which HTTP filters are meant: those that have all that is set.</summary>
public sealed record HttpFilterMatch
{
    /// <summary>What made them: <c>inbound</c>, <c>outbound</c>, <c>transparent</c>, <c>prometheus</c>, <c>direct-access</c>, <c>ingress</c>, <c>egress</c>, <c>gateway</c>, or a policy (<c>mesh-trace</c>).</summary>
    [Doc("What made them: inbound, outbound, transparent, prometheus, direct-access, ingress, egress, gateway, or a policy such as mesh-trace.")]
    public string? Origin { get; init; }

    /// <summary>Their name, for example <c>envoy.filters.http.router</c>.</summary>
    [Doc("Name of the filter, for example envoy.filters.http.router.")]
    public string? Name { get; init; }

    /// <summary>The name of the listener that they belong to.</summary>
    [Doc("Name of the listener that they belong to.")]
    public string? ListenerName { get; init; }

    /// <summary>Tags of that listener (the metadata io.kuma.tags).</summary>
    [Doc("Tags of the listener that they belong to, as its metadata io.kuma.tags has them.")]
    public IReadOnlyDictionary<string, string>? ListenerTags { get; init; }
}

/// <summary>Which virtual hosts are meant: those that have all that is set.</summary>
public sealed record VirtualHostMatch
{
    /// <summary>What made them: <c>inbound</c>, <c>outbound</c>, <c>transparent</c>, <c>prometheus</c>, <c>direct-access</c>, <c>ingress</c>, <c>egress</c>, <c>gateway</c>, or a policy (<c>mesh-trace</c>).</summary>
    [Doc("What made them: inbound, outbound, transparent, prometheus, direct-access, ingress, egress, gateway, or a policy such as mesh-trace.")]
    public string? Origin { get; init; }

    /// <summary>Their name.</summary>
    [Doc("Name of the virtual host.")]
    public string? Name { get; init; }

    /// <summary>The name of the route configuration that they belong to.</summary>
    [Doc("Name of the route configuration that they belong to.")]
    public string? RouteConfigurationName { get; init; }
}
