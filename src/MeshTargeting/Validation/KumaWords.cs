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

    // A value that the validator rejects as a whole, it rejects with all that is in it; a double it names by what makes it one. A field
    // that is missing it reads as empty: what it says of a part of it or of anything in the same item of a list, it says knowing of it.
    private static bool Covers(Finding schema, string spoken) =>
        spoken == schema.Path
        || (spoken != "spec" && IsWithin(schema.Path, spoken))
        || (schema.Rule == SchemaRules.DuplicateItem && IsWithin(spoken, schema.Path))
        || (schema.Rule == SchemaRules.RequiredField
            && (IsWithin(spoken, schema.Path) || Parent(spoken) == Parent(schema.Path) || IsWithin(spoken, Item(schema.Path))));

    private static bool IsWithin(string path, string outer) =>
        outer.Length > 0 && path.Length > outer.Length && path.StartsWith(outer, StringComparison.Ordinal) && path[outer.Length] is '.' or '[';

    private static string Parent(string path) => path[..Math.Max(path.LastIndexOf('.'), 0)];

    private static string Item(string path) => path[..(path.LastIndexOf(']') + 1)];
}
