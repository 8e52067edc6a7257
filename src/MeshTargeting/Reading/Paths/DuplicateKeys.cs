using MeshTargeting.Reading.Nodes;
using MeshTargeting.Reading.Text;
using MeshTargeting.Resources;

namespace MeshTargeting.Reading.Paths;

/// <summary>Finds the paths of keys that stand twice: while a text is parsed, only their lines and columns are known.</summary>
internal static class DuplicateKeys
{
    /// <summary>Those that lie within a node, each with its path from there.</summary>
    public static List<(Problem Problem, string Path)> Within(Node root, IReadOnlyList<DuplicateKey> duplicates)
    {
        var found = new List<(Problem, string)>();
        if (duplicates.Count == 0)
        {
            return found;
        }

        // What has been found once is removed: several aliases may lead to the same object.
        var sought = duplicates.GroupBy(duplicate => duplicate.Mapping).ToDictionary(group => group.Key, group => group.ToList());

        var path = new PathStack();
        path.Reset(root);
        Search(root, path, sought, found);
        return found;
    }

    private static void Search(Node node, PathStack path, Dictionary<Position, List<DuplicateKey>> sought, List<(Problem, string)> found)
    {
        switch (node)
        {
            case MappingNode mapping:
                if (sought.Remove(mapping.Start, out var duplicates))
                {
                    found.AddRange(duplicates.Select(duplicate => (duplicate.Problem, path.Field(duplicate.Key))));
                }

                foreach (var entry in mapping.Entries)
                {
                    path.PushField(entry);
                    Search(entry.Value, path, sought, found);
                    path.Pop();
                }

                break;
            case SequenceNode sequence:
                for (var i = 0; i < sequence.Items.Count && sought.Count > 0; i++)
                {
                    path.PushItem(i, sequence.Items[i]);
                    Search(sequence.Items[i], path, sought, found);
                    path.Pop();
                }

                break;
        }
    }
}
