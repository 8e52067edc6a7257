using MeshTargeting.Resources;

namespace MeshTargeting.Judging.Suppressions;

/// <summary>Finds all suppressions of what is judged.</summary>
internal static class SuppressionFinder
{
    /// <summary>Comments and annotations, in no particular order.</summary>
    public static IReadOnlyList<Suppression> Find(IReadOnlyList<SourceText> texts, IReadOnlyList<Resource> resources)
    {
        var found = new List<Suppression>();
        foreach (var resource in resources)
        {
            if (resource.Source is { } source && resource.Metadata.Annotations.TryGetValue(Suppression.Annotation, out var words))
            {
                found.Add(new Suppression(SuppressionWords.Parse(words), source, resource.Id, null, null));
            }
        }

        var comments = texts.SelectMany(SuppressionComments.Find).ToList();
        if (comments.Count > 0)
        {
            // A comment in a list is about one of its members, and which that is nobody needs to know.
            var ids = new Dictionary<SourceDocument, ResourceId>();
            foreach (var resource in resources.Where(r => r.Source is { Item: null }))
            {
                ids[resource.Source!] = resource.Id;
            }

            found.AddRange(comments.Select(c => ids.TryGetValue(c.Source, out var id) ? c with { Resource = id } : c));
        }

        return found;
    }
}
