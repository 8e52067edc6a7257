using MeshTargeting.Resources.Schema;

namespace MeshTargeting.Resources.Kinds;

/// <summary>The listeners of a builtin gateway (api/mesh/v1alpha1/gateway.proto); gone in Kuma 3.0.</summary>
public sealed record MeshGatewaySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshGatewaySpec> Descriptor = new(static () => ModelJson.Default.MeshGatewaySpec)
    {
        Name = "MeshGateway",
        Until = KumaSemantics.V3_0,
        Plural = "meshgateways",
        ShortName = "mgw",
        Namespaced = false,
        Kds = Synchronisation.GlobalToZones | Synchronisation.ZoneToGlobal,
        SpecInlineOnUniversal = true,
        Description = "MeshGateway is the listeners of a builtin gateway.",
    };

    /// <summary>Which proxies are this gateway: those that one of them matches.</summary>
    [Doc("Proxies that are this gateway.")]
    public IReadOnlyList<MeshGatewaySelector>? Selectors { get; init; }

    /// <summary>Tags of every listener, for policies to select it by.</summary>
    [Doc("Tags of all listeners, by which policies select them.")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The listeners.</summary>
    [Doc("The listeners.")]
    public MeshGatewayConf? Conf { get; init; }
}

/// <summary>Selects proxies by their tags (api/mesh/v1alpha1/selector.proto).</summary>
public sealed record MeshGatewaySelector
{
    /// <summary>Tags, kuma.io/service among them; <c>*</c> stands for any value.</summary>
    [Doc("Tags of the proxies, kuma.io/service among them; * stands for any value.")]
    public IReadOnlyDictionary<string, string>? Match { get; init; }
}

/// <summary>The listeners of a gateway.</summary>
public sealed record MeshGatewayConf
{
    /// <summary>The listeners; those of one port need the same protocol and different host names.</summary>
    [Doc("The listeners. Those of one port need the same protocol and different host names.")]
    public IReadOnlyList<MeshGatewayListener>? Listeners { get; init; }
}

/// <summary>A listener of a gateway.</summary>
public sealed record MeshGatewayListener
{
    /// <summary>The host that it answers to, also <c>*.example.com</c>; absent is any.</summary>
    [Doc("Host name that the listener answers to, also with a leading *.; any when absent.")]
    public string? Hostname { get; init; }

    /// <summary>Its port.</summary>
    [Doc("Port of the listener.")]
    public uint? Port { get; init; }

    /// <summary>Its protocol; NONE, which is refused, when absent.</summary>
    [ProtobufEnum("NONE", "TCP", "", "TLS", "HTTP", "HTTPS")]
    [Doc("Protocol of the listener: TCP, TLS, HTTP or HTTPS.")]
    public string? Protocol { get; init; }

    /// <summary>TLS of an HTTPS or TLS listener.</summary>
    [Doc("TLS of the listener.")]
    public MeshGatewayTls? Tls { get; init; }

    /// <summary>Tags by which policies and routes select it.</summary>
    [Doc("Tags by which policies and routes select the listener.")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Whether it is for proxies of other meshes.</summary>
    [Doc("Whether the listener is for proxies of other meshes.")]
    public bool? CrossMesh { get; init; }

    /// <summary>Limits.</summary>
    [Doc("Limits of the listener.")]
    public MeshGatewayResources? Resources { get; init; }
}

/// <summary>Limits of a listener.</summary>
public sealed record MeshGatewayResources
{
    /// <summary>How many connections it takes at a time; absent and 0 are without limit.</summary>
    [Alias("connection_limit")]
    [Doc("How many connections the listener takes at a time; without limit when absent or 0.")]
    public uint? ConnectionLimit { get; init; }
}
