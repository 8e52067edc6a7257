using MeshTargeting.Findings;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting;

/// <summary>
/// References to destinations by the inbound tag kuma.io/service, as they were before MeshService was a resource
/// (meshroute/listeners.go, handleLegacyBackendRef): backends of kind MeshService without port and sectionName, MeshServiceSubset, every
/// mirror, and beside real resources the names in <c>to[]</c> unless the mesh is in mode Exclusive.
/// </summary>
internal static class LegacyServices
{
    /// <summary>The name that Kuma's conversion from Gateway API writes for a backend that it could not resolve.</summary>
    public const string UnresolvedBackend = "kuma.io/unresolved-backend";

    /// <summary>What a backend or mirror hits by tag.</summary>
    public static Resolution Resolve(World world, Reference reference)
    {
        if (reference.Ref.Kind is not ("MeshService" or "MeshServiceSubset"))
        {
            return ReferenceResolver.InvalidKind(reference);
        }

        if (reference.IsMarkedUnresolved)
        {
            return new Unresolved(
                ResolutionReason.BackendNotFound,
                $"{UnresolvedBackend} stands for a backend that a conversion from Gateway API could not resolve");
        }

        var tags = Tags(reference);
        if (tags[KumaLabels.ServiceTag].Length > 0 && Proxies.WithTags(world, reference.From.Metadata.Mesh, tags) is { Count: > 0 } found)
        {
            return new Resolved(found);
        }

        if (reference is { Role: ReferenceRole.Backend, Labels: not null, Name: "" })
        {
            return new Unresolved(
                ResolutionReason.LegacyServiceTag,
                "without port or sectionName Kuma passes over the labels and looks for the inbound tag kuma.io/service with an empty value, "
                + "which nothing has",
                "write the port");
        }

        var because = reference switch
        {
            { Ref.Kind: "MeshServiceSubset" } => "Kuma resolves a MeshServiceSubset by inbound tags",
            { Role: ReferenceRole.Mirror } => "Kuma resolves mirrors by the inbound tag kuma.io/service alone",
            _ => "without port or sectionName Kuma goes by the inbound tag kuma.io/service",
        };
        var gap = Knowledge.GapOfTag(world, reference);
        var misspelt = Misspelt(world, reference, tags);
        var instead = Instead(world, reference) ?? misspelt?.Suggestion;
        var wish = reference.Ref.Kind != "MeshServiceSubset" ? $"it with the value \"{reference.Name}\"" : $"an inbound with the tags {Wording.Labels(tags)}";
        return new Unresolved(
            ResolutionReason.LegacyServiceTag,
            $"{because}, and no proxy in what was given has {wish}{Wording.InBrackets(gap)}",
            instead,
            Conclusive: gap is null && (world.Options.IsComplete || instead is not null || !MayBeTag(reference)))
        {
            Fix = gap is null && misspelt is { IsOnly: true, Key: KumaLabels.ServiceTag }
                ? new Fix($"write name: {misspelt.Value}", new ReplaceValue($"{reference.Path}.name", JsonText.Of(misspelt.Value)))
                : null,
        };
    }

    /// <summary>The tag of a proxy that was probably meant; null where none is but one value off.</summary>
    private static NearLabel? Misspelt(World world, Reference reference, Dictionary<string, string> tags)
    {
        var proxies = world.OfKind(reference.From.Metadata.Mesh, DataplaneSpec.Descriptor);
        var near = NearLabel.Find(
            tags,
            others => from proxy in proxies
                      from inbound in proxy.Spec.Networking?.Inbound ?? []
                      where inbound.Tags is not null && MeshServiceMatching.Includes(inbound.Tags, others)
                      select ((Resource)proxy, inbound.Tags));
        return near is { IsMisspelt: true } ? near : null;
    }

    /// <summary>
    /// What a name in <c>to[]</c> hits by tag; null where nothing, and in mode Exclusive, where proxies have no such outbounds
    /// (rules.go, legacyBuildToRules).
    /// </summary>
    public static Resolved? OfOutbounds(World world, Reference reference)
    {
        var mesh = reference.From.Metadata.Mesh;
        return reference is { Ref.Kind: "MeshService", Labels: null, Name.Length: > 0 }
            && world.ModeOf(mesh) != MeshServicesMode.Exclusive
            && Proxies.WithTags(world, mesh, Tags(reference)) is { Count: > 0 } found
                ? new Resolved(found)
                : null;
    }

    private static Dictionary<string, string> Tags(Reference reference)
    {
        var tags = new Dictionary<string, string>();
        if (reference.Ref.Kind == "MeshServiceSubset")
        {
            foreach (var (key, value) in reference.Ref.Tags ?? ResourceMetadata.None)
            {
                tags[key] = value;
            }
        }

        tags[KumaLabels.ServiceTag] = reference.Name;
        return tags;
    }

    /// <summary>Whether a name can be a value of the tag: on Kubernetes these have a form of their own, and proxies of either kind may share a mesh.</summary>
    private static bool MayBeTag(Reference reference) =>
        reference.From.Envelope == Envelope.Universal || LegacyName.Parse(reference.Name) is not null;

    /// <summary>Where there is a MeshService of that name, its port is what was left out.</summary>
    private static string? Instead(World world, Reference reference)
    {
        if (reference.Role == ReferenceRole.Mirror || reference.Ref.Kind != "MeshService" || reference.Name.Length == 0
            || Lookup.ByName(world, MeshServiceSpec.Descriptor, reference) is not { } service)
        {
            return null;
        }

        return ServicePort.Of(service) switch
        {
            [] => null,
            [var only] => $"write port: {only.Number}",
            var ports => $"write port: {string.Join(" or ", ports.Select(p => p.Number))}",
        };
    }
}
