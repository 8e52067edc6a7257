using System.Text.Json.Nodes;
using MeshTargeting.Fixing.Model;

namespace MeshTargeting.Fixing.Editing;

/// <summary>A place in a document that is being changed: what is there, and what can be done to it.</summary>
/// <param name="number">The number of the fix at work.</param>
internal abstract class Slot(int number)
{
    /// <summary>The number of the fix at work.</summary>
    protected int Number { get; } = number;

    /// <summary>The value, where it stands in the text; null where it is new.</summary>
    public virtual ModelNode? Node => null;

    /// <summary>The value, where it is new.</summary>
    public virtual JsonNode? Json => null;

    /// <summary>Puts another value there.</summary>
    public abstract void Replace(JsonNode? json);

    /// <summary>Takes the member or item out of what holds it.</summary>
    public abstract void Remove();

    /// <summary>Gives the member another key.</summary>
    public abstract void Rename(string key);
}

/// <summary>A value of the text; <see cref="NewValue"/> where a fix has put another in its place.</summary>
internal abstract class TextSlot(ModelNode node, int number) : Slot(number)
{
    /// <inheritdoc />
    public override ModelNode? Node => node.Replacement is null ? node : null;

    /// <inheritdoc />
    public override JsonNode? Json => node.Replacement?.Json;

    /// <inheritdoc />
    public override void Replace(JsonNode? json) => Reconciler.Replace(node, json, Number);
}

/// <summary>The document as a whole, or the member of a list that is the resource.</summary>
internal sealed class RootSlot(ModelNode root, int number) : TextSlot(root, number)
{
    /// <inheritdoc />
    public override void Remove() => throw new DeclinedException(Reasons.Layout);

    /// <inheritdoc />
    public override void Rename(string key) => throw new DeclinedException(Reasons.Layout);
}

/// <summary>A member.</summary>
internal sealed class MemberSlot(ModelMapping mapping, ModelMember member, int number) : TextSlot(member.Value, number)
{
    /// <inheritdoc />
    public override void Remove()
    {
        member.IsRemoved = true;
        member.ChangedBy = Number;
    }

    /// <inheritdoc />
    public override void Rename(string key)
    {
        if (mapping.Members.Any(m => m != member && !m.IsRemoved && (m.NewKey ?? m.Key) == key) || mapping.Added.Exists(a => a.Key == key) || mapping.Merges(key))
        {
            throw new DeclinedException(Reasons.Taken);
        }

        member.NewKey = key;
        member.ChangedBy = Number;
    }
}

/// <summary>An item.</summary>
internal sealed class ItemSlot(ModelItem item, int number) : TextSlot(item.Value, number)
{
    /// <inheritdoc />
    public override void Remove()
    {
        item.IsRemoved = true;
        item.RemovedBy = Number;
    }

    /// <inheritdoc />
    public override void Rename(string key) => throw new DeclinedException(Reasons.Missing);
}

/// <summary>A member that is to come.</summary>
internal sealed class AddedSlot(ModelMapping mapping, NewMember member, int number) : Slot(number)
{
    /// <inheritdoc />
    public override JsonNode? Json => member.Json;

    /// <inheritdoc />
    public override void Replace(JsonNode? json) => member.Json = json;

    /// <inheritdoc />
    public override void Remove() => mapping.Added.Remove(member);

    /// <inheritdoc />
    public override void Rename(string key)
    {
        mapping.Added[mapping.Added.IndexOf(member)] = new NewMember(key, member.Json, member.After, Number);
    }
}

/// <summary>A place within a value that is to come.</summary>
internal sealed class JsonSlot(JsonNode holder, string key, int index, int number) : Slot(number)
{
    /// <inheritdoc />
    public override JsonNode? Json => holder is JsonArray list ? list[index] : ((JsonObject)holder)[key];

    /// <inheritdoc />
    public override void Replace(JsonNode? json)
    {
        if (holder is JsonArray list)
        {
            list[index] = json;
        }
        else
        {
            ((JsonObject)holder)[key] = json;
        }
    }

    /// <inheritdoc />
    public override void Remove()
    {
        if (holder is JsonArray list)
        {
            list.RemoveAt(index);
        }
        else
        {
            ((JsonObject)holder).Remove(key);
        }
    }

    /// <inheritdoc />
    public override void Rename(string name)
    {
        var members = (holder as JsonObject)?.ToList() ?? throw new DeclinedException(Reasons.Missing);
        ((JsonObject)holder).Clear();
        foreach (var (member, value) in members)
        {
            ((JsonObject)holder).Add(member == key ? name : member, value);
        }
    }
}
