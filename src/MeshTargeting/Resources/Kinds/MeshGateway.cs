namespace MeshTargeting.Resources.Kinds;

/// <summary>The listeners of a builtin gateway (api/mesh/v1alpha1/gateway.proto).</summary>
public sealed record MeshGatewaySpec
{
    /// <summary>The kind's declaration.</summary>
    public static readonly KindDescriptor<MeshGatewaySpec> Descriptor = new(static () => ModelJson.Default.MeshGatewaySpec)
    {
        Name = "MeshGateway",
        Plural = "meshgateways",
        Kds = Synchronisation.GlobalToZones | Synchronisation.ZoneToGlobal,
        ShortName = "mgw",
        Namespaced = false,
        SpecInlineOnUniversal = true,
        Description = "MeshGateway is the listeners of a builtin gateway.",
    };
}
