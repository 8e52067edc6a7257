using System.Text.Json.Serialization;
using MeshTargeting.Comparing.Changes;
using MeshTargeting.Reports.Diff;
using MeshTargeting.Reports.Diff.Words;

namespace MeshTargeting.Reports.Json.Diff;

/// <summary>Something that is otherwise. Members that a type of change does not have are left out.</summary>
public sealed record ReportedChange
{
    /// <summary><c>Setting</c>, <c>Traffic</c>, <c>Access</c>, <c>Coverage</c>, <c>Order</c>, <c>Reference</c>, <c>Resource</c> or <c>NoEffect</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What brought it about.</summary>
    public required ReportedCause Cause { get; init; }

    /// <summary>The same in words, without a full stop.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>All proxies that it concerns, of those that stand in both states.</summary>
    public required IReadOnlyList<ResourceName> Proxies { get; init; }

    /// <summary>Where at these proxies.</summary>
    public required IReadOnlyList<ReportedSpot> Spots { get; init; }

    /// <summary>Setting: the kind of the policies.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PolicyKind { get; init; }

    /// <summary>Setting: the field, for example <c>http.requestTimeout</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Setting { get; init; }

    /// <summary>Setting: the value before, with where it came from; absent where there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportedSide? Before { get; init; }

    /// <summary>Setting: the value now; absent where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportedSide? After { get; init; }

    /// <summary>Traffic: the requests, where they go, and where they went.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportedRequests? Traffic { get; init; }

    /// <summary>Access: who may call now and might not before, and the other way round.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportedAccess? Access { get; init; }

    /// <summary>Coverage: the policy, and the proxies to which it applies now and did not, and the other way round.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportedCoverage? Coverage { get; init; }

    /// <summary>Reference: what it is, and what became of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportedReferenceChange? Reference { get; init; }

    /// <summary>Order: the two policies.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ResourceName>? Policies { get; init; }

    /// <summary>Resource: what has come, has gone or is otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReportedResourceChange? Resource { get; init; }

    internal static ReportedChange Of(DiffResult result, Change change)
    {
        var where = DiffBlocks.Where(change);
        var plain = new ReportedChange
        {
            Type = change is IdleChange ? "NoEffect" : change.GetType().Name[..^"Change".Length],
            Cause = ReportedCause.Of(result, change.Cause),
            Sentences = DiffBlocks.Lines(result, change).Select(l => where.Length == 0 ? l.What : $"{where}: {l.What}").ToList(),
            Proxies = change.Proxies.Select(ResourceName.Of).ToList(),
            Spots = change.Spots.Select(ReportedSpot.Of).ToList(),
        };
        return change switch
        {
            SettingChange c => plain with
            {
                PolicyKind = c.PolicyKind.Name,
                Setting = c.Setting,
                Before = ReportedSide.Of(c.Before, result.Places),
                After = ReportedSide.Of(c.After, result.Places),
            },
            TrafficChange c => plain with { Traffic = ReportedRequests.Of(c, result.Places) },
            AccessChange c => plain with { Access = ReportedAccess.Of(c, result.Places) },
            CoverageChange c => plain with { Coverage = new ReportedCoverage(ResourceName.Of(c.Policy), [.. c.Gained.Select(ResourceName.Of)], [.. c.Lost.Select(ResourceName.Of)]) },
            ReferenceChange c => plain with { Reference = ReportedReferenceChange.Of(c, result.Places) },
            OrderChange c => plain with { Policies = [ResourceName.Of(c.First), ResourceName.Of(c.Second)] },
            ResourceChange c => plain with { Resource = new ReportedResourceChange(ResourceName.Of(c.Resource), c.Verb.ToString().ToLowerInvariant(), c.Details) },
            _ => plain,
        };
    }
}

/// <summary>A policy that applies to other proxies.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Gained">Proxies to which it applies now and did not before.</param>
/// <param name="Lost">Proxies to which it applies no more.</param>
public sealed record ReportedCoverage(ResourceName Policy, IReadOnlyList<ResourceName> Gained, IReadOnlyList<ResourceName> Lost);

/// <summary>A destination, proxy or mesh that has come, has gone or is otherwise.</summary>
/// <param name="Name">The resource.</param>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="Details">What there is to say of it.</param>
public sealed record ReportedResourceChange(ResourceName Name, string Change, IReadOnlyList<string> Details);
