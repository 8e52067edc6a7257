namespace MeshTargeting.Server.Inspect;

/// <summary>Kuma's inspect API, a line an endpoint.</summary>
internal static class InspectEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        DataplaneConfig.Map(app);
        DataplaneLayout.Map(app);
        DataplanePolicies.Map(app);
        DataplaneRules.Map(app);
        InboundPolicies.Map(app);
        MeshGatewayRules.Map(app);
        MeshServiceDataplanes.Map(app);
        OutboundPolicies.Map(app);
        OutboundRoutes.Map(app);
        PolicyDataplanes.Map(app);
        ServiceHostnamesEndpoint.Map(app);
    }
}
