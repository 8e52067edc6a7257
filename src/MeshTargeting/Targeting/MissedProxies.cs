using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Matching;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>Says why a reference to proxies selects none, as near to the cause as the World allows.</summary>
internal static class MissedProxies
{
    /// <summary>Why <c>spec.targetRef</c> of a policy selects no proxy.</summary>
    public static Unresolved Explain(World world, Reference reference)
    {
        if (reference is { Ref.Kind: "Dataplane", SectionName.Length: > 0 }
            && ProxyMatching.Select(world, reference.From, reference.Ref with { SectionName = null }) is { Count: > 0 } whole)
        {
            return NoSection(world, whole, reference);
        }

        if (reference.Ref.Kind == "Dataplane" && OnlyOfGateways(world, reference) is { } gateway)
        {
            return new Unresolved(
                ResolutionReason.OnlyGatewayProxies,
                $"what is selected are proxies of {gateway.Id}, and kind Dataplane never selects those",
                $"write kind: MeshGateway, name: {gateway.Metadata.Name}");
        }

        return Elsewhere(world, reference) ?? ByName(world, reference) ?? ByPairs(world, reference);
    }

    /// <summary>Why no proxy has an inbound with tags.</summary>
    public static Unresolved WithTags(World world, Reference reference, IReadOnlyDictionary<string, string> tags)
    {
        var sentence = $"no proxy in what was given has an inbound with the tags {Wording.Labels(tags)}";
        return AreOfGateway(world, reference, tags)
            ? new Unresolved(ResolutionReason.NotKnown, $"{sentence}, but a MeshGateway selects by them, and its proxies were not given", Conclusive: false)
            : Missing(world, reference, sentence, Near(world, reference, tags, areTags: true), "tags");
    }

    /// <summary>Whether proxies with the tags are those of a MeshGateway, which on Kubernetes Kuma makes of a MeshGatewayInstance.</summary>
    private static bool AreOfGateway(World world, Reference reference, IReadOnlyDictionary<string, string> tags) =>
        world.OfKind(reference.From.Metadata.Mesh, MeshGatewaySpec.Descriptor)
            .SelectMany(gateway => gateway.Spec.Selectors ?? [])
            .Any(selector => Proxies.Match(tags, selector.Match));

    private static Unresolved NoSection(World world, IReadOnlyList<ProxyMatch> proxies, Reference reference)
    {
        var sections = proxies.SelectMany(p => p.Inbounds).Distinct().Order(StringComparer.Ordinal).ToList();
        var near = NearName.Find(reference.SectionName, sections, out var isOnly);
        var meant = sections is [var one] ? one : isOnly ? near : null;

        // Of a mesh, or a namespace, as a whole there may be more proxies than were given.
        var conclusive = world.Options.IsComplete || near is not null || !ByDataplane.SelectsAll(reference.Ref);
        return new Unresolved(
            ResolutionReason.SectionNotFound,
            proxies is [var only]
                ? $"{only.Proxy.Id} has no inbound \"{reference.SectionName}\"; its inbounds: {Wording.List(sections)}"
                : $"none of the {proxies.Count} proxies that are selected has an inbound \"{reference.SectionName}\"; "
                    + $"their inbounds: {Wording.List(sections)}",
            Wording.DidYouMean(near),
            conclusive)
        {
            Fix = conclusive && meant is not null
                ? new Fix($"write sectionName: {meant}", new ReplaceValue($"{reference.Path}.sectionName", JsonText.Of(meant)))
                : null,
        };
    }

    /// <summary>The MeshGateway of the first proxy that has what is asked for, where one has.</summary>
    private static Resource<MeshGatewaySpec>? OnlyOfGateways(World world, Reference reference)
    {
        var mesh = reference.From.Metadata.Mesh;
        if (ByDataplane.SelectsAll(reference.Ref) || !world.Options.Semantics.BuiltinGateways || world.OfKind(mesh, MeshGatewaySpec.Descriptor).Count == 0)
        {
            return null;
        }

        var policy = ResourceTraits.Of(reference.From, world.Options);
        var fitting = ProxyCandidates.Of(world, reference.From, reference.Ref).Select(proxy => ProxyView.Of(world, proxy))
            .Where(proxy => ByDataplane.Fits(reference.Ref, policy, proxy.Meta, world.Options.Semantics.NamesInReferences))
            .ToList();
        return fitting.Count > 0 && fitting.TrueForAll(proxy => proxy.Gateway is not null) ? fitting[0].Gateway : null;
    }

    /// <summary>Proxies that have what is asked for, where the policy does not count for them: in another namespace or zone.</summary>
    private static Unresolved? Elsewhere(World world, Reference reference)
    {
        var traits = PolicyTraits.Of(reference.From, world.Options);
        var fitting = ProxyCandidates.Of(world, reference.From, reference.Ref)
            .FirstOrDefault(proxy => PolicySelector.SelectByTarget(world, traits, ProxyView.Of(world, proxy)) is not null);
        if (fitting is null)
        {
            return null;
        }

        var why = WhyPlace.OfLocation(world, reference.From, ProxyView.Of(world, fitting), isRoute: false).FirstOrDefault(p => !p.Holds)?.Sentence;
        return new Unresolved(
            ResolutionReason.NoProxyMatches,
            $"no proxy in what was given is selected: {fitting.Id} would be, but {why}",
            Conclusive: Knowledge.GapOfProxies(world, reference) is null);
    }

