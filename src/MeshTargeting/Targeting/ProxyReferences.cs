using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>References that select proxies: <c>spec.targetRef</c>, and the clients of <c>from[].targetRef</c>.</summary>
internal static class ProxyReferences
{
    /// <summary>What <c>spec.targetRef</c> selects, role and zone of the policy considered.</summary>
    public static Resolution ResolveTopLevel(World world, Reference reference)
    {
        switch (reference.Ref.Kind)
        {
            case "MeshHTTPRoute":
                return ResolveRoute(world, reference);
            case "MeshGateway" when AbsentGateway(world, reference) is { } absent:
                return absent;
            case "MeshGateway" or "Dataplane" or "MeshSubset" or "MeshService" or "MeshServiceSubset":
                break;
            default:
                return ReferenceResolver.InvalidKind(reference);
        }

        var matches = ProxyMatching.Select(world, reference.From);
        if (matches.Count > 0)
        {
            return new Resolved(matches.SelectMany(match => Targets(match, reference)).ToList());
        }

        return MissedProxies.Explain(world, reference);
    }

    /// <summary>The clients that <c>from[].targetRef</c> means, by their inbound tags.</summary>
    public static Resolution ResolveFrom(World world, Reference reference)
    {
        if (reference.Ref.Kind is not ("MeshSubset" or "MeshService" or "MeshServiceSubset"))
        {
            return ReferenceResolver.InvalidKind(reference);
        }

        var tags = new Dictionary<string, string>(reference.Ref.Tags ?? ResourceMetadata.None);
        if (reference.Ref.Kind != "MeshSubset")
        {
            tags[KumaLabels.ServiceTag] = reference.Name;
        }

        return Proxies.WithTags(world, reference.From.Metadata.Mesh, tags) is { Count: > 0 } found ? new Resolved(found)
            : Proxies.OfGateways(world, reference.From.Metadata.Mesh, tags) is { Count: > 0 } gateways ? new Resolved(gateways)
            : MissedProxies.WithTags(world, reference, tags);
    }

    private static Resolution ResolveRoute(World world, Reference reference)
    {
        if (TopLevelRoutes.Of(world, reference.From, reference.Ref) is { Count: > 0 } routes)
        {
            return new Resolved(routes.Select(route => new Target(route, "", null, null)).ToList());
        }

        return Absence.Explain(world, MeshHTTPRouteSpec.Descriptor, reference, labels: null, legacy: null);
    }

    private static Unresolved? AbsentGateway(World world, Reference reference)
    {
        var names = world.OfKind(reference.From.Metadata.Mesh, MeshGatewaySpec.Descriptor)
            .Select(g => ResourceTraits.Of(g, world.Options).DisplayName).ToList();
        if (names.Contains(reference.Name))
        {
            return null;
        }

        var near = NearName.Find(reference.Name, names, out var isOnly);
        var misspelt = near is not null && NearName.IsMisspelling(reference.Name, near);
        return new Unresolved(
            ResolutionReason.TargetNotFound,
            $"{Wording.Of(MeshGatewaySpec.Descriptor.Name, "", reference.Name)} was not found in what was given",
            Wording.DidYouMean(near),
            Conclusive: world.Options.IsComplete || misspelt)
        {
            Fix = misspelt && isOnly ? new Fix($"write name: {near}", new ReplaceValue($"{reference.Path}.name", JsonText.Of(near!))) : null,
        };
    }

    /// <summary>With sectionName each selected inbound, without it the proxy as a whole.</summary>
    private static IEnumerable<Target> Targets(ProxyMatch match, Reference reference) =>
        reference is { Ref.Kind: "Dataplane", SectionName.Length: > 0 }
            ? Proxies.Sections(match.Proxy.Spec, i => Proxies.SectionOf(i) == reference.SectionName, l => l == reference.SectionName)
                .Select(s => new Target(match.Proxy, s.Section, (int)s.Port, null))
            : [new Target(match.Proxy, "", null, null)];
}
