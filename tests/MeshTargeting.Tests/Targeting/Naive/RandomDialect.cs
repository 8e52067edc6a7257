using System.Text.Json.Nodes;
using CsCheck;
using MeshTargeting.Resources;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>How policies of a version of Kuma refer to what they are for.</summary>
/// <param name="Semantics">The version.</param>
/// <param name="TopLevel">What a policy is for.</param>
/// <param name="To">A destination of policies.</param>
/// <param name="Destination">A destination of routes.</param>
/// <param name="Backend">A backend of routes, without its port and weight.</param>
/// <param name="HasHostnames">Whether routes have hostnames.</param>
internal sealed record RandomDialect(
    KumaSemantics Semantics, Gen<TargetRef?> TopLevel, Gen<TargetRef> To, Gen<TargetRef> Destination, Gen<JsonObject> Backend, bool HasHostnames)
{
    /// <summary>By name, by tags, by labels.</summary>
    public static readonly RandomDialect Of2_14 = new(
        KumaSemantics.V2_14,
        RandomReferences.TopLevel,
        RandomReferences.To,
        RandomReferences.Destination,
        RandomNames.Name.Select(name => RandomPolicies.Fields(("kind", "MeshService"), ("name", name))),
        HasHostnames: true);

    /// <summary>By labels alone.</summary>
    public static readonly RandomDialect Of3_0 = new(
        KumaSemantics.V3_0,
        RandomReferences.TopLevelByLabels,
        RandomReferences.ToByLabels,
        RandomReferences.DestinationByLabels,
        RandomNames.Name.Select(name => RandomPolicies.Fields(("kind", "MeshService"), ("labels", RandomPolicies.Fields((KumaLabels.DisplayName, name))))),
        HasHostnames: false);
}
