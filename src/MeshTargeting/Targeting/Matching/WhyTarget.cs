using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Matching;

/// <summary>What a policy's targetRef asks of a proxy.</summary>
internal static class WhyTarget
{
    /// <summary>The questions in Kuma's order; what comes after the first that fails need not be asked.</summary>
    /// <param name="world">The World.</param>
    /// <param name="policy">The policy, or the route that it goes by.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="through">The routes that have been gone by, the last of them this one; empty for the policy itself.</param>
    public static IEnumerable<Predicate> Of(World world, Resource policy, ProxyView proxy, IReadOnlyList<Resource> through)
    {
        var question = new Question(world, PolicyTraits.Of(policy, world.Options), proxy, through.Count > 0 ? policy : null);
        var names = world.Options.Semantics.NamesInReferences;
        return question.Reference.Kind switch
        {
            "Mesh" => OfMesh(question, names),
            "Dataplane" => WhyDataplane.Of(question, names),
            "MeshSubset" when names => ProxyTypes(question).Concat(ByTags(question)),
            "MeshService" or "MeshServiceSubset" when names => ByTags(question),
            "MeshGateway" when names => OfGateway(question).Concat(ByTags(question)),
            "MeshHTTPRoute" => OfRoute(question, policy, through),
            var kind => [question.Fails("Target", $"a policy cannot be for kind {kind}", "spec.targetRef.kind")],
        };
    }

    private static IEnumerable<Predicate> OfMesh(Question question, bool names)
    {
        if (question.Reference.ProxyTypes is not { Count: > 0 } || !names)
        {
            yield return question.Holds("Target", $"the {question.Subject} is for every proxy of the mesh", "spec.targetRef");
        }
        else
        {
            foreach (var predicate in ProxyTypes(question))
            {
                yield return predicate;
            }
        }

        yield return question.Selection is not null
            ? question.Holds("Listeners", $"of the proxy it selects {question.Selected}", null)
            : question.Fails("Listeners", question.Proxy.IsBuiltin
                ? "the proxy is a builtin gateway, and no MeshGateway gives it a listener"
                : "the proxy has no inbound, so there is nothing to select", null);
    }

    private static IEnumerable<Predicate> ProxyTypes(Question question)
    {
        if (question.Reference.ProxyTypes is not { Count: > 0 } types)
        {
            yield break;
        }

        var wanted = Wording.List([.. types]);
        yield return PolicySelector.FitsType(question.Reference, question.Proxy)
            ? question.Holds("ProxyType", $"the {question.Subject} is for proxies of type {wanted}, and the proxy is {question.TypeOfProxy}", "spec.targetRef.proxyTypes")
            : question.Fails("ProxyType", $"the {question.Subject} is for proxies of type {wanted}, the proxy is {question.TypeOfProxy}", "spec.targetRef.proxyTypes");
    }

    private static IEnumerable<Predicate> ByTags(Question question)
    {
        var tags = PolicySelector.TagsOf(question.Reference);
        var path = question.Reference.Kind is "MeshService" or "MeshServiceSubset" ? "spec.targetRef.name" : "spec.targetRef.tags";
        var listed = tags.Count == 0 ? "any tags" : $"the tags {Wording.Labels(tags)}";
        yield return question.Selection is not null
            ? question.Holds("Tags", $"{question.Selected} of the proxy {(question.SelectsOne ? "has" : "have")} {listed}", path)
            : question.Fails("Tags", $"nothing of the proxy has {listed}{Other(question, tags)}", path);
    }

    /// <summary>What the proxy has in place of the first tag that is asked for.</summary>
    private static string Other(Question question, IReadOnlyDictionary<string, string> tags)
    {
        var networking = question.Proxy.Proxy.Spec.Networking;
        var all = (networking?.Inbound ?? []).Select(i => i.Tags).Append(networking?.Gateway?.Tags).OfType<IReadOnlyDictionary<string, string>>().ToList();
        var missing = tags.Where(t => t.Value != "*").Select(t => t.Key)
            .FirstOrDefault(key => !all.Exists(a => a.TryGetValue(key, out var value) && value == tags[key]));
        var values = all.Select(a => missing is null ? null : a.GetValueOrDefault(missing)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return values.Count > 0 ? $"; it has {missing}={Wording.List(values)}" : missing is null ? "" : $"; it has no tag {missing}";
    }

    private static IEnumerable<Predicate> OfGateway(Question question)
    {
        var wanted = question.Reference.Name ?? "";
        var belongs = question.Proxy.Gateway?.Metadata.Name;
        yield return question.Proxy.IsBuiltin
            ? question.Holds("ProxyType", "the proxy is a builtin gateway", "spec.targetRef.kind")
            : question.Fails("ProxyType", $"the {question.Subject} is for a MeshGateway, the proxy is {question.TypeOfProxy}", "spec.targetRef.kind");
        yield return question.Proxy.Gateway is { } gateway && ResourceTraits.Of(gateway, question.World.Options).DisplayName == wanted
            ? question.Holds("Gateway", $"the proxy belongs to MeshGateway {wanted}", "spec.targetRef.name")
            : question.Fails("Gateway", $"the {question.Subject} is for MeshGateway {wanted}, the proxy belongs to {belongs ?? "none"}", "spec.targetRef.name");
    }

    private static IEnumerable<Predicate> OfRoute(Question question, Resource policy, IReadOnlyList<Resource> through)
    {
        var routes = TopLevelRoutes.Of(question.World, policy, question.Reference);
        var byName = question.World.Options.Semantics.NamesInReferences;
        var path = byName ? "spec.targetRef.name" : "spec.targetRef.labels";
        if (routes.Count == 0)
        {
            var name = question.Reference.Name ?? "";
            var known = question.World.OfKind(policy.Metadata.Mesh, Resources.Kinds.MeshHTTPRouteSpec.Descriptor).Select(r => r.Metadata.Name);
            var near = byName ? Wording.DidYouMean(NearName.Find(name, known)) : null;
            var missing = byName ? $"no MeshHTTPRoute \"{name}\" was given" : "no MeshHTTPRoute with these labels was given";
            return [question.Fails("Route", near is null ? missing : $"{missing}; {near}", path)];
        }

        // Of several routes the first that cannot be followed is told, for it spoils them all; else the first that selects the proxy, else
        // the first of all.
        var route = routes.FirstOrDefault(r => CannotFollow(question, r)) ?? routes.FirstOrDefault(r => Selects(question, r)) ?? routes[0];
        return through.Contains(route)
            ? [question.Fails("Route", "the routes refer to each other without end", path)]
            : [question.Holds("Route", $"the {question.Subject} is for the proxies of {route.Id}", path), .. Why.Located(question.World, route, question.Proxy, [.. through, route])];
    }

    private static bool Selects(Question question, Resource route) => Select(question, route, out _) is not null;

    private static bool CannotFollow(Question question, Resource route)
    {
        Select(question, route, out var error);
        return error is not null;
    }

    private static Selection? Select(Question question, Resource route, out string? error) => PolicySelector.Select(
        question.World, route, PolicyTraits.Of(route, question.World.Options).TargetRef, question.Proxy, out error);
}
