using System.Collections.Concurrent;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Worlds;

/// <summary>
/// Every resource that is known, given or derived, with indexes. Immutable: a change makes a new World that shares what did not
/// change. The order in which resources are given never matters.
/// </summary>
/// <remarks>
/// Of several resources of one identity the first counts: what is given before what is derived, then by file and place in the
/// file. The others are seen by <see cref="FindAll"/> alone.
/// </remarks>
public sealed class World
{
    private readonly TableSet _tables;
    private readonly DerivedState _derived;
    private readonly Lazy<IReadOnlyList<Resource>> _resources;
    private readonly Lazy<IReadOnlyList<string>> _meshes;
    private readonly Lazy<IReadOnlyList<Resource<ServiceSpec>>> _unknowable;
    private readonly Lazy<World> _earlier;

    // Small, and made when they are first needed: the World of a single review is asked for little and thrown away.
    private ConcurrentDictionary<string, Resource<MeshSpec>>? _impliedMeshes;
    private ConcurrentDictionary<(Type Type, object Key), object>? _memos;

    private World(TableSet tables, DerivedState derived)
    {
        _tables = tables;
        _derived = derived;
        _resources = new(() => tables.InOrder.SelectMany(table => table.Value.Counting).ToArray());
        _meshes = new(ListMeshes);
        _unknowable = new(() => derived.Unknowable.ToArray());
        _earlier = new(MakeEarlier);
    }

    /// <summary>The circumstances under which the resources are judged.</summary>
    public WorldOptions Options => _tables.Options;

    /// <summary>
    /// The same resources as Kuma 2.14 sees them, with what it would derive of them; this World itself where it is of 2.14. Made when it
    /// is first asked for.
    /// </summary>
    public World Earlier => _earlier.Value;

    /// <summary>All resources that count, those given and those derived, by identity.</summary>
    public IReadOnlyList<Resource> Resources => _resources.Value;

    /// <summary>The names of all meshes that are defined or that a resource belongs to, sorted.</summary>
    public IReadOnlyList<string> Meshes => _meshes.Value;

    /// <summary>
    /// Headless Services for whose Pods there will be MeshServices that nobody can name yet, by namespace and name: Kubernetes makes
    /// up the names of a Deployment's Pods, or the input lacks the workload altogether.
    /// </summary>
    public IReadOnlyList<Resource<ServiceSpec>> Unknowable => _unknowable.Value;

    /// <summary>Makes a World of resources in any order. Derived ones among them are left out: they are derived anew.</summary>
    public static World Create(IEnumerable<Resource> resources, WorldOptions options)
    {
        var given = resources.Where(r => !r.IsDerived).ToList();
        return Derive(TableSet.Of(given, options), DerivedState.Empty(options), given);
    }

    /// <summary>
    /// The World after a change: an upsert takes the place of every given resource of its identity, a deletion removes them;
    /// what derives from them is derived anew.
    /// </summary>
    /// <param name="upserts">Resources that are added or replaced.</param>
    /// <param name="deletions">Identities that are gone; null for none. An identity among the upserts too is not gone.</param>
    public World With(IEnumerable<Resource> upserts, IEnumerable<ResourceId>? deletions = null)
    {
        var added = upserts.Where(r => !r.IsDerived).ToList();
        var removed = added.Select(r => r.Id).Concat(deletions ?? []).Distinct().SelectMany(FindAll).Where(r => !r.IsDerived).ToList();
        return Derive(_tables.With(removed, added), _derived, [.. removed, .. added]);
    }

    /// <summary>The resource of an identity; null where there is none.</summary>
    public Resource? Find(ResourceId id) => Table(id.Mesh, id.Kind).Find(id);

    /// <summary>Every resource of an identity: given ones first, in the order of files, then what Kuma would make.</summary>
    public IReadOnlyList<Resource> FindAll(ResourceId id) => Table(id.Mesh, id.Kind).FindAll(id).ToArray();

    /// <summary>The resources of a kind in a mesh, by namespace and name.</summary>
    /// <param name="mesh">The mesh; empty for kinds that belong to none.</param>
    /// <param name="kind">The kind.</param>
    public IReadOnlyList<Resource> OfKind(string mesh, KindDescriptor kind) => Table(mesh, kind.Name).Counting;

    /// <summary>The resources of a kind in a mesh, by namespace and name.</summary>
    /// <param name="mesh">The mesh; empty for kinds that belong to none.</param>
    /// <param name="kind">The kind.</param>
    /// <typeparam name="TSpec">The kind's spec.</typeparam>
    public IReadOnlyList<Resource<TSpec>> OfKind<TSpec>(string mesh, KindDescriptor<TSpec> kind)
        where TSpec : class => new TypedResources<TSpec>(Table(mesh, kind.Name).Counting);

