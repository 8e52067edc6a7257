using System.Collections.Frozen;
using MeshTargeting.Judging.Suppressions;
using MeshTargeting.Resources;

namespace MeshTargeting.Server.Admission.Enforcement;

/// <summary>What an object's own annotation <c>meshservice.io/ignore</c> suppresses; comments do not get as far as a review.</summary>
internal static class Suppressed
{
    /// <summary>The codes; none once the day until which they are suppressed is over.</summary>
    public static IReadOnlySet<string> In(Resource? resource, DateOnly today) =>
        resource?.Metadata.Annotations.GetValueOrDefault(Suppression.Annotation) is { } text
        && SuppressionWords.Parse(text) is var words && !(today > words.Until)
            ? words.Codes.ToHashSet(StringComparer.Ordinal)
            : FrozenSet<string>.Empty;
}
