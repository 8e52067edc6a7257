using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Resources.Kinds.Kubernetes;

namespace MeshTargeting.Worlds.Derivation;

/// <summary>
/// What was made in a namespace, and of what: where a Service or Pod and all around it are the same objects as before, what
/// becomes of it is too. So a change replaces the few resources that it concerns and not all of its namespace.
/// </summary>
internal sealed class NamespaceMemo(NamespaceMemo? before = null)
{
    private readonly Dictionary<Resource, PodModel[]> _pods = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Resource<ServiceSpec>, (object[] Inputs, ServiceOutcome Outcome)> _services = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PodModel, (object[] Inputs, Resource<DataplaneSpec>? Outcome)> _proxies = new(ReferenceEqualityComparer.Instance);

    private NamespaceMemo? _before = before;

    /// <summary>The Pods of a Pod or workload.</summary>
    public PodModel[] PodsOf(Resource origin, Func<IEnumerable<PodModel>> make) =>
        _pods[origin] = _before?._pods.GetValueOrDefault(origin) ?? make().ToArray();

    /// <summary>What a Service becomes.</summary>
    public ServiceOutcome OutcomeOf(Resource<ServiceSpec> service, object[] inputs, Func<ServiceOutcome> make) =>
        Remember(_services, _before?._services, service, inputs, make);

    /// <summary>The Dataplane of a Pod.</summary>
    public Resource<DataplaneSpec>? ProxyOf(PodModel pod, object[] inputs, Func<Resource<DataplaneSpec>?> make) =>
        Remember(_proxies, _before?._proxies, pod, inputs, make);

    /// <summary>Lets go of the memo before this one; after that nothing more may be asked.</summary>
    public NamespaceMemo Finish()
    {
        _before = null;
        return this;
    }

    private static TOutcome Remember<TKey, TOutcome>(
        Dictionary<TKey, (object[] Inputs, TOutcome Outcome)> now,
        Dictionary<TKey, (object[] Inputs, TOutcome Outcome)>? before,
        TKey key,
        object[] inputs,
        Func<TOutcome> make)
        where TKey : class
    {
        var entry = before is not null && before.TryGetValue(key, out var old) && old.Inputs.SequenceEqual(inputs, ReferenceEqualityComparer.Instance)
            ? old
            : (inputs, make());
        now[key] = entry;
        return entry.Item2;
    }
}
