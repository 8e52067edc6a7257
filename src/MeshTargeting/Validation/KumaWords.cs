using MeshTargeting.Findings;
using MeshTargeting.Reading;

namespace MeshTargeting.Validation;

/// <summary>
/// Brings what reading found (in the words of schemas) and what validation found (in the words of Kuma's validators) together: of a
/// place that both speak of, the validator's words count, which are made for people.
/// </summary>
public static class KumaWords
{
    /// <summary>Of what reading found, that of which validation does not speak.</summary>
    /// <param name="reading">What reading found, of any number of documents.</param>
    /// <param name="validation">What validation found of the same documents.</param>
    public static IEnumerable<Finding> Unspoken(IEnumerable<Finding> reading, IEnumerable<Finding> validation)
    {
        var spoken = validation.Where(f => f.Rule.IsKumaRejection).ToLookup(f => (f.Resource, f.Source), f => f.Path);
        return spoken.Count == 0
            ? reading
            : reading.Where(f => !SchemaRules.All.Contains(f.Rule) || !spoken[(f.Resource, f.Source)].Any(path => Covers(f, path)));
    }

    // A missing field the validator reads as empty. What it says of a part of that, of a field beside it or of what surrounds it, it
    // says knowing of it; of the whole spec it speaks for other reasons.
    private static bool Covers(Finding schema, string spoken) =>
        spoken == schema.Path
        || (schema.Rule == SchemaRules.RequiredField
            && (IsWithin(spoken, schema.Path)
                || (spoken != "spec" && IsWithin(schema.Path, spoken))
                || Parent(spoken) == Parent(schema.Path)));

    private static bool IsWithin(string path, string outer) =>
        path.Length > outer.Length && path.StartsWith(outer, StringComparison.Ordinal) && path[outer.Length] is '.' or '[';

    private static string Parent(string path) => path[..Math.Max(path.LastIndexOf('.'), 0)];
}
