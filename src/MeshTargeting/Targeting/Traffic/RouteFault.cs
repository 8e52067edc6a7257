using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Targeting.Traffic;

/// <summary>What is wrong with a part of a route, so that the proxy cannot be given it.</summary>
internal enum RouteFaultKind
{
    /// <summary>A rewrite or mirror behind a redirect: Kuma has no request left to which to apply it (filters/util.go).</summary>
    BehindRedirect,

    /// <summary>A rewrite of the path that lacks the new path: Kuma fails over it (filters/urlrewrite.go, requestredirect.go).</summary>
    PathMissing,

    /// <summary>A mirror that leads nowhere: Kuma has no cluster for it (filters/requestmirror.go).</summary>
    Mirror,

    /// <summary>A percentage of a mirror that is no number (filters/requestmirror.go).</summary>
    Percentage,

    /// <summary>A regular expression that Envoy cannot compile.</summary>
    Expression,
}

/// <summary>One thing that keeps a proxy from its configuration.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Place">Where it stands; null for what no manifest says.</param>
/// <param name="Sentence">What is wrong, without a full stop.</param>
internal sealed record RouteFault(RouteFaultKind Kind, ConfPlace? Place, string Sentence)
{
    /// <summary>What the backendRef of a mirror came to; null for all other faults.</summary>
    public Resolution? Mirrored { get; init; }

    /// <summary>The sentence, with the policy and the place.</summary>
    public override string ToString() => $"{(Place is null ? "" : BackendNotes.At(Place))}: {Sentence}";
}
