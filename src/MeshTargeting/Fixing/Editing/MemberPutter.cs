using System.Text.Json.Nodes;
using MeshTargeting.Findings;
using MeshTargeting.Fixing.Model;

namespace MeshTargeting.Fixing.Editing;

/// <summary>Gives an object of the text a member.</summary>
internal static class MemberPutter
{
    /// <summary>Adds the member, or gives it its value where it is there.</summary>
    /// <exception cref="DeclinedException">It cannot be done safely.</exception>
    public static void Put(ModelMapping mapping, PutMember put, JsonNode? json, int number)
    {
        if (mapping.Members.LastOrDefault(m => !m.IsMerge && !m.IsRemoved && (m.NewKey ?? m.Key) == put.Key) is { } existing)
        {
            Reconciler.Replace(existing.Value, json, number);
        }
        else if (mapping.Added.Find(a => a.Key == put.Key) is { } added)
        {
            added.Json = json;
        }
        else if (mapping.Merges(put.Key))
        {
            throw new DeclinedException(Reasons.Merge);
        }
        else
        {
            Add(mapping, put, json, number);
        }
    }

    private static void Add(ModelMapping mapping, PutMember put, JsonNode? json, int number)
    {
        // Behind one that is new itself: at the same place of the text, and next to it.
        var neighbour = put.After is null ? -1 : mapping.Added.FindIndex(a => a.Key == put.After);
        if (neighbour >= 0)
        {
            mapping.Added.Insert(neighbour + 1, new NewMember(put.Key, json, mapping.Added[neighbour].After, number));
            return;
        }

        var after = (put.After is null ? null : mapping.Find(put.After)) ?? mapping.Members[^1];
        mapping.Added.Add(new NewMember(put.Key, json, after, number));
    }
}
