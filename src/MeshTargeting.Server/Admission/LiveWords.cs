using MeshTargeting.Findings;

namespace MeshTargeting.Server.Admission;

/// <summary>
/// The engine speaks of "what was given", as a repository gives it to a check. Whoever applies an object gave nothing else: for them it is
/// the cluster, or the manifests that the server reads. And what Kuma would make of Services is there in a cluster, or was not made.
/// </summary>
internal static class LiveWords
{
    /// <summary>The findings, in words for kubectl's users. What is Kuma's stays as Kuma says it.</summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, bool isCluster) =>
        findings.Any(IsAboutGiven) ? findings.Select(f => IsAboutGiven(f) ? f with { Message = Of(f.Message, isCluster) } : f).ToList() : findings;

    private static string Of(string message, bool isCluster) => message
        .Replace("in what was given", isCluster ? "in the cluster" : "in the server's manifests", StringComparison.Ordinal)
        .Replace("was given", "is known", StringComparison.Ordinal)
        .Replace("but what Kuma would make of it is not looked into", isCluster ? "of which Kuma has made none" : "of which none was made", StringComparison.Ordinal);

    private static bool IsAboutGiven(Finding finding) =>
        finding.Rule is { IsKumaRejection: false, IsKumaWarning: false }
        && (finding.Message.Contains("was given", StringComparison.Ordinal) || finding.Message.Contains("is not looked into", StringComparison.Ordinal));
}
