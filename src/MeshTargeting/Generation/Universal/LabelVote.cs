using MeshTargeting.Resources;
using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Generation.Universal;

/// <summary>
/// Makes one set of labels of those that several Dataplanes would give: of each key the value that most have, of several as frequent the
/// one that the youngest Dataplane has, of these the smallest (mergeAcrossDataplanes in
/// pkg/core/resources/apis/meshservice/generate/labels.go).
/// </summary>
public static class LabelVote
{
    /// <summary>The labels.</summary>
    /// <param name="contributions">The Dataplanes, each with what it would give.</param>
    public static IReadOnlyDictionary<string, string> Of(
        IEnumerable<(Resource<DataplaneSpec> Proxy, IReadOnlyDictionary<string, string> Labels)> contributions) => contributions
        .SelectMany(c => c.Labels, (c, label) => (label.Key, label.Value, Age: c.Proxy.Metadata.CreationTime ?? DateTimeOffset.MinValue))
        .GroupBy(vote => vote.Key)
        .ToDictionary(
            votes => votes.Key,
            votes => votes.GroupBy(vote => vote.Value)
                .OrderByDescending(value => value.Count())
                .ThenByDescending(value => value.Max(vote => vote.Age))
                .ThenBy(value => value.Key, StringComparer.Ordinal)
                .First().Key);
}
