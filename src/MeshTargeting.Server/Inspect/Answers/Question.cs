using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Server.State;
using MeshTargeting.Worlds;

namespace MeshTargeting.Server.Inspect.Answers;

/// <summary>What is asked, and of what.</summary>
/// <param name="Snapshot">The state of the World, the same throughout an answer.</param>
/// <param name="Request">The request.</param>
internal sealed record Question(Snapshot Snapshot, HttpRequest Request)
{
    /// <summary>The World as a control plane would have it stored.</summary>
    public World World => Snapshot.Stored;

    /// <summary>The mesh of the path.</summary>
    public string Mesh => Parameter("mesh");

    /// <summary>The name of the path, as Kuma's core knows it: <c>name.namespace</c> on Kubernetes.</summary>
    public string Name => Parameter("name");

    /// <summary>A parameter of the path.</summary>
    public string Parameter(string name) => Request.RouteValues[name] as string ?? "";

    /// <summary>A parameter of the query; empty where it is absent.</summary>
    public string Query(string name) => Request.Query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] ?? "" : "";

    /// <summary>Whether the mesh of the path exists: it is defined, or something belongs to it.</summary>
    public bool MeshExists => World.Meshes.Contains(Mesh);

    /// <summary>The resource of the path; null where there is none.</summary>
    public Resource? Find(KindDescriptor kind) => CoreNames.Find(World, kind, Mesh, Name);

    /// <summary>The Dataplane of the path; null where there is none.</summary>
    public Resource<DataplaneSpec>? Dataplane => Find(DataplaneSpec.Descriptor) as Resource<DataplaneSpec>;

    /// <summary>Whether proxies of the mesh know MeshServices and nothing else: some endpoints answer for no others.</summary>
    public bool IsExclusive => World.ModeOf(Mesh) == MeshServicesMode.Exclusive;
}
