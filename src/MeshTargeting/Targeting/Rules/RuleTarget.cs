using MeshTargeting.Resources;

namespace MeshTargeting.Targeting.Rules;

/// <summary>What a rule for outgoing traffic is for: a mesh, a destination, one of its ports, or a route.</summary>
/// <param name="Resource">The Mesh, MeshService, MeshMultiZoneService, MeshExternalService or MeshHTTPRoute, of the World that is asked.</param>
/// <param name="Section">The port as KRIs write it, its name, else its number; empty for the whole resource.</param>
public readonly record struct RuleTarget(Resource Resource, string Section = "")
{
    /// <summary>The same resource as a whole.</summary>
    public RuleTarget Whole => this with { Section = "" };
}
