using MeshTargeting.Findings;
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
            foreach (var (key, words) in resource.Source is null ? ResourceMetadata.None : resource.Metadata.Annotations)
            {
                if (Meaning(key, words) is { } meaning)
                {
                    found.Add(new Suppression(meaning, resource.Source!, resource.Id, null, null) { Key = key });
                }
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

    /// <summary>What an annotation says of suppression; null where it is about something else.</summary>
    private static SuppressionWords? Meaning(string key, string words)
    {
        if (key == Suppression.Annotation)
        {
            return SuppressionWords.Parse(words);
        }

        var slash = Suppression.Annotation.IndexOf('/', StringComparison.Ordinal) + 1;
        return key.StartsWith(Suppression.Annotation[..slash], StringComparison.Ordinal) && NearName.Find(key[slash..], [Suppression.Annotation[slash..]]) is not null
            ? SuppressionWords.Mistaken($"there is no annotation {key}; did you mean {Suppression.Annotation}?")
            : null;
    }
}
