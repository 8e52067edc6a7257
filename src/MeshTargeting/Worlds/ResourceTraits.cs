using MeshTargeting.Resources;

namespace MeshTargeting.Worlds;

/// <summary>What Kuma goes by when it matches resources with each other; computed once for each resource and kept with it.</summary>
internal sealed class ResourceTraits
{
    private readonly WorldOptions _options;

    private ResourceTraits(Resource resource, WorldOptions options)
    {
        _options = options;
        Labels = EffectiveLabels.Of(resource, options);
        Origin = Labels.GetValueOrDefault(KumaLabels.Origin);
        Zone = Labels.GetValueOrDefault(KumaLabels.Zone);
        Namespace = Labels.GetValueOrDefault(KumaLabels.Namespace);
        CoreName = CoreNames.Of(resource);
        DisplayName = Labels.GetValueOrDefault(KumaLabels.DisplayName) is { Length: > 0 } name ? name : CoreName;
    }

    /// <summary>The labels that Kuma sees.</summary>
    public EffectiveLabels Labels { get; }

    /// <summary>The origin; null where the resource has none.</summary>
    public string? Origin { get; }

    /// <summary>The zone; null where the resource has none.</summary>
    public string? Zone { get; }

    /// <summary>The namespace; null where the resource has none.</summary>
    public string? Namespace { get; }

    /// <summary>The name by which Kuma's core knows it.</summary>
    public string CoreName { get; }

    /// <summary>The display name, else the name (resource.go, GetDisplayName).</summary>
    public string DisplayName { get; }

    /// <summary>What a reference by name goes by.</summary>
    public NameKey Key => new(Zone ?? "", Namespace ?? "", DisplayName);

    /// <summary>The traits of a resource.</summary>
    public static ResourceTraits Of(Resource resource, WorldOptions options) =>
        resource.Memo(options, static (ResourceTraits kept, WorldOptions o) => ReferenceEquals(kept._options, o), static (r, o) => new ResourceTraits(r, o));

    /// <summary>The value of a label as a map of Go gives it: empty where there is none.</summary>
    public string Label(string key) => Labels.GetValueOrDefault(key) ?? "";

    /// <summary>
    /// Whether a resource was made in a zone. One of origin zone without a zone is of the own zone, from before Kuma 2.8 (resource.go,
    /// IsLocalZoneResource).
    /// </summary>
    public bool IsOfZone(string zone) => Origin == "zone" && (Zone ?? zone) == zone;
}
