using MeshTargeting.Targeting;

namespace MeshTargeting.Analysis;

/// <summary>Messages that several rules make alike.</summary>
internal static class Messages
{
    /// <summary>Why a reference does not resolve, and what to write instead where that is known.</summary>
    public static string Of(Resolution resolution) =>
        resolution.Suggestion is { } suggestion ? $"{resolution.Explanation}; {suggestion}" : resolution.Explanation;
}
