using MeshTargeting.Resources;

namespace MeshTargeting.Analysis;

/// <summary>The resources that are judged, by what makes them one and the same object where they are stored.</summary>
internal sealed class JudgedResources
{
    /// <summary>Only identities that more than one resource has: mostly there are none.</summary>
    private readonly Dictionary<Identity, List<Resource>> _twins = [];

    public JudgedResources(IReadOnlyCollection<Resource> resources)
    {
        var first = new Dictionary<Identity, Resource>(resources.Count);
        foreach (var resource in resources)
        {
            var identity = Identity.Of(resource);
            if (first.TryAdd(identity, resource))
            {
                continue;
            }

            if (!_twins.TryGetValue(identity, out var twins))
            {
                _twins[identity] = twins = [first[identity]];
            }

            twins.Add(resource);
        }

        foreach (var twins in _twins.Values)
        {
            twins.Sort(AnalysisOrder.ByPlace);
        }
    }

    /// <summary>The resources of the identity of one, it itself among them, in the order of files.</summary>
    public IReadOnlyList<Resource> TwinsOf(Resource resource) =>
        _twins.Count > 0 && _twins.TryGetValue(Identity.Of(resource), out var twins) ? twins : [resource];

    /// <summary>
    /// On Kubernetes kind, namespace and name: the mesh is a mere label, and the same name in two meshes is the same object. On Universal
    /// kind, mesh and name.
    /// </summary>
    private readonly record struct Identity(Envelope Envelope, string Kind, string Scope, string Name)
    {
        public static Identity Of(Resource resource) => new(
            resource.Envelope,
            resource.Kind.Name,
            resource.Envelope == Envelope.Kubernetes ? resource.Metadata.Namespace : resource.Metadata.Mesh,
            resource.Metadata.Name);
    }
}
