using System.Text.Json.Nodes;
using MeshTargeting.Fixing.Model;
using MeshTargeting.Reading.Paths;
using MeshTargeting.Resources;

namespace MeshTargeting.Fixing.Editing;

/// <summary>Finds the places of a fix in the model of its resource.</summary>
/// <param name="resource">The resource.</param>
/// <param name="number">The number of the fix.</param>
internal sealed class SlotFinder(ModelNode resource, int number)
{
    /// <summary>True once a place was found that an earlier fix has changed.</summary>
    public bool HasConflict { get; private set; }

    /// <summary>The place of a path, in whichever form the document is written; null where it is not there.</summary>
    /// <exception cref="DeclinedException">It is there, but a change would be one elsewhere, too.</exception>
    public Slot? Find(string path)
    {
        foreach (var reading in Readings(path))
        {
            if (Follow(reading, reading.Count) is { } slot)
            {
                return slot;
            }
        }

        return null;
    }

    /// <summary>The place of an object that is to get a member; null where it is not there.</summary>
    /// <exception cref="DeclinedException">A change would be one elsewhere, too, or a merge brings the member.</exception>
    public Slot? FindHolder(string path, string key)
    {
        var slot = Find(path);
        if (slot?.Node is ModelMapping mapping)
        {
            Member(mapping, key);
        }

        return slot;
    }

    /// <summary>The place of an object that is not there: the missing ones are made, the innermost included.</summary>
    /// <exception cref="DeclinedException">It cannot be made.</exception>
    public Slot Make(string path)
    {
        // The reading of which most is there; where nothing is, the one that the form of the document calls for.
        var readings = Readings(path).ToList();
        var reading = readings.MaxBy(Matched)!;
        reading = Matched(reading) == 0 && readings.Count > 1 && HasNoWrapper(readings[0][0].Name) ? readings[1] : reading;
        var matched = Matched(reading);
        for (var i = matched; i < reading.Count; i++)
        {
            var holder = Follow(reading, i) ?? throw new DeclinedException(Reasons.Missing);
            var name = reading[i].Name;
            if (reading[i].Index >= 0)
            {
                throw new DeclinedException(Reasons.Missing);
            }

            switch (holder)
            {
                case { Node: ModelMapping { Members.Count: > 0 } mapping }:
                    MemberPutter.Put(mapping, new Findings.PutMember("", name, "null"), new JsonObject(), number);
                    break;
                case { Json: JsonObject members }:
                    members[name] = new JsonObject();
                    break;
                case { Node: ModelMapping or ModelScalar { Value.Kind: Reading.Nodes.ScalarKind.Null } } or { Node: null, Json: null }:
                    holder.Replace(new JsonObject { [name] = new JsonObject() });
                    break;
                default:
                    throw new DeclinedException(Reasons.Missing);
            }
        }

        return Follow(reading, reading.Count) ?? throw new DeclinedException(Reasons.Missing);
    }

    private IEnumerable<List<PathSegment>> Readings(string path) =>
        resource is ModelMapping top ? PathReadings.Of(PathParser.Parse(path), name => top.Find(name) is not null) : [PathParser.Parse(path)];

    /// <summary>Whether the document writes the fields of its <c>metadata</c> or <c>spec</c> at its top.</summary>
    private bool HasNoWrapper(string name) =>
        resource is ModelMapping top
        && top.Find("apiVersion") is null
        && top.Find("type")?.Value is ModelScalar { Value.Text: var kind }
        && (name == "metadata" || (name == "spec" && KindCatalog.FindKuma(kind) is { SpecInlineOnUniversal: true }));

    private int Matched(List<PathSegment> path)
    {
        var matched = path.Count;
        while (matched > 0 && Follow(path, matched) is null)
        {
            matched--;
        }

        return matched;
    }

    private Slot? Follow(List<PathSegment> path, int count)
    {
        Slot? slot = new RootSlot(resource, number);
        Check(resource);
        for (var i = 0; i < count && slot is not null; i++)
        {
            slot = slot.Node is { } node ? Step(node, path[i]) : Step(slot.Json, path[i]);

            // An alias itself can give way to something else; what it stands for cannot be changed through it.
            if (slot?.Node is { } value && (i < count - 1 || value is not ModelAlias))
            {
                Check(value);
            }
        }

        return slot;
    }

    private Slot? Step(ModelNode node, PathSegment segment)
    {
        switch (node)
        {
            case ModelMapping mapping:
                return Member(mapping, segment.Name) ?? Member(mapping, PathReadings.SnakeCase(segment.Name));
            case ModelSequence list when segment.Index >= 0 && segment.Index < list.Items.Count:
                var item = list.Items[segment.Index];
                if (item.IsRemoved)
                {
                    NoteConflict(item.RemovedBy);
                    return null;
                }

                NoteReplacement(item.Value);
                return new ItemSlot(item, number);
            case ModelAlias:
                throw new DeclinedException(Reasons.Alias);
            default:
                return null;
        }
    }

    private Slot? Member(ModelMapping mapping, string name)
    {
        if (mapping.Added.Find(a => a.Key == name) is { } added)
        {
            NoteConflict(added.AddedBy);
            return new AddedSlot(mapping, added, number);
        }

        var member = mapping.Members.LastOrDefault(m => !m.IsMerge && !m.IsRemoved && (m.NewKey ?? m.Key) == name);
        if (member is null)
        {
            if (mapping.Find(name) is { } changed)
            {
                NoteConflict(changed.ChangedBy);
            }

            return mapping.Merges(name) ? throw new DeclinedException(Reasons.Merge) : null;
        }

        NoteConflict(member.ChangedBy);
        NoteReplacement(member.Value);
        return new MemberSlot(mapping, member, number);
    }

    private JsonSlot? Step(JsonNode? json, PathSegment segment) => json switch
    {
        JsonObject members when members.ContainsKey(segment.Name) => new JsonSlot(members, segment.Name, -1, number),
        JsonArray list when segment.Index >= 0 && segment.Index < list.Count => new JsonSlot(list, "", segment.Index, number),
        _ => null,
    };

    private static void Check(ModelNode node)
    {
        if (node.IsShared)
        {
            throw new DeclinedException(Reasons.Alias);
        }
    }

    private void NoteReplacement(ModelNode node)
    {
        if (node.Replacement is not null)
        {
            NoteConflict(node.ReplacedBy);
        }
    }

    private void NoteConflict(int changedBy) => HasConflict |= changedBy != 0 && changedBy != number;
}
