using System.Globalization;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Worlds;
using MeshTargeting.Worlds.Derivation;

namespace MeshTargeting.Generation.Universal;

/// <summary>
/// Keeps the MeshServices that are made of Dataplanes on Universal in step with these
/// (pkg/core/resources/apis/meshservice/generate/generator.go). What Kuma loses when it writes one anew, it keeps: see
/// docs/divergences.md.
/// </summary>
public sealed class UniversalMeshServices
{
    private readonly string _mesh;
    private readonly UniversalSettings _settings;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, List<Participation>> _byName = [];
    private readonly List<ServiceChange> _changes = [];
    private readonly List<Resource<MeshServiceSpec>> _desired = [];
    private readonly List<GenerationNote> _notes = [];

    private UniversalMeshServices(string mesh, UniversalSettings settings, DateTimeOffset now) => (_mesh, _settings, _now) = (mesh, settings, now);

    /// <summary>What is to become of the MeshServices of a mesh. The order of what is given does not matter.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="mode">Whether it is to have MeshServices; where not, those that were made go at once.</param>
    /// <param name="proxies">Its Dataplanes on Universal.</param>
    /// <param name="stored">Its MeshServices as they are stored, labels and all.</param>
    /// <param name="now">The time, by which MeshServices without Dataplanes go.</param>
    /// <param name="settings">The circumstances.</param>
    public static UniversalPlan Plan(
        string mesh,
        MeshServicesMode mode,
        IEnumerable<Resource<DataplaneSpec>> proxies,
        IEnumerable<Resource<MeshServiceSpec>> stored,
        DateTimeOffset now,
        UniversalSettings settings)
    {
        var plan = new UniversalMeshServices(mesh, settings, now);
        var services = stored.OrderBy(s => s.Metadata.Name, StringComparer.Ordinal).ToList();
        if (mode == MeshServicesMode.Disabled)
        {
            plan._changes.AddRange(services.Where(IsOurs).Select(s => ServiceChange.Delete(s, $"meshServices.mode of Mesh {mesh} is Disabled")));
            return plan.Finish();
        }

        plan.Read(proxies);
        foreach (var service in services)
        {
            plan.Renew(service);
        }

        foreach (var (name, entries) in plan._byName)
        {
            plan.Create(name, entries);
        }

        return plan.Finish();
    }

    /// <summary>Only what was made here, and not what another zone has sent, is renewed or deleted.</summary>
    private static bool IsOurs(Resource<MeshServiceSpec> service) =>
        service.Metadata.Labels.GetValueOrDefault(KumaLabels.ManagedBy) == InboundMeshServices.Manager
        && service.Metadata.Labels.GetValueOrDefault(KumaLabels.Origin) is null or "zone";

    private static bool HaveSamePorts(MeshServiceSpec one, MeshServiceSpec other) => PortsOf(one).SequenceEqual(PortsOf(other));

    private static IEnumerable<MeshServicePort> PortsOf(MeshServiceSpec spec) =>
        (spec.Ports ?? []).Select(port => port with { AppProtocol = port.AppProtocol ?? "tcp" });

    private void Read(IEnumerable<Resource<DataplaneSpec>> proxies)
    {
        foreach (var proxy in proxies.Order(Comparer<Resource<DataplaneSpec>>.Create(ResourceOrder.ByAge)))
        {
            foreach (var name in InboundMeshServices.UnfitNamesOf(proxy, _settings.Derivation))
            {
                _notes.Add(new GenerationNote(proxy, $"no MeshService: '{name}' is no DNS-1035 label"));
            }

            foreach (var name in InboundMeshServices.NamesOf(proxy, _settings.Derivation))
            {
                if (!_byName.TryGetValue(name, out var entries))
                {
                    _byName.Add(name, entries = []);
                }

                entries.Add(new Participation(proxy, InboundMeshServices.SpecOf(name, proxy, _settings.Derivation)));
            }
        }
    }

    private void Create(string name, List<Participation> entries)
    {
        var spec = entries[0].Spec;
        NoteConflicts(spec, entries);
        var first = InboundMeshServices.Of(name, [.. entries.Select(e => e.Proxy)], _settings.Derivation);
        var labels = new Dictionary<string, string>(GeneratedLabels.Of(_mesh, name, ResourceMetadata.None, VoteOf(name, entries), _settings));
        var service = first.WithMetadata(first.Metadata with { Labels = labels, CreationTime = null });
        _changes.Add(ServiceChange.Create(service));
        _desired.Add(service);
    }

