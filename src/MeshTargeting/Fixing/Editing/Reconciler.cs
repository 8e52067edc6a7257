using System.Text.Json.Nodes;
using MeshTargeting.Fixing.Model;

namespace MeshTargeting.Fixing.Editing;

/// <summary>
/// Puts a value in the place of another by changing no more than differs: members that stay keep their comments and their layout.
/// </summary>
internal static class Reconciler
{
    /// <summary>Makes a value of the text what a JSON value says.</summary>
    public static void Replace(ModelNode node, JsonNode? json, int number)
    {
        switch (node, json)
        {
            case ({ Replacement: null } and ModelMapping { Members.Count: > 0 } mapping, JsonObject { Count: > 0 } members) when !HasMerge(mapping):
                Members(mapping, members, number);
                break;
            case ({ Replacement: null } and ModelSequence { Items.Count: > 0 } list, JsonArray { Count: > 0 } items):
                Items(list, items, number);
                break;
            case ({ Replacement: null } and ModelScalar scalar, _) when ValueComparer.AreEqual(ValueNodes.Of(scalar), ValueNodes.Of(json)):
                break;
            default:
                node.Replacement = new NewValue(json?.DeepClone());
                node.ReplacedBy = number;
                break;
        }
    }

    private static bool HasMerge(ModelMapping mapping) => mapping.Members.Any(m => m.IsMerge);

    private static void Members(ModelMapping mapping, JsonObject json, int number)
    {
        mapping.Added.Clear();
        foreach (var member in mapping.Members)
        {
            member.IsRemoved |= !json.ContainsKey(member.NewKey ?? member.Key);
            member.ChangedBy = number;
        }

        var after = mapping.Members[0];
        foreach (var (key, value) in json)
        {
            if (mapping.Members.LastOrDefault(m => !m.IsRemoved && (m.NewKey ?? m.Key) == key) is { } member)
            {
                Replace(member.Value, value, number);
                after = member;
            }
            else
            {
                mapping.Added.Add(new NewMember(key, value?.DeepClone(), after, number));
            }
        }
    }

    private static void Items(ModelSequence list, JsonArray json, int number)
    {
        list.Added.Clear();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i < json.Count)
            {
                Replace(list.Items[i].Value, json[i], number);
            }
            else
            {
                list.Items[i].IsRemoved = true;
                list.Items[i].RemovedBy = number;
            }
        }

        list.Added.AddRange(json.Skip(list.Items.Count).Select(item => item?.DeepClone()));
    }
}
