using MeshTargeting.Resources.Kinds;

namespace MeshTargeting.Targeting.Rules;

/// <summary>Merges configurations as Kuma does (pkg/plugins/policies/core/rules/merge/merge.go).</summary>
public static class ConfMerge
{
    private const string AppendPrefix = "append";

    /// <summary>
    /// Merges configurations of one kind of policy in ascending precedence. Objects are merged by field, everything else is replaced,
    /// but that lists whose name begins with <c>append</c> are joined, and rules of routes with equal matches are merged.
    /// </summary>
    /// <returns>
    /// One configuration, but for MeshHTTPRoutes one for each hostname, in the order in which they are met; none of none.
    /// </returns>
    public static IReadOnlyList<ConfValue> Merge(IReadOnlyList<ConfValue> confs) =>
        Merge(confs, confs is [{ Place.Policy.SpecObject: MeshHTTPRouteSpec }, ..] ? MergePlan.OfHttpRoutes : MergePlan.Plain);

    internal static IReadOnlyList<ConfValue> Merge(IReadOnlyList<ConfValue> confs, MergePlan plan)
    {
        if (plan.Values is null)
        {
            return confs.Count == 0 ? [] : [MergeAll(confs, plan)];
        }

        var groups = ByValue(confs, plan.Values);
        var merged = new ConfValue[groups.Count];
        for (var i = 0; i < merged.Length; i++)
        {
            merged[i] = MergeAll(groups[i], plan);
        }

        return merged;
    }

    private static ConfValue MergeAll(IReadOnlyList<ConfValue> confs, MergePlan plan)
    {
        var merged = confs[0];
        for (var i = 1; i < confs.Count; i++)
        {
            merged = Patch(merged, confs[i]);
        }

        merged = JoinLists(merged, confs, plan.Keyed);
        return plan.Keyed is not null && merged is ConfObject whole && whole.Find(plan.Keyed) is ConfList entries
            ? With(whole, plan.Keyed, MergeByKey(entries, plan))
            : merged;
    }

    /// <summary>
    /// RFC 7396, but that a null stays one: only fields that Go always writes are ever null, and it writes them anew after the merge.
    /// </summary>
    private static ConfValue Patch(ConfValue document, ConfValue patch)
    {
        if (document is not ConfObject a || patch is not ConfObject b)
        {
            return Pruned(patch);
        }

        var fields = new List<KeyValuePair<string, ConfValue>>(a.Fields.Count + b.Fields.Count);
        fields.AddRange(a.Fields);
        foreach (var (name, value) in b.Fields)
        {
            var at = IndexOf(fields, name);
            if (at < 0)
            {
                fields.Add(new(name, Pruned(value)));
            }
            else
            {
                fields[at] = new(name, Patch(fields[at].Value, value));
            }
        }

        return new ConfObject(fields, b.Place);
    }

    /// <summary>
    /// What is taken over whole, without fields that are null at any depth: only in open JSON are there such fields, and Kuma loses them
    /// where it merges, but not where there is one configuration alone.
    /// </summary>
    private static ConfValue Pruned(ConfValue value)
    {
        switch (value)
        {
            case ConfObject whole:
                var fields = new List<KeyValuePair<string, ConfValue>>(whole.Fields.Count);
                var same = true;
                foreach (var (name, field) in whole.Fields)
                {
                    var kept = Pruned(field);
                    same &= ReferenceEquals(kept, field) && kept is not ConfScalar { IsNull: true };
                    if (kept is not ConfScalar { IsNull: true })
                    {
                        fields.Add(new(name, kept));
                    }
                }

                return same ? whole : new ConfObject(fields, whole.Place);
            case ConfList list:
                var items = list.Items.Select(Pruned).ToArray();
                return items.SequenceEqual(list.Items) ? list : new ConfList(items, list.Place);
            default:
                return value;
        }
    }

