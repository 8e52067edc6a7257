using MeshTargeting.Comparing.Changes;
using MeshTargeting.Reports.Diff;
using MeshTargeting.Reports.Diff.Words;

namespace MeshTargeting.Reports.Json.Diff;

/// <summary>The report of <c>diff</c> as scripts read it. The order of the members is that of the JSON.</summary>
public sealed record DiffReport
{
    /// <summary>The version of this shape.</summary>
    public string ApiVersion { get; init; } = ReportJson.ApiVersion;

    /// <summary>Tells this report from others.</summary>
    public string Kind { get; init; } = "DiffReport";

    /// <summary>The first state.</summary>
    public required ReportedState Base { get; init; }

    /// <summary>The second state.</summary>
    public required ReportedState Head { get; init; }

    /// <summary>How much is otherwise.</summary>
    public required DiffSummary Summary { get; init; }

    /// <summary>The proxies whose effective rules are otherwise, all of them, by namespace and name.</summary>
    public required IReadOnlyList<ResourceName> Proxies { get; init; }

    /// <summary>Everything that is otherwise, those of one cause together, the weightiest causes first.</summary>
    public required IReadOnlyList<ReportedChange> Changes { get; init; }

    /// <summary>What could not be read, and so was not compared.</summary>
    public required IReadOnlyList<string> Unreadable { get; init; }

    /// <summary>Makes the report.</summary>
    public static DiffReport Of(DiffResult result) => new()
    {
        Base = new ReportedState(result.Base, result.Differences.Base.Options.Semantics.Version),
        Head = new ReportedState(result.Head, result.Differences.Head.Options.Semantics.Version),
        Summary = DiffSummary.Of(result.Differences),
        Proxies = result.Differences.Proxies.Select(ResourceName.Of).ToList(),
        Changes = result.Differences.Changes.Select(c => ReportedChange.Of(result, c)).ToList(),
        Unreadable = result.Findings.Where(f => f.Severity == Findings.Severity.Error).Select(Text.FindingLine.Of).ToList(),
    };
}

/// <summary>A state that was compared.</summary>
/// <param name="Name">How it was named: a path, <c>git:main</c>.</param>
/// <param name="KumaVersion">The version of Kuma under which it was judged.</param>
public sealed record ReportedState(string Name, string KumaVersion);

/// <summary>What brought a change about.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Change"><c>added</c>, <c>changed</c>, <c>removed</c>, or <c>understood</c> where it says the same and means something else.</param>
/// <param name="File">Where it stands, or stood; null where it comes from no file.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record ReportedCause(ResourceName Resource, string Change, string? File, int? Line)
{
    internal static ReportedCause Of(DiffResult result, Cause cause)
    {
        var latest = cause.Latest;
        return new ReportedCause(
            ResourceName.Of(cause.Resource),
            cause.Verb.ToString().ToLowerInvariant(),
            latest?.Source?.File,
            latest is null ? null : result.Places.Find(new Targeting.Rules.ConfPlace(latest, ""))?.Line);
    }
}

/// <summary>Where at proxies something is otherwise.</summary>
/// <param name="Kind"><c>WholeProxy</c>, <c>Inbound</c>, <c>AnyDestination</c>, <c>Destination</c>, <c>Route</c>, <c>Tags</c> or <c>GatewayListener</c>.</param>
/// <param name="Resource">The destination or route; null for the others.</param>
/// <param name="Section">The port of the destination, or the inbound, by name or number; empty for the others.</param>
/// <param name="Traffic">To which traffic it is narrowed; empty for all.</param>
public sealed record ReportedSpot(string Kind, ResourceName? Resource, string Section, string Traffic)
{
    internal static ReportedSpot Of(Spot spot) => new(
        spot.Kind.ToString(), spot.Kind is SpotKind.Destination or SpotKind.Route ? ResourceName.Of(spot.Resource) : null, spot.Section, spot.Traffic);
}