    /// <summary>
    /// The resources of a kind whose effective labels include all of the given ones, the oldest first, then by name: the order in
    /// which Kuma prefers them. No labels select all.
    /// </summary>
    public IReadOnlyList<Resource> Select(string mesh, KindDescriptor kind, IReadOnlyDictionary<string, string> labels)
    {
        var selected = Table(mesh, kind.Name).WithLabels(labels)
            .Where(r => MeshServiceMatching.Includes(LabelsOf(r), labels))
            .ToArray();
        Array.Sort(selected, ResourceOrder.ByAge);
        return selected;
    }

    /// <summary>The labels that Kuma sees on a resource: as written, and as it computes them.</summary>
    public EffectiveLabels LabelsOf(Resource resource) => ResourceTraits.Of(resource, Options).Labels;

    /// <summary>
    /// The identifier as users are shown it: with the zone only where the manifest writes it or <see cref="ControlPlane.Zone"/>
    /// was stated, so that a repository without zones is not shown one.
    /// </summary>
    /// <param name="resource">The resource.</param>
    /// <param name="section">A port's or inbound's name; empty for the whole resource.</param>
    public Kri KriOf(Resource resource, string section = "")
    {
        var key = NameKey.Of(resource, Options);
        var zoneKnown = Options.Zone is not null || resource.Metadata.Labels.ContainsKey(KumaLabels.Zone);
        return new Kri(resource.Kind.ShortName, resource.Metadata.Mesh, zoneKnown ? key.Zone : "", key.Namespace, key.Name, section);
    }

    /// <summary>Finds a resource by what a reference by name goes by.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="mesh">The mesh.</param>
    /// <param name="zone">The effective zone: the label's value, written or computed; empty for resources without one.</param>
    /// <param name="ns">The effective namespace; empty on Universal.</param>
    /// <param name="displayName">The display name, else the name.</param>
    /// <returns>The resource; null where there is none.</returns>
    public Resource? FindByName(KindDescriptor kind, string mesh, string zone, string ns, string displayName) =>
        Table(mesh, kind.Name).FindByName(new NameKey(zone, ns, displayName));

    /// <summary>
    /// A Mesh by name. One that the input does not define is there all the same, with nothing set: Kuma stores no policy of a mesh that
    /// does not exist. The same object each time.
    /// </summary>
    public Resource<MeshSpec> MeshOf(string name) => _tables.MeshOf(name)
        ?? LazyInitializer.EnsureInitialized(ref _impliedMeshes, static () => new(1, 1, StringComparer.Ordinal)).GetOrAdd(
            name, static n => new Resource<MeshSpec>(MeshSpec.Descriptor, new ResourceMetadata { Name = n }, new MeshSpec(), Envelope.Universal));

    /// <summary>
    /// Whether Kuma makes MeshServices for a mesh. A Mesh in the input speaks for itself: on 2.14 one without
    /// <c>meshServices</c> means Disabled. For others it is <see cref="WorldOptions.MeshServicesMode"/>; in 3.0 always Exclusive.
    /// </summary>
    public MeshServicesMode ModeOf(string mesh) => MeshModes.Of(_tables.MeshOf(mesh), Options);

    /// <summary>
    /// The proxies that serve a MeshService (pkg/core/resources/apis/meshservice/match.go); see <see cref="MeshServiceMatching"/>.
    /// </summary>
    public IReadOnlyList<Resource<DataplaneSpec>> ProxiesOf(Resource<MeshServiceSpec> service)
    {
        var selector = service.Spec.Selector;
        var table = Table(service.Metadata.Mesh, DataplaneSpec.Descriptor.Name);
        var candidates = selector switch
        {
            null => [],
            { DataplaneRef: { } reference } => CoreNames.Candidates(reference.Name ?? "", service.Metadata.Mesh).Select(table.Find).OfType<Resource>(),
            { DataplaneTags: { } tags } => table.WithTags(tags),
            { DataplaneLabels.MatchLabels: { } labels } => table.WithLabels(labels),
            _ => table.Counting,
        };
        return candidates.Cast<Resource<DataplaneSpec>>()
            .Where(p => MeshServiceMatching.Selects(selector!, p, LabelsOf(p), Options.Semantics))
            .ToArray();
    }

    /// <summary>The proxies of a mesh with an inbound that carries all of these tags exactly, by namespace and name.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="tags">The tags; none select every proxy with an inbound.</param>
    public IReadOnlyList<Resource<DataplaneSpec>> ProxiesWithTags(string mesh, IReadOnlyDictionary<string, string> tags)
    {
        var proxies = Table(mesh, DataplaneSpec.Descriptor.Name).WithTags(tags).Cast<Resource<DataplaneSpec>>()
            .Where(p => p.Spec.Networking?.Inbound?.Any(i => MeshServiceMatching.Includes(i.Tags ?? ResourceMetadata.None, tags)) == true)
            .ToArray();
        Array.Sort(proxies, ResourceOrder.Instance);
        return proxies;
    }