    private void Renew(Resource<MeshServiceSpec> stored)
    {
        var name = stored.Metadata.Name;
        _byName.Remove(name, out var entries);
        if (!IsOurs(stored))
        {
            if (entries is not null)
            {
                _notes.Add(new GenerationNote(stored, $"it was not generated and stays as it is, although {entries.Count} Dataplane(s) would have one of its name"));
            }

            return;
        }

        if (entries is null)
        {
            LetGo(stored);
            return;
        }

        var spec = entries.Any(e => HaveSamePorts(stored.Spec, e.Spec))
            ? stored.Spec
            : stored.Spec with { Selector = entries[0].Spec.Selector, Ports = entries[0].Spec.Ports };
        NoteConflicts(spec, entries);
        var labels = GeneratedLabels.Of(_mesh, name, stored.Metadata.Labels, VoteOf(name, entries), _settings);
        var service = stored.WithSpec(spec).WithMetadata(stored.Metadata with { Labels = labels });
        _desired.Add(service);

        string[] reasons =
        [
            .. spec == stored.Spec ? Array.Empty<string>() : ["spec changed"],
            .. stored.Metadata.Labels.ContainsKey(KumaLabels.DeletionGracePeriodStartedAt) ? ["no longer scheduled for deletion"] : Array.Empty<string>(),
            .. GeneratedLabels.AreSame(labels, stored.Metadata.Labels) ? Array.Empty<string>() : ["labels changed"],
        ];
        if (reasons.Length > 0)
        {
            _changes.Add(ServiceChange.Update(stored, service, string.Join(", ", reasons)));
        }
    }

    /// <summary>A MeshService without Dataplanes stays for a while: they may only be restarting.</summary>
    private void LetGo(Resource<MeshServiceSpec> stored)
    {
        var labels = stored.Metadata.Labels;
        if (labels.TryGetValue(KumaLabels.DeletionGracePeriodStartedAt, out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
        {
            if (_now - start > _settings.DeletionGracePeriod)
            {
                _changes.Add(ServiceChange.Delete(stored, "no Dataplane takes part in it any more"));
            }

            return;
        }

        var marked = new Dictionary<string, string>(labels)
        {
            [KumaLabels.DeletionGracePeriodStartedAt] = _now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        };
        _changes.Add(ServiceChange.Update(stored, stored.WithMetadata(stored.Metadata with { Labels = marked }), "no Dataplane takes part in it: the grace period begins"));
    }

    private void NoteConflicts(MeshServiceSpec chosen, List<Participation> entries)
    {
        foreach (var entry in entries.Where(e => !HaveSamePorts(chosen, e.Spec)))
        {
            _notes.Add(new GenerationNote(
                entry.Proxy,
                $"its ports are not those of MeshService {NameOf(entry.Spec)}: ports must be identical across Dataplane inbounds grouped into a single MeshService"));
        }
    }

    private static string NameOf(MeshServiceSpec spec) =>
        (spec.Selector?.DataplaneTags ?? spec.Selector?.DataplaneLabels?.MatchLabels ?? ResourceMetadata.None).Values.FirstOrDefault("");

    private IReadOnlyDictionary<string, string> VoteOf(string name, List<Participation> entries) => !_settings.PropagatesLabels
        ? ResourceMetadata.None
        : LabelVote.Of(entries.Select(e => (e.Proxy, LabelContribution.Of(
            e.Proxy.Metadata.Labels, InboundMeshServices.InboundsOf(name, e.Proxy, _settings.Derivation), _settings.AllowedLabelKeys).Labels)));

    private UniversalPlan Finish() => new(
        _changes.OrderBy(c => c.Id.Name, StringComparer.Ordinal).ToList(),
        _desired.OrderBy(s => s.Metadata.Name, StringComparer.Ordinal).ToList(),
        _notes);

    /// <summary>A Dataplane that takes part in a service, and the service as it alone would have it.</summary>
    private sealed record Participation(Resource<DataplaneSpec> Proxy, MeshServiceSpec Spec);
}
