using System.Text;
using System.Text.Json;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;

namespace MeshTargeting.EndToEnd.Harness;

/// <summary>What an API server holds, read by kubectl, and what a plan makes of it: the pure function, without any of the server's code.</summary>
public sealed class ClusterContents
{
    private const string Kinds = "namespaces,services,pods,meshes,dataplanes,hostnamegenerators,meshservices,meshexternalservices,meshmultizoneservices";

    private ClusterContents(World world) => World = world;

    /// <summary>The resources.</summary>
    public World World { get; }

    /// <summary>What is left to write, in words.</summary>
    /// <param name="duties">What is kept in step.</param>
    public IEnumerable<string> Open(Duties duties = Duties.All) =>
        ServicePlan.Of(World, new PlanSettings { Duties = duties }, PlanMemory.None, DateTimeOffset.UnixEpoch, _ => null).Changes
            .Select(change => $"{change.Id}: {change.Reason}");

    /// <summary>The services that controllers keep, by identity.</summary>
    public IReadOnlyDictionary<ResourceId, Resource> Services => World.Meshes
        .SelectMany(mesh => new KindDescriptor[] { MeshServiceSpec.Descriptor, MeshExternalServiceSpec.Descriptor, MeshMultiZoneServiceSpec.Descriptor }
            .SelectMany(kind => World.OfKind(mesh, kind)))
        .Where(resource => !resource.IsDerived)
        .ToDictionary(resource => resource.Id);

    /// <summary>Reads everything.</summary>
    /// <param name="kubectl">The way to the API server.</param>
    public static async Task<ClusterContents> ReadAsync(Kubectl kubectl)
    {
        CommandResult all = await kubectl.RunAsync(["get", Kinds, "--all-namespaces", "--output", "json"]);
        using JsonDocument list = JsonDocument.Parse(all.Output);
        // One by one, for a document may not be as large as a whole cluster.
        ReadResult[] read = [.. list.RootElement.GetProperty("items").EnumerateArray().Select(item => ManifestReader.ReadJson(Encoding.UTF8.GetBytes(item.GetRawText())))];
        Assert.Empty(read.SelectMany(r => r.Findings));
        return new ClusterContents(World.Create(read.SelectMany(r => r.Resources), new WorldOptions()));
    }
}
