using System.Globalization;
using MeshTargeting.Targeting.Rules;

namespace MeshTargeting.Comparing.Settings;

/// <summary>A value that two configurations do not have in common.</summary>
/// <param name="Setting">The field, for example <c>http.requestTimeout</c>; empty where the configuration itself is the value.</param>
/// <param name="Before">The value in the first; null where it has none.</param>
/// <param name="After">The value in the second; null where it has none.</param>
internal readonly record struct ValueDiff(string Setting, ConfValue? Before, ConfValue? After);

/// <summary>Tells configurations apart, value by value. Where a value comes from does not matter.</summary>
internal static class ConfDiff
{
    /// <summary>What is otherwise, in the order of the second, then of the first.</summary>
    /// <param name="before">A configuration; null for none, which an empty one equals.</param>
    /// <param name="after">Another.</param>
    public static IReadOnlyList<ValueDiff> Of(ConfValue? before, ConfValue? after)
    {
        if (ReferenceEquals(before, after) || ConfValue.DeepEquals(before, after) || (IsNothing(before) && IsNothing(after)))
        {
            return [];
        }

        var found = new List<ValueDiff>();
        Add(found, "", before, after);
        return found;
    }

    private static bool IsNothing(ConfValue? value) => value is null or ConfObject { Fields.Count: 0 };

    private static void Add(List<ValueDiff> found, string path, ConfValue? before, ConfValue? after)
    {
        if (ConfValue.DeepEquals(before, after))
        {
            return;
        }

        switch (before, after)
        {
            case (ConfObject or null, ConfObject or null) when (before as ConfObject)?.Fields.Count > 0 || (after as ConfObject)?.Fields.Count > 0:
                AddFields(found, path, before as ConfObject, after as ConfObject);
                break;

            case (ConfList b, ConfList a) when b.Items.Count == a.Items.Count && a.Items.All(i => i is ConfObject):
                for (var i = 0; i < a.Items.Count; i++)
                {
                    Add(found, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), b.Items[i], a.Items[i]);
                }

                break;

            default:
                found.Add(new ValueDiff(path, before, after));
                break;
        }
    }

    private static void AddFields(List<ValueDiff> found, string path, ConfObject? before, ConfObject? after)
    {
        foreach (var (name, value) in after?.Fields ?? [])
        {
            Add(found, Join(path, name), before?.Find(name), value);
        }

        foreach (var (name, value) in before?.Fields ?? [])
        {
            if (after?.Find(name) is null)
            {
                Add(found, Join(path, name), value, null);
            }
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