    private static Unresolved? ByName(World world, Reference reference)
    {
        if (reference is not { Ref.Kind: "Dataplane", Labels: null, Name.Length: > 0 } || !world.Options.Semantics.NamesInReferences)
        {
            return null;
        }

        var ns = Lookup.NamespaceOf(world, reference);
        var mesh = reference.From.Metadata.Mesh;
        var missing = $"{Wording.Of("Dataplane", ns, reference.Name)} was not found in what was given";
        var here = Neighbours.InNamespace(world.OfKind(mesh, (KindDescriptor)DataplaneSpec.Descriptor), ns).ToList();
        if (here.Exists(p => p.IsDerived && reference.Name.StartsWith(p.Metadata.Name + "-", StringComparison.Ordinal)))
        {
            return new Unresolved(ResolutionReason.NotKnown, $"{missing}, but it may be that of a Pod, and the Pods' names are not known", Conclusive: false);
        }

        var gap = Knowledge.GapOfProxies(world, reference);
        var near = NearResource.Find(world, DataplaneSpec.Descriptor, mesh, ns, reference.Name);
        var conclusive = gap is null && (world.Options.IsComplete || near is { IsEvidence: true });
        return new Unresolved(ResolutionReason.NoProxyMatches, missing + Wording.InBrackets(gap), near?.Suggestion, conclusive)
        {
            Fix = conclusive ? near?.FixAt($"{reference.Path}.name") : null,
        };
    }

    private static Unresolved ByPairs(World world, Reference reference)
    {
        if (reference.Ref.Kind == "Dataplane")
        {
            return reference.Labels is not { } labels
                ? Missing(world, reference, "no proxy in what was given is selected", near: null, "labels")
                : Missing(
                    world, reference, $"no proxy in what was given has the labels {Wording.Labels(labels)}", Near(world, reference, labels, areTags: false), "labels");
        }

        var tags = PolicySelector.TagsOf(reference.Ref);
        var known = tags.Count == 0 || reference.Ref.Kind == "MeshGateway"
            ? "no proxy in what was given is selected"
            : $"no proxy in what was given has an inbound with the tags {Wording.Labels(tags)}";
        return Missing(world, reference, known, tags.Count == 0 || reference.Ref.Kind == "MeshGateway" ? null : Near(world, reference, tags, areTags: true), "tags");
    }

    private static Unresolved Missing(World world, Reference reference, string sentence, NearLabel? near, string field)
    {
        if (reference.Ref.Tags?.ContainsKey(KumaLabels.Zone) == true && near is null)
        {
            // The control plane adds this tag to every inbound, and knows its zone, which manifests need not say.
            return new Unresolved(ResolutionReason.NotKnown, sentence, Conclusive: false);
        }

        var gap = Knowledge.GapOfProxies(world, reference);
        var conclusive = gap is null && (world.Options.IsComplete || near is { IsMisspelt: true });
        var isName = near?.Key == KumaLabels.ServiceTag && reference.Ref.Kind is "MeshService" or "MeshServiceSubset";
        return new Unresolved(ResolutionReason.NoProxyMatches, sentence + Wording.InBrackets(gap), near?.Suggestion, conclusive)
        {
            Fix = !conclusive || near is null ? null
                : !isName ? near.FixAt($"{reference.Path}.{field}")
                : near.IsOnly ? new Fix($"write name: {near.Value}", new ReplaceValue($"{reference.Path}.name", JsonText.Of(near.Value)))
                : null,
        };
    }

    /// <summary>The value of a label, or tag, of proxies where the policy counts that one of these was probably meant to be.</summary>
    private static NearLabel? Near(World world, Reference reference, IReadOnlyDictionary<string, string> pairs, bool areTags)
    {
        var filter = PolicyTraits.Of(reference.From, world.Options).Filter;
        var proxies = world.OfKind(reference.From.Metadata.Mesh, DataplaneSpec.Descriptor)
            .Where(p => reference.Role != ReferenceRole.TopLevel || filter.AdmitsNamespace(ResourceTraits.Of(p, world.Options)))
            .ToList();
        return NearLabel.Find(
            pairs,
            others => from proxy in proxies
                      from having in areTags ? TagsOf(proxy.Spec) : [world.LabelsOf(proxy)]
                      where Proxies.Match(others, having)
                      select ((Resource)proxy, having));
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> TagsOf(DataplaneSpec proxy) =>
        (proxy.Networking?.Inbound ?? []).Select(i => i.Tags).Append(proxy.Networking?.Gateway?.Tags).OfType<IReadOnlyDictionary<string, string>>();
}