    /// <summary>
    /// Joins the lists that are not to be replaced. Where they have no items between them Kuma is left with a list that Go writes as
    /// null.
    /// </summary>
    private static ConfValue JoinLists(ConfValue merged, IReadOnlyList<ConfValue> parts, string? keyed)
    {
        if (merged is not ConfObject whole)
        {
            return merged;
        }

        List<KeyValuePair<string, ConfValue>>? fields = null;
        for (var i = 0; i < whole.Fields.Count; i++)
        {
            var (name, value) = whole.Fields[i];
            var joined = name == keyed || name.StartsWith(AppendPrefix, StringComparison.OrdinalIgnoreCase) ? Join(name, value, parts)
                : value is ConfObject ? JoinLists(value, FieldOf(parts, name), keyed: null)
                : value;
            if (!ReferenceEquals(joined, value))
            {
                fields ??= [.. whole.Fields];
                fields[i] = new(name, joined);
            }
        }

        return fields is null ? merged : new ConfObject(fields, whole.Place);
    }

    private static ConfValue Join(string name, ConfValue last, IReadOnlyList<ConfValue> parts)
    {
        var items = new List<ConfValue>();
        foreach (var part in FieldOf(parts, name))
        {
            if (part is ConfList list)
            {
                items.AddRange(list.Items);
            }
        }

        return items.Count > 0 ? new ConfList(items, last.Place) : ConfScalar.Null(last.Place);
    }

    private static List<ConfValue> FieldOf(IReadOnlyList<ConfValue> parts, string name)
    {
        var values = new List<ConfValue>(parts.Count);
        foreach (var part in parts)
        {
            if ((part as ConfObject)?.Find(name) is { } value)
            {
                values.Add(value);
            }
        }

        return values;
    }

    /// <summary>Merges the entries with equal keys; each stands where the last of them stood.</summary>
    private static ConfList MergeByKey(ConfList entries, MergePlan plan)
    {
        var groups = new Dictionary<ConfValue, List<ConfObject>>(ConfEquality.Instance);
        var last = new Dictionary<ConfValue, int>(ConfEquality.Instance);
        for (var i = 0; i < entries.Items.Count; i++)
        {
            var entry = (ConfObject)entries.Items[i];
            var key = entry.Find(plan.Key!) ?? ConfScalar.Null(entry.Place);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = []);
            }

            group.Add(entry);
            last[key] = i;
        }

        var merged = groups.OrderBy(g => last[g.Key]).Select(ConfValue (g) => MergeEntries(g.Value, plan)).ToList();
        if (plan.LastFirst)
        {
            merged.Reverse();
        }

        return new ConfList(merged, entries.Place);
    }

    private static ConfObject MergeEntries(List<ConfObject> entries, MergePlan plan)
    {
        var last = entries[^1];
        return entries.Count > 1 && Merge(FieldOf(entries, plan.Default!), MergePlan.Plain) is [var conf]
            ? With(last, plan.Default!, conf)
            : last;
    }

    /// <summary>
    /// The configurations for each of the values that a list in them may have; those that leave the list out stand for themselves.
    /// </summary>
    private static List<List<ConfValue>> ByValue(IReadOnlyList<ConfValue> confs, string listName)
    {
        var groups = new OrderedDictionary<string, List<ConfValue>>();
        foreach (var conf in confs)
        {
            var values = (conf as ConfObject)?.Find(listName) as ConfList;
            if (values is not { Items.Count: > 0 })
            {
                Group("").Add(conf);
                continue;
            }

            foreach (var value in values.Items)
            {
                var text = (value as ConfScalar)?.Text ?? "";
                Group(text).Add(text.Length == 0 ? conf : With((ConfObject)conf, listName, new ConfList([value], values.Place)));
            }
        }

        return [.. groups.Values];

        List<ConfValue> Group(string value)
        {
            if (!groups.TryGetValue(value, out var group))
            {
                groups.Add(value, group = []);
            }

            return group;
        }
    }

    private static ConfObject With(ConfObject whole, string name, ConfValue value)
    {
        List<KeyValuePair<string, ConfValue>> fields = [.. whole.Fields];
        var at = IndexOf(fields, name);
        if (at < 0)
        {
            fields.Add(new(name, value));
        }
        else
        {
            fields[at] = new(name, value);
        }

        return new ConfObject(fields, whole.Place);
    }

    private static int IndexOf(List<KeyValuePair<string, ConfValue>> fields, string name)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }
}
