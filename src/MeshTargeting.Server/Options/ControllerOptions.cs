using MeshTargeting.Findings;
using MeshTargeting.Generation.Addresses;
using MeshTargeting.Generation.Plans;
using MeshTargeting.Generation.Universal;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Server.Options;

/// <summary>Reads what the server keeps in step itself: <c>--controllers</c>, and how.</summary>
internal static class ControllerOptions
{
    /// <summary>Its words, in the order of the help.</summary>
    private static readonly IReadOnlyDictionary<string, Duties> Words = new Dictionary<string, Duties>(StringComparer.OrdinalIgnoreCase)
    {
        ["all"] = Duties.All,
        ["none"] = Duties.None,
        ["generation"] = Duties.Generation,
        ["status"] = Duties.Status,
        ["addresses"] = Duties.Addresses,
        ["hostnames"] = Duties.Hostnames,
        ["multizone"] = Duties.MultiZone,
        ["default-generators"] = Duties.DefaultGenerators,
    };

    private static readonly (KindDescriptor Kind, string Key, string Option)[] Ranges =
    [
        (MeshServiceSpec.Descriptor, "MeshServiceCidr", "--mesh-service-cidr"),
        (MeshExternalServiceSpec.Descriptor, "MeshExternalServiceCidr", "--mesh-external-service-cidr"),
        (MeshMultiZoneServiceSpec.Descriptor, "MeshMultiZoneServiceCidr", "--mesh-multi-zone-service-cidr"),
    ];

    /// <summary>What is kept in step.</summary>
    /// <exception cref="OptionsException">A name, range or duration is none, two ranges overlap, or the control plane is a global one.</exception>
    public static PlanSettings Read(IConfigurationSection section, ControlPlaneMode mode)
    {
        var duties = DutiesOf(section["Controllers"] ?? "");
        if (duties != Duties.None && mode == ControlPlaneMode.Global)
        {
            throw new OptionsException("--controllers is for zones: a global control plane (--mode global) keeps no services in step.");
        }

        var (propagates, keys) = LabelPropagation(section["LabelPropagation"] ?? "");
        return new PlanSettings
        {
            Duties = duties,
            Ranges = RangesOf(section),
            Universal = new UniversalSettings
            {
                DeletionGracePeriod = GracePeriod(section["DeletionGracePeriod"]),
                PropagatesLabels = propagates,
                AllowedLabelKeys = keys,
            },
        };
    }

    private static Duties DutiesOf(string text)
    {
        var duties = Duties.None;
        var names = Names(text);
        foreach (var name in names)
        {
            if (!Words.TryGetValue(name, out var duty))
            {
                var near = NearName.Find(name, Words.Keys);
                throw new OptionsException(near is null
                    ? $"--controllers knows no '{name}', only {string.Join(", ", Words.Keys)}."
                    : $"--controllers knows no '{name}'; did you mean {near}?");
            }

            if (duty is Duties.All or Duties.None && names.Count > 1)
            {
                throw new OptionsException($"--controllers is {name}, or a list of others; not '{text}'.");
            }

            duties |= duty;
        }

        return duties;
    }

    private static List<(KindDescriptor Kind, AddressRange Range)> RangesOf(IConfigurationSection section)
    {
        var ranges = new List<(KindDescriptor Kind, AddressRange Range)>();
        foreach (var (kind, key, option) in Ranges)
        {
            var range = RangeOf(section[key], option) ?? ServiceVips.Defaults.Single(d => d.Kind == kind).Range;
            foreach (var other in ranges.Where(r => r.Range.Overlaps(range)))
            {
                throw new OptionsException($"A {other.Kind.Name} and a {kind.Name} could get one address: {other.Range} and {range} overlap.");
            }

            ranges.Add((kind, range));
        }

        return ranges;
    }

    private static AddressRange? RangeOf(string? cidr, string option) =>
        string.IsNullOrEmpty(cidr) ? null
            : AddressRange.TryParse(cidr, out var range, out var problem) ? range
            : throw new OptionsException($"{option}: {problem}.");

    private static TimeSpan GracePeriod(string? text) =>
        string.IsNullOrEmpty(text) ? new UniversalSettings().DeletionGracePeriod
            : OptionsReader.Duration(text) ?? throw new OptionsException($"--deletion-grace-period is a duration such as 1h, not '{text}'.");

    /// <summary>Whether labels become labels of MeshServices, and which may; an empty set for all but Kuma's own.</summary>
    private static (bool Propagates, IReadOnlySet<string> Keys) LabelPropagation(string text)
    {
        if (bool.TryParse(text, out var isOn) || text.Length == 0)
        {
            return (isOn, new HashSet<string>());
        }

        var keys = Names(text).ToHashSet();
        foreach (var key in keys.Where(KumaLabels.IsReserved))
        {
            throw new OptionsException($"--label-propagation: '{key}' is Kuma's own and is never propagated.");
        }

        return (true, keys);
    }

    private static List<string> Names(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
