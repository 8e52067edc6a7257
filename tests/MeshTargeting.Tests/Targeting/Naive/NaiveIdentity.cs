using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Targeting.Naive;

/// <summary>What a resource is told apart by in references (pkg/core/kri/kri.go).</summary>
internal sealed record NaiveIdentity(string Kind, string Mesh, string Zone, string Namespace, string Name)
{
    public static NaiveIdentity Of(NaiveWorld world, Resource resource) => OfKind(world, resource, resource.Kind.Name);

    /// <summary>What a reference by name from a policy means (rules/resolve/backendref.go, TargetRefToKRI).</summary>
    public static NaiveIdentity Meant(NaiveWorld world, Resource policy, TargetRef reference)
    {
        if (reference.Kind == "Mesh")
        {
            return new NaiveIdentity("Mesh", "", "", "", policy.Metadata.Mesh);
        }

        var own = OfKind(world, policy, reference.Kind!);
        return own with { Name = reference.Name ?? "", Namespace = string.IsNullOrEmpty(reference.Namespace) ? own.Namespace : reference.Namespace };
    }

    private static NaiveIdentity OfKind(NaiveWorld world, Resource resource, string kind) => new(
        kind,
        resource.Metadata.Mesh,
        world.Label(resource, KumaLabels.Zone) ?? "",
        world.Label(resource, KumaLabels.Namespace) ?? "",
        world.DisplayName(resource));
}

/// <summary>Resources in a list and nothing else: whatever is asked, all of them are looked at.</summary>
internal sealed class NaiveWorld(IReadOnlyList<Resource> resources, WorldOptions options)
{
    private readonly Dictionary<Resource, EffectiveLabels> _labels = resources.ToDictionary(r => r, r => EffectiveLabels.Of(r, options));

    private readonly Dictionary<(Resource, string), List<NaiveItem>> _items = [];

    /// <summary>Whether it is a World of Kuma 2.14, with names in references, tags and gateways, which 3.0 has no more.</summary>
    public bool IsOf2_14 => options.Semantics == KumaSemantics.V2_14;

    /// <summary>In the order in which Kuma's store lists them: by the name that it knows, which on Kubernetes has the namespace behind it.</summary>
    public IReadOnlyList<Resource> All { get; } = resources.OrderBy(StoredName, StringComparer.Ordinal).ToList();

    public static string StoredName(Resource resource) =>
        resource.Metadata.Namespace.Length > 0 ? $"{resource.Metadata.Name}.{resource.Metadata.Namespace}" : resource.Metadata.Name;

    public IEnumerable<Resource> OfKind(string kind, string mesh) => All.Where(r => r.Kind.Name == kind && r.Metadata.Mesh == mesh);

    public IReadOnlyDictionary<string, string> Labels(Resource resource) => _labels[resource];

    public string? Label(Resource resource, string key) => _labels[resource].GetValueOrDefault(key);

    public string DisplayName(Resource resource) => Label(resource, KumaLabels.DisplayName) ?? resource.Metadata.Name;

    public IReadOnlyList<NaiveItem> Items(Resource policy, string list)
    {
        if (!_items.TryGetValue((policy, list), out var items))
        {
            // What 3.0 has no more it does not read.
            _items[(policy, list)] = items = list == "from" && !IsOf2_14 ? [] : NaiveItems.Of(policy, list);
        }

        return items;
    }

    public Resource Named(NaiveIdentity identity) => All.Single(r => NaiveIdentity.Of(this, r) == identity);

    public string Role(Resource policy) => Label(policy, KumaLabels.PolicyRole) ?? "system";

    /// <summary>Whether a resource belongs to a zone (pkg/core/resources/model/resource.go, IsLocalZoneResource).</summary>
    public bool IsOfZone(Resource resource, string zone) =>
        Label(resource, KumaLabels.Origin) == "zone" && (Label(resource, KumaLabels.Zone) is not { } own || own == zone);
}
