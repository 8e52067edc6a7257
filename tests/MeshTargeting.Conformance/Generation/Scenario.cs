using System.Text.Json;
using MeshTargeting.Conformance.Targeting;
using MeshTargeting.Resources;

namespace MeshTargeting.Conformance.Generation;

/// <summary>
/// Plays a row of the corpus that tells a story: resources come and go, and in between a component of the control plane is seen to write
/// what is expected of it. Time is what the story says it is.
/// </summary>
/// <param name="row">The row.</param>
/// <param name="component">What the component writes, given all that is stored and the time.</param>
/// <param name="envelope">The environment.</param>
internal sealed class Scenario(JsonElement row, Func<IReadOnlyList<Resource>, DateTimeOffset, IEnumerable<Write>> component, Envelope envelope = Envelope.Universal)
{
    private readonly Dictionary<ResourceId, Resource> _store = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private int _updates;

    /// <summary>A duration as Go writes it.</summary>
    public static TimeSpan Duration(string text) => TimeSpan.FromTicks((GoDuration.Parse(text) ?? throw new FormatException(text)) / 100);

    /// <summary>Plays it, and fails where an expectation does.</summary>
    public void Play()
    {
        Apply(row.GetProperty("given"));
        foreach (var step in row.GetProperty("steps").EnumerateArray())
        {
            if (step.TryGetProperty("apply", out var applied))
            {
                Apply(applied);
            }
            else if (step.TryGetProperty("delete", out var deleted))
            {
                Assert.All(deleted.EnumerateArray(), d => Assert.True(_store.Remove(IdOf(d))));
            }
            else if (step.TryGetProperty("addLabels", out var labelled))
            {
                var stored = _store[IdOf(labelled)];
                var labels = stored.Metadata.Labels.Concat(UniversalJson.Metadata(labelled).Labels).ToDictionary();
                _store[stored.Id] = stored.WithMetadata(stored.Metadata with { Labels = labels });
            }
            else
            {
                Expect(step);
            }
        }
    }

    private static ResourceId IdOf(JsonElement reference) => new(reference.Text("type")!, reference.Text("mesh") ?? "", "", reference.Text("name")!);

    private void Apply(JsonElement resources)
    {
        foreach (var json in resources.EnumerateArray())
        {
            _now += TimeSpan.FromMilliseconds(1);
            var resource = StoredJson.Read(json, _now, envelope);
            var isKnown = _store.TryGetValue(resource.Id, out var before) && !json.TryGetProperty("creationTime", out _);
            _store[resource.Id] = isKnown ? resource.WithMetadata(resource.Metadata with { CreationTime = before!.Metadata.CreationTime }) : resource;
        }
    }

    private void Expect(JsonElement step)
    {
        _updates = 0;
        var interval = Duration(row.GetProperty("config").Text("interval")!);
        var checks = new ScenarioChecks(step.GetProperty("checks"));
        var end = EndOf(step);
        if (step.Text("expect") == "eventually")
        {
            for (Reconcile(); _now < end && checks.Failure(_store, _updates) is not null; _now += interval)
            {
                Reconcile();
            }

            Assert.Null(checks.Failure(_store, _updates));
            return;
        }

        for (; _now < end; _now += interval)
        {
            Reconcile();
            Assert.Null(checks.Failure(_store, _updates));
        }
    }

    /// <summary>A duration, or "until 50ms before (value of label X) + deletionGracePeriod".</summary>
    private DateTimeOffset EndOf(JsonElement step)
    {
        var words = step.Text("timeout")!.Split(' ', '(', ')');
        if (words[0] != "until")
        {
            return _now + Duration(words[0]);
        }

        var labelled = _store.Values.Single(r => r.Metadata.Labels.ContainsKey(words[7]));
        var start = DateTimeOffset.Parse(labelled.Metadata.Labels[words[7]], System.Globalization.CultureInfo.InvariantCulture);
        return start + Duration(row.GetProperty("config").Text(words[^1])!) - Duration(words[1]);
    }

    private void Reconcile()
    {
        foreach (var (id, resource) in component([.. _store.Values], _now).ToList())
        {
            _updates += resource is not null && _store.ContainsKey(id) ? 1 : 0;
            _store.Remove(id);
            if (resource is not null)
            {
                _store.Add(id, resource);
            }
        }
    }
}

/// <summary>What a component writes: a resource, or none where it deletes one.</summary>
internal sealed record Write(ResourceId Id, Resource? Resource)
{
    /// <summary>What is not the object that is stored.</summary>
    public static IEnumerable<Write> Changed(IEnumerable<Resource> stored, Func<Resource, Resource> wanted) =>
        stored.Select(s => (Stored: s, Wanted: wanted(s))).Where(w => w.Stored != w.Wanted).Select(w => new Write(w.Stored.Id, w.Wanted));
}
