using MeshTargeting.Defaulting.Labels;
using MeshTargeting.Reports.Inspect;
using MeshTargeting.Reports.Inspect.Proxies;
using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Reports.Json.Inspect;

/// <summary>The report of <c>inspect dataplane</c> as scripts read it. The order of the members is that of the JSON.</summary>
public sealed record InspectDataplaneReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>Tells this report from others.</summary>
    public string Kind { get; init; } = "InspectDataplaneReport";

    /// <summary>The version of Kuma whose behaviour is told.</summary>
    public required string KumaVersion { get; init; }

    /// <summary>The proxy.</summary>
    public required ResourceName Dataplane { get; init; }

    /// <summary>What it is derived from; null where the input holds it.</summary>
    public required ResourceName? DerivedFrom { get; init; }

    /// <summary>The policies that select it, by kind, in ascending precedence.</summary>
    public required IReadOnlyList<ReportedMatch> Policies { get; init; }

    /// <summary>What is worth a warning.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What holds for the proxy as a whole.</summary>
    public required IReadOnlyList<ReportedSettings> Proxy { get; init; }

    /// <summary>What holds for incoming traffic.</summary>
    public required IReadOnlyList<ReportedInbound> Inbounds { get; init; }

    /// <summary>What holds for traffic to every destination that has nothing more specific of the same kind.</summary>
    public required IReadOnlyList<ReportedSettings> AnyOutbound { get; init; }

    /// <summary>What holds for certain outbounds.</summary>
    public required IReadOnlyList<ReportedOutbound> Outbounds { get; init; }

    /// <summary>The outbounds that have nothing of their own.</summary>
    public required IReadOnlyList<ReportedDestination> PlainOutbounds { get; init; }

    /// <summary>What holds for destinations by tags.</summary>
    public required IReadOnlyList<ReportedTagSettings> OutboundsByTags { get; init; }

    /// <summary>What holds for the traffic that a builtin gateway sends on.</summary>
    public required IReadOnlyList<ReportedGateway> Gateway { get; init; }

    /// <summary>Makes the report.</summary>
    public static InspectDataplaneReport Of(ProxyInspection found)
    {
        var places = found.Places;
        return new InspectDataplaneReport
        {
            KumaVersion = found.World.Options.Semantics.Version,
            Dataplane = ResourceName.Of(found.Proxy.Id),
            DerivedFrom = found.Proxy.DerivedFrom is { } from ? ResourceName.Of(from.Id) : null,
            Policies = Matches(found),
            Warnings = found.Warnings,
            Proxy = ReportedSettings.Of(found.WholeProxy, places),
            Inbounds = found.Inbounds.Select(i => ReportedInbound.Of(i, places)).ToList(),
            AnyOutbound = ReportedSettings.Of(found.Anywhere, places),
            Outbounds = found.Outbounds.Select(o => ReportedOutbound.Of(o, found.World, places)).ToList(),
            PlainOutbounds = found.PlainOutbounds.Select(o => ReportedDestination.Of(o, found.World)).ToList(),
            OutboundsByTags = ReportedTagSettings.Of(found.ByTags, places),
            Gateway = found.Gateway
                .Select(g => new ReportedGateway(g.Listener.Port, g.Listener.Hostname, ReportedTagSettings.Of(g.Settings, places)))
                .ToList(),
        };
    }

    private static List<ReportedMatch> Matches(ProxyInspection found)
    {
        var idle = found.Idle.ToHashSet();
        return found.Matched.SelectMany(m => m.Policies)
            .Select(m => Match(m.Policy, idle.Contains(m.Policy) ? "none" : "effective"))
            .Concat(found.Shadows.Select(s => Match(s, "shadow")))
            .ToList();

        ReportedMatch Match(Resource policy, string effect) =>
            new(ResourceName.Of(policy.Id), PolicyRole.Of(policy, found.World.Options).Name, effect);
    }
}

/// <summary>A policy that selects a proxy.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Role">Its role; empty where it can have none.</param>
/// <param name="Effect"><c>effective</c>, <c>none</c> where nothing of it is left, or <c>shadow</c>.</param>
public sealed record ReportedMatch(ResourceName Policy, string Role, string Effect);

/// <summary>What holds for the incoming traffic of some inbounds.</summary>
/// <param name="Ports">The inbounds.</param>
/// <param name="Traffic">What holds for which traffic.</param>
public sealed record ReportedInbound(IReadOnlyList<ProxyPort> Ports, IReadOnlyList<ReportedTraffic> Traffic)
{
    internal static ReportedInbound Of(InboundSettings inbound, Places places) => new(
        inbound.Ports,
        inbound.Traffic
            .Select(t => new ReportedTraffic(t.Match, t.Clients?.Select(ReportedTag.Of).ToList(), ReportedSettings.Of(t.Settings, places)))
            .ToList());
}

/// <summary>What holds for some incoming traffic.</summary>
/// <param name="Match">The traffic; null for all.</param>
/// <param name="Clients">The clients by tags; null where they are not told apart so, empty for all.</param>
/// <param name="Settings">What holds.</param>
public sealed record ReportedTraffic(Match? Match, IReadOnlyList<ReportedTag>? Clients, ReportedSettings Settings);

/// <summary>What holds for destinations with certain tags.</summary>
/// <param name="Tags">The tags; none for all.</param>
/// <param name="Settings">What holds.</param>
public sealed record ReportedTagSettings(IReadOnlyList<ReportedTag> Tags, ReportedSettings Settings)
{
    internal static IReadOnlyList<ReportedTagSettings> Of(IEnumerable<TagSettings> settings, Places places) =>
        settings.Select(s => new ReportedTagSettings(s.Tags.Select(ReportedTag.Of).ToList(), ReportedSettings.Of(s.Settings, places))).ToList();
}

/// <summary>A tag.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Not">True where the value must be another.</param>
public sealed record ReportedTag(string Key, string Value, bool Not)
{
    internal static ReportedTag Of(SubsetTag tag) => new(tag.Key, tag.Value, tag.Not);
}

/// <summary>What holds for the traffic that a listener of a builtin gateway sends on.</summary>
/// <param name="Port">The port of the listener.</param>
/// <param name="Hostname">Its hostname; <c>*</c> for any.</param>
/// <param name="Settings">What holds, by destination.</param>
public sealed record ReportedGateway(uint Port, string Hostname, IReadOnlyList<ReportedTagSettings> Settings);
