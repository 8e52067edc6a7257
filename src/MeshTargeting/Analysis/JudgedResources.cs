using MeshTargeting.Resources;

namespace MeshTargeting.Analysis;

/// <summary>The resources that are judged, by what makes them one and the same object where they are stored.</summary>
internal sealed class JudgedResources
{
    private readonly Dictionary<Identity, List<Resource>> _byIdentity = [];

    public JudgedResources(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            var identity = Identity.Of(resource);
            if (!_byIdentity.TryGetValue(identity, out var twins))
            {
                _byIdentity[identity] = twins = new List<Resource>(1);
            }

            twins.Add(resource);
        }

        foreach (var twins in _byIdentity.Values)
        {
            twins.Sort(FindingOrder.ByPlace);
        }
    }

    /// <summary>The resources of the identity of one, it itself among them, in the order of files.</summary>
    public IReadOnlyList<Resource> TwinsOf(Resource resource) => _byIdentity.GetValueOrDefault(Identity.Of(resource)) ?? [resource];

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