    /// <summary>Proxies among which are all that carry these labels; in no order.</summary>
    internal IEnumerable<Resource> ProxiesAmong(string mesh, IReadOnlyDictionary<string, string> labels) =>
        Table(mesh, DataplaneSpec.Descriptor.Name).WithLabels(labels);

    /// <summary>Proxies among which are all with an inbound, or a gateway, that carries these tags; in no order.</summary>
    internal IEnumerable<Resource> ProxiesTagged(string mesh, IReadOnlyDictionary<string, string> tags) =>
        Table(mesh, DataplaneSpec.Descriptor.Name).WithTags(tags);

    /// <summary>Policies of a kind, or MeshGateways, among which are all that are anchored at one of these; in no order, each once.</summary>
    internal IReadOnlyCollection<Resource> Anchored(string mesh, KindDescriptor kind, IReadOnlyCollection<PolicyAnchor> anchors) =>
        Table(mesh, kind.Name).Anchored(anchors);

    /// <summary>
    /// Policies of a kind among which are all whose <c>to</c> selects a destination or route of this display name; in no order, each once.
    /// </summary>
    internal IReadOnlyCollection<Resource> PoliciesFor(string mesh, KindDescriptor kind, string displayName) => Table(mesh, kind.Name).For(displayName);

    /// <summary>
    /// Policies and MeshMultiZoneServices among which are all that refer to a destination, route or gateway of this World or of another;
    /// in no order, each once. Costs as much as there are, however large the World is.
    /// </summary>
    internal IEnumerable<Resource> ReferrersAmong(Resource target)
    {
        var anchors = ReferenceAnchor.To(target, Options);
        return KindCatalog.All.Where(kind => kind.IsPolicy || kind == MeshMultiZoneServiceSpec.Descriptor)
            .SelectMany(kind => Table(target.Metadata.Mesh, kind.Name).Referring(anchors));
    }

    /// <summary>
    /// Something that follows from this World alone, made when it is first asked for and kept as long as the World lives. There is room
    /// for one thing of each type and key.
    /// </summary>
    /// <param name="key">What it follows from beside the World, something with an equality of its own.</param>
    /// <param name="make">Makes it; may run twice where two threads ask at once, and then one of the results is kept.</param>
    internal T Memo<T, TKey>(TKey key, Func<World, TKey, T> make)
        where T : class
        where TKey : notnull =>
        (T)LazyInitializer.EnsureInitialized(ref _memos, static () => new(1, 3)).GetOrAdd((typeof(T), key), static (_, given) => given.make(given.world, given.key), (world: this, key, make));

    /// <summary>What a Kubernetes namespace holds of what Kuma reads.</summary>
    internal NamespaceContents ContentsOf(string ns) => NamespaceContents.Of(ns, kind => Table("", kind.Name).Counting);

    /// <summary>
    /// Something that is the same object for two Worlds if the resources of a kind in a mesh are the same ones: what depends on them alone
    /// need not be made anew.
    /// </summary>
    internal object VersionOf(string mesh, KindDescriptor kind) => Table(mesh, kind.Name);

    /// <summary>All resources of a name, zone and namespace: on Kubernetes synced ones may be called alike.</summary>
    internal IEnumerable<Resource> NamedAlike(string mesh, KindDescriptor kind, NameKey key) => Table(mesh, kind.Name).NamedAlike(key);

    private static World Derive(TableSet tables, DerivedState derived, IReadOnlyCollection<Resource> changed)
    {
        var removed = new List<Resource>();
        var added = new List<Resource>();
        derived = derived.With(tables, changed, removed, added);
        return new World(tables.With(removed, added), derived);
    }

    /// <summary>Of copies: what resources remember of themselves is remembered for one version.</summary>
    private World MakeEarlier() => Options.Semantics == KumaSemantics.V2_14
        ? this
        : Create(
            Resources.Where(resource => !resource.IsDerived).Select(resource => resource.WithMetadata(resource.Metadata)),
            Options with { Semantics = KumaSemantics.V2_14 });

    private KindTable Table(string mesh, string kind) => _tables.Table(mesh, kind);

    private string[] ListMeshes() =>
        _tables.InOrder.Where(t => t.Value.Counting.Length > 0).Select(t => t.Key.Mesh)
            .Concat(OfKind("", MeshSpec.Descriptor).Select(m => m.Metadata.Name))
            .Where(mesh => mesh.Length > 0)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
}
