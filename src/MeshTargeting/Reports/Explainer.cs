using MeshTargeting.Reading;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;

namespace MeshTargeting.Reports;

/// <summary>Answers why a policy applies to a proxy, or does not. The order of the texts does not matter.</summary>
public static class Explainer
{
    /// <summary>Reads texts, finds a policy and a proxy in them and asks about the two. Never throws for what a user wrote.</summary>
    /// <param name="input">The texts.</param>
    /// <param name="policy">The policy as the user names it, see <see cref="PolicyNames"/>.</param>
    /// <param name="proxy">The proxy as the user names it: <c>namespace/name</c>, <c>name</c> or its KRI.</param>
    /// <param name="mesh">The mesh in which both are looked for; null for all.</param>
    public static InspectResult<Explanation> Explain(CheckInput input, string policy, string proxy, string? mesh)
    {
        Resource? found = null;
        return Inspector.Ask(
            input,
            world =>
            {
                var named = PolicyNames.Find(world, policy, mesh);
                found = named.Resource;
                if (found is null)
                {
                    return named;
                }

                // Of proxies of one name in several meshes the one in the mesh of the policy is meant.
                var anywhere = ResourceNames.Find(world, [DataplaneSpec.Descriptor], proxy, mesh);
                return anywhere.Resource is null
                    && ResourceNames.Find(world, [DataplaneSpec.Descriptor], proxy, found.Metadata.Mesh) is { Resource: not null } here
                        ? here
                        : anywhere;
            },
            (world, resource) => Explanation.Of(Why.Explain(world, found!, (Resource<DataplaneSpec>)resource)));
    }
}

/// <summary>Why a policy applies to a proxy, or does not, with places.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Positions">
/// Line and column of what each predicate goes by, in the order of the answer; null where it goes by nothing written.
/// </param>
public sealed record Explanation(WhyAnswer Answer, IReadOnlyList<Position?> Positions)
{
    /// <summary>The document in which the place of a predicate is: that of the policy, or of a route that it goes by.</summary>
    public SourceDocument? SourceOf(Predicate predicate) =>
        predicate.Path is null ? null : (predicate.Source ?? Answer.Policy).Source;

    internal static Explanation Of(WhyAnswer answer)
    {
        var places = new Explanation(answer, []);
        return places with { Positions = Locator.Locate(answer.Predicates.Select(p => (places.SourceOf(p), p.Path ?? ""))) };
    }
}
