using MeshTargeting.Findings;
using MeshTargeting.Reading;
using MeshTargeting.Validation.Rules;

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
        // Who may write it where, and as what, is another matter than what stands in it.
        var spoken = validation.Where(f => f.Rule.IsKumaRejection && !PermissionRules.All.Contains(f.Rule))
            .GroupBy(f => (f.Resource, f.Source), f => f.Path)
            .ToDictionary(document => document.Key, document => new SpokenPaths(document));
        return spoken.Count == 0
            ? reading
            : reading.Where(f => !SchemaRules.All.Contains(f.Rule)
                || !spoken.TryGetValue((f.Resource, f.Source), out var paths)
                || !paths.Cover(f));
    }

    /// <summary>The paths of which the validator of one document speaks, looked up rather than gone through: there may be thousands.</summary>
    private sealed class SpokenPaths
    {
        private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
        private readonly HashSet<string> _parents = new(StringComparer.Ordinal);

        /// <summary>All that holds a path, at any depth.</summary>
        private readonly HashSet<string> _outer = new(StringComparer.Ordinal);

        public SpokenPaths(IEnumerable<string> paths)
        {
            foreach (var path in paths.Where(_paths.Add))
            {
                _parents.Add(Parent(path));
                _outer.UnionWith(Outer(path));
            }
        }

        // A value that the validator rejects as a whole, it rejects with all that is in it; a double it names by what makes it one. A
        // field that is missing it reads as empty: what it says of a part of it or of anything in the same item of a list, it says
        // knowing of it.
        public bool Cover(Finding schema) =>
            _paths.Contains(schema.Path)
            || Outer(schema.Path).Any(outer => outer != "spec" && _paths.Contains(outer))
            || (schema.Rule == SchemaRules.DuplicateItem && _outer.Contains(schema.Path))
            || (schema.Rule == SchemaRules.RequiredField
                && (_outer.Contains(schema.Path) || _parents.Contains(Parent(schema.Path)) || _outer.Contains(Item(schema.Path))));

        private static IEnumerable<string> Outer(string path)
        {
            for (var i = 1; i < path.Length; i++)
            {
                if (path[i] is '.' or '[')
                {
                    yield return path[..i];
                }
            }
        }

        private static string Parent(string path) => path[..Math.Max(path.LastIndexOf('.'), 0)];

        private static string Item(string path) => path[..(path.LastIndexOf(']') + 1)];
    }
}
