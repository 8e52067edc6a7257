using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Validation.Templates;
using MeshTargeting.Worlds;

namespace MeshTargeting.Targeting.Services;

/// <summary>A hostname of a service.</summary>
/// <param name="Name">The hostname; what Kuma shows need not be a DNS name.</param>
/// <param name="Zone">The zone that it is for.</param>
public sealed record ServiceHostname(string Name, string Zone);

/// <summary>
/// The hostnames that HostnameGenerators give a MeshService, MeshMultiZoneService or MeshExternalService, as Kuma's inspect API tells
/// them (pkg/api-server/inspect_mesh_service.go, matchingHostnames).
/// </summary>
/// <param name="Names">The hostnames, sorted, each once.</param>
/// <param name="Error">The template that failed and why, in Kuma's words; null where all is well. Then there are no names.</param>
public sealed record ServiceHostnames(IReadOnlyList<ServiceHostname> Names, string? Error)
{
    /// <summary>The hostnames of a service.</summary>
    public static ServiceHostnames Of(World world, Resource service)
    {
        var labels = LabelsOf(world, service);
        var zone = labels.GetValueOrDefault(KumaLabels.Zone) is { Length: > 0 } written ? written : CoreNames.Of(service).Split('.')[0];
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var generator in world.OfKind("", HostnameGeneratorSpec.Descriptor))
        {
            foreach (var origin in Origins(world, labels))
            {
                var seen = new Dictionary<string, string>(labels) { [KumaLabels.Origin] = origin };
                if (SelectorFor(generator.Spec.Selector, service) is not { } selector
                    || !MeshServiceMatching.Includes(seen, selector.MatchLabels ?? ResourceMetadata.None))
                {
                    continue;
                }

                var hostname = Hostname.Of(
                    generator.Spec.Template ?? "", service.Metadata.Name, service.Metadata.Mesh, seen, zone, isJudged: false);
                if (hostname.Error is { } error)
                {
                    return new([], $"{generator.Id}: {error}");
                }

                if (hostname.Name is { Length: > 0 } name)
                {
                    names.Add(name);
                }
            }
        }

        return new(names.Select(name => new ServiceHostname(name, zone)).ToList(), null);
    }

    /// <summary>
    /// What says on Universal whence it comes, to a server that was not told its zone, is what a control plane has stored, labels and all.
    /// Everything else gets the labels that it would be stored with.
    /// </summary>
    private static IReadOnlyDictionary<string, string> LabelsOf(World world, Resource service) =>
        service.Envelope == Envelope.Universal && world.Options.Zone is null && service.Metadata.Labels.ContainsKey(KumaLabels.Origin)
            ? service.Metadata.Labels
            : world.LabelsOf(service);

    /// <summary>On the global control plane services of zones are looked at as that control plane and as other zones see them.</summary>
    private static string[] Origins(World world, IReadOnlyDictionary<string, string> labels) =>
        world.Options.IsGlobal ? ["zone", "global"] : [labels.GetValueOrDefault(KumaLabels.Origin) ?? ""];

    private static LabelSelector? SelectorFor(HostnameGeneratorSelector? selector, Resource service) => service.SpecObject switch
    {
        MeshServiceSpec => selector?.MeshService,
        MeshMultiZoneServiceSpec => selector?.MeshMultiZoneService,
        MeshExternalServiceSpec => selector?.MeshExternalService,
        _ => null,
    };
}
