using System.Collections.Immutable;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Worlds;

/// <summary>
/// What has been derived, by what it depends on: on Kubernetes a namespace, on Universal the proxies of one service. A change
/// derives anew only what depends on it.
/// </summary>
internal sealed class DerivedState
{
    private readonly DerivationSettings _settings;
    private readonly ImmutableDictionary<string, NamespaceOutcome> _namespaces;
    private readonly ImmutableDictionary<ServiceKey, Resource<MeshServiceSpec>> _services;

    private DerivedState(
        DerivationSettings settings,
        ImmutableDictionary<string, NamespaceOutcome> namespaces,
        ImmutableDictionary<ServiceKey, Resource<MeshServiceSpec>> services)
    {
        _settings = settings;
        _namespaces = namespaces;
        _services = services;
    }

    /// <summary>Everything that has been derived.</summary>
    public IEnumerable<Resource> Resources => _namespaces.Values.SelectMany(n => n.Resources).Concat(_services.Values);

    /// <summary>Services whose MeshServices cannot be told from the input, by namespace and name.</summary>
    public IEnumerable<Resource<ServiceSpec>> Unknowable => _namespaces.Values.SelectMany(n => n.Unknowable).OrderBy(s => s.Id);

    /// <summary>
    /// Nothing derived. <see cref="With"/> fills it; with <see cref="WorldOptions.Derive"/> off and on the global control plane,
    /// where neither Pods nor Services become anything, it stays empty.
    /// </summary>
    public static DerivedState Empty(WorldOptions options) => new(
        DerivationSettings.Of(options),
        ImmutableDictionary<string, NamespaceOutcome>.Empty,
        ImmutableDictionary<ServiceKey, Resource<MeshServiceSpec>>.Empty);

    /// <summary>The state after a change of what is given.</summary>
    /// <param name="tables">What is given after the change; what was derived before does no harm.</param>
    /// <param name="changed">What has come and gone.</param>
    /// <param name="removed">What is derived no more.</param>
    /// <param name="added">What is derived now.</param>
    public DerivedState With(TableSet tables, IReadOnlyCollection<Resource> changed, List<Resource> removed, List<Resource> added)
    {
        if (!tables.Options.Derive || tables.Options.Mode == ControlPlaneMode.Global)
        {
            return this;
        }

        var meshes = changed.OfType<Resource<MeshSpec>>().Select(m => m.Metadata.Name).ToHashSet();
        var namespaces = _namespaces.ToBuilder();
        var affected = changed.Select(NamespaceOf).OfType<string>();
        if (meshes.Count > 0)
        {
            affected = affected.Concat(_namespaces.Where(n => n.Value.Meshes.Overlaps(meshes)).Select(n => n.Key).ToList());
        }

        foreach (var name in affected.ToHashSet())
        {
            var before = namespaces.GetValueOrDefault(name);
            var outcome = Derive(name, tables, before is null || before.Meshes.Overlaps(meshes) ? null : before);
            namespaces.Remove(name);
            if (outcome is not null)
            {
                namespaces.Add(name, outcome);
            }

            var gone = before?.Resources.ToHashSet() ?? [];
            added.AddRange(outcome?.Resources.Where(r => !gone.Remove(r)) ?? []);
            removed.AddRange(gone);
        }

        var services = tables.Options.UniversalIsStored ? _services : ServicesWith(tables, changed, meshes, removed, added);
        return new DerivedState(_settings, namespaces.ToImmutable(), services);
    }

    private static string? NamespaceOf(Resource resource) => resource.SpecObject switch
    {
        NamespaceSpec => resource.Metadata.Name,
        ServiceSpec or PodSpec or EndpointSliceSpec or IWorkloadSpec => resource.Metadata.Namespace,
        _ => null,
    };

    private NamespaceOutcome? Derive(string name, TableSet tables, NamespaceOutcome? before)
    {
        var contents = NamespaceContents.Of(name, kind => tables.Table("", kind.Name).Counting);
        return contents.Services.Count + contents.Pods.Count + contents.Workloads.Count == 0
            ? null
            : NamespaceDerivation.Of(contents, mesh => MeshModes.Of(tables.MeshOf(mesh), tables.Options), _settings, before);
    }

    private ImmutableDictionary<ServiceKey, Resource<MeshServiceSpec>> ServicesWith(
        TableSet tables, IReadOnlyCollection<Resource> changed, HashSet<string> meshes, List<Resource> removed, List<Resource> added)
    {
        var affected = changed.OfType<Resource<DataplaneSpec>>().SelectMany(KeysOf).ToHashSet();
        foreach (var mesh in meshes)
        {
            affected.UnionWith(_services.Keys.Where(k => k.Mesh == mesh));
            affected.UnionWith(tables.Table(mesh, DataplaneSpec.Descriptor.Name).Counting.Cast<Resource<DataplaneSpec>>().SelectMany(KeysOf));
        }

        var services = _services.ToBuilder();
        foreach (var key in affected)
        {
            if (services.Remove(key, out var before))
            {
                removed.Add(before);
            }

            if (MeshModes.Of(tables.MeshOf(key.Mesh), tables.Options) != MeshServicesMode.Disabled
                && ProxiesOf(key, tables) is { Length: > 0 } proxies)
            {
                var service = InboundMeshServices.Of(key.Name, proxies, _settings);
                services.Add(key, service);
                added.Add(service);
            }
        }

        return services.ToImmutable();
    }

    private IEnumerable<ServiceKey> KeysOf(Resource<DataplaneSpec> proxy) => proxy.Envelope == Envelope.Universal
        ? InboundMeshServices.NamesOf(proxy, _settings).Select(name => new ServiceKey(proxy.Metadata.Mesh, name))
        : [];

    private Resource<DataplaneSpec>[] ProxiesOf(ServiceKey key, TableSet tables)
    {
        var table = tables.Table(key.Mesh, DataplaneSpec.Descriptor.Name);
        var candidates = _settings.InboundTagsDisabled
            ? table.WithLabels(new Dictionary<string, string> { [KumaLabels.Workload] = key.Name })
            : table.WithTags(new Dictionary<string, string> { [KumaLabels.ServiceTag] = key.Name });
        return candidates.Cast<Resource<DataplaneSpec>>().Where(p => p.Envelope == Envelope.Universal && InboundMeshServices.IsOf(p, key.Name, _settings)).ToArray();
    }

    /// <summary>A service on Universal.</summary>
    private readonly record struct ServiceKey(string Mesh, string Name);
}
