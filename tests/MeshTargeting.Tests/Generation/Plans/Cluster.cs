using System.Globalization;
using MeshTargeting.Generation;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Reading;
using MeshTargeting.Resources;
using MeshTargeting.Worlds;

namespace MeshTargeting.Tests.Generation.Plans;

/// <summary>What a cluster stores: it takes manifests from people and changes from plans, and gives what is new a UID, an age and a version.</summary>
internal sealed class Cluster
{
    private readonly Dictionary<ResourceId, Resource> _stored = [];
    private int _clock;

    public WorldOptions Options { get; init; } = new() { Derive = false };

    public PlanSettings Settings { get; init; } = new() { Duties = Duties.All & ~Duties.DefaultGenerators };

    /// <summary>What the last plan left for the next.</summary>
    public PlanMemory Memory { get; set; } = PlanMemory.None;

    public World World => World.Create(_stored.Values, Options);

    public IEnumerable<Resource> Stored => _stored.Values;

    /// <summary>A resource by kind, namespace and name, of the mesh <c>default</c>; fails where there is none.</summary>
    public T Get<T>(string kind, string ns, string name)
        where T : Resource => (T)_stored[new ResourceId(kind, "default", ns, name)];

    /// <summary>Somebody applies manifests, which say nothing of the status.</summary>
    public void Apply(string yaml)
    {
        foreach (var resource in Read(yaml))
        {
            Put(_stored.TryGetValue(resource.Id, out var before) ? resource.InPlaceOf(before, resource.Metadata) : resource);
        }
    }

    /// <summary>Somebody puts manifests in the place of what is stored, status and all.</summary>
    public void Replace(string yaml)
    {
        foreach (var resource in Read(yaml))
        {
            Put(resource);
        }
    }

    /// <summary>Somebody deletes what these manifests name, as far as it is there.</summary>
    public void Delete(string yaml)
    {
        foreach (var resource in Read(yaml))
        {
            _stored.Remove(resource.Id);
        }
    }

    /// <summary>The plan for what is stored, none of which is carried out.</summary>
    public ServicePlan Plan()
    {
        var plan = ServicePlan.Of(World, Settings, Memory, DateTimeOffset.UnixEpoch, _ => null);
        Memory = plan.Memory;
        return plan;
    }

    /// <summary>Carries out a change.</summary>
    public void Make(ServiceChange change)
    {
        if (change.Stored is { } stored)
        {
            Assert.True(_stored.Remove(stored.Id));
        }

        if (change.Desired is { } desired)
        {
            Put(desired, change.Stored);
        }
    }

    /// <summary>Plans and carries out until nothing is left to do; fails where that takes more than a few rounds.</summary>
    /// <returns>What was done, in order.</returns>
    public IReadOnlyList<ServiceChange> Settle()
    {
        var made = new List<ServiceChange>();
        for (var round = 0; round < 4; round++)
        {
            var changes = Plan().Changes;
            if (changes.Count == 0)
            {
                return made;
            }

            foreach (var change in changes)
            {
                Make(change);
            }

            made.AddRange(changes);
        }

        Assert.Fail($"It never ends: {string.Join("; ", Plan().Changes.Select(c => $"{c.Id}: {c.Reason}"))}");
        return made;
    }

    private void Put(Resource resource, Resource? before = null)
    {
        before ??= _stored.GetValueOrDefault(resource.Id);
        _clock++;
        var metadata = resource.Metadata with
        {
            Uid = before?.Metadata.Uid ?? new Guid(_clock, 0, 0, new byte[8]),
            CreationTime = before?.Metadata.CreationTime ?? DateTimeOffset.UnixEpoch.AddSeconds(_clock),
            Version = _clock.ToString(CultureInfo.InvariantCulture),
        };
        _stored[resource.Id] = resource.WithMetadata(resource.Envelope == Envelope.Kubernetes ? metadata : metadata with { Uid = null });
    }

    private static IReadOnlyList<Resource> Read(string yaml)
    {
        var read = ManifestReader.Read(new SourceText("input.yaml", yaml));
        Assert.Empty(read.Findings);
        return read.Resources;
    }
}
