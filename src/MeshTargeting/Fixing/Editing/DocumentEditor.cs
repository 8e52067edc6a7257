using System.Text.Json.Nodes;
using MeshTargeting.Findings;
using MeshTargeting.Fixing.Model;

namespace MeshTargeting.Fixing.Editing;

/// <summary>Takes note, in the model of a document, of what fixes want changed.</summary>
internal sealed class DocumentEditor(ModelNode document)
{
    private int _number;

    /// <summary>Documents that are to be put behind this one.</summary>
    public List<JsonObject> AddedDocuments { get; } = [];

    /// <summary>Takes note of the changes of a fix.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="item">The member of a <c>kind: List</c> that it is about; null for the document itself.</param>
    /// <returns>Whether that went well. A fix that did not has left no note, unless the answer is <see cref="Note.Broken"/>.</returns>
    public (Note Note, string Reason) Add(Fix fix, int? item)
    {
        _number++;
        List<Slot?> slots;
        SlotFinder finder;
        try
        {
            // All places are looked for before anything is changed: paths are those of the document as it was found.
            finder = new SlotFinder(ResourceOf(item), _number);
            slots = fix.Edits.Select(edit => Find(edit, finder)).ToList();
        }
        catch (DeclinedException e)
        {
            return (Note.Declined, e.Message);
        }

        if (finder.HasConflict)
        {
            return (Note.Waiting, "");
        }

        try
        {
            for (var i = 0; i < slots.Count; i++)
            {
                // What was not there may have come by the edits before.
                Apply(fix.Edits[i], slots[i] ?? Find(fix.Edits[i], finder), finder);
            }
        }
        catch (DeclinedException e)
        {
            return (Note.Broken, e.Message);
        }

        return (Note.Taken, "");
    }

    private static Slot? Find(NodeEdit edit, SlotFinder finder) => edit switch
    {
        ReplaceValue replace => finder.Find(replace.Path),
        PutMember put => finder.FindHolder(put.Path, put.Key),
        RemoveNode remove => finder.Find(remove.Path),
        RenameMember rename => finder.Find(rename.Path),
        _ => null,
    };

    private ModelNode ResourceOf(int? item)
    {
        if (item is not { } number)
        {
            return document;
        }

        return document is ModelMapping list && list.Find("items")?.Value is ModelSequence items && number < items.Items.Count
            ? items.Items[number].Value
            : throw new DeclinedException(Reasons.Missing);
    }

    private void Apply(NodeEdit edit, Slot? slot, SlotFinder finder)
    {
        switch (edit)
        {
            case AddDocument add:
                AddedDocuments.Add((JsonObject)JsonNode.Parse(add.Json)!);
                break;
            case PutMember put:
                Put(put, slot ?? finder.Make(put.Path));
                break;
            case ReplaceValue replace when slot is not null:
                slot.Replace(JsonNode.Parse(replace.Json));
                break;
            case RemoveNode when slot is not null:
                slot.Remove();
                break;
            case RenameMember rename when slot is not null:
                slot.Rename(rename.Key);
                break;
            default:
                throw new DeclinedException(Reasons.Missing);
        }
    }

    private void Put(PutMember put, Slot slot)
    {
        var json = JsonNode.Parse(put.Json);
        switch (slot)
        {
            case { Node: ModelMapping { Members.Count: > 0 } mapping }:
                MemberPutter.Put(mapping, put, json, _number);
                break;
            case { Json: JsonObject members }:
                members[put.Key] = json;
                break;
            case { Node: ModelScalar { Value.Kind: Reading.Nodes.ScalarKind.Null } or ModelMapping } or { Node: null, Json: null }:
                slot.Replace(new JsonObject { [put.Key] = json });
                break;
            default:
                throw new DeclinedException(Reasons.Missing);
        }
    }
}

/// <summary>What became of a fix that was to be noted.</summary>
internal enum Note
{
    /// <summary>Its changes are noted.</summary>
    Taken,

    /// <summary>It concerns what an earlier fix changes, and has to wait for another look at the result.</summary>
    Waiting,

    /// <summary>It cannot be made safely.</summary>
    Declined,

    /// <summary>It cannot be made safely, which came out when part of its changes had been noted.</summary>
    Broken,
}
