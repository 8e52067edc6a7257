namespace MeshTargeting.Validation.Common;

/// <summary>What a policy allows of a targetRef (ValidateTargetRefOpts in pkg/core/resources/apis/mesh/validators.go).</summary>
/// <param name="Kinds">The kinds that it may refer to.</param>
internal sealed record TargetRefRules(params IReadOnlyList<string> Kinds)
{
    /// <summary>The kinds that most policies allow at the top to everyone.</summary>
    public static readonly TargetRefRules Proxies = new("Mesh", "MeshSubset", "MeshService", "MeshServiceSubset", "Dataplane");

    /// <summary>Those, and gateways with the tags of their listeners.</summary>
    public static readonly TargetRefRules ProxiesAndGateways = Proxies.And("MeshGateway") with { GatewayTags = true };

    /// <summary>Those, and routes.</summary>
    public static readonly TargetRefRules ProxiesGatewaysAndRoutes = ProxiesAndGateways.And("MeshHTTPRoute");

    /// <summary>What Kuma says of another kind; null for its usual words.</summary>
    public string? KindError { get; init; }

    /// <summary>Whether a MeshGateway may be narrowed to listeners by their tags.</summary>
    public bool GatewayTags { get; init; }

    /// <summary>Whether the policy has settings for inbounds, so that a Dataplane's section may be named.</summary>
    public bool Inbound { get; init; }

    /// <summary>A name that is no good one and allowed all the same; null where there is none.</summary>
    public string? AllowedName { get; init; }

    /// <summary>The same with further kinds.</summary>
    public TargetRefRules And(params IEnumerable<string> kinds) => this with { Kinds = [.. Kinds, .. kinds] };

    /// <summary>The same, of the kinds only these.</summary>
    public TargetRefRules Only(IEnumerable<string> kinds) => this with { Kinds = [.. Kinds.Intersect(kinds)] };
}
