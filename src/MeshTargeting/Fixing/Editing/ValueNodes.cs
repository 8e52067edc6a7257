using System.Text.Json;
using System.Text.Json.Nodes;
using MeshTargeting.Fixing.Model;
using MeshTargeting.Reading;
using MeshTargeting.Reading.Nodes;

namespace MeshTargeting.Fixing.Editing;

/// <summary>What a document is to say once it is changed, in the nodes of <see cref="Reading"/>; their places mean nothing.</summary>
internal static class ValueNodes
{
    /// <summary>What a value of the text becomes, changes included.</summary>
    public static Node Of(ModelNode node)
    {
        if (node.Replacement is { } replacement)
        {
            return Of(replacement.Json);
        }

        switch (node)
        {
            case ModelScalar scalar:
                return new ScalarNode(default, scalar.Value);
            case ModelAlias alias:
                return Of(alias.Target);
            case ModelSequence list:
                return new SequenceNode(default, [.. list.Items.Where(i => !i.IsRemoved).Select(i => Of(i.Value)), .. list.Added.Select(Of)]);
            default:
                return new MappingNode(default, Members((ModelMapping)node).Select(m => new MappingEntry(m.Key, default, m.Value)).ToList());
        }
    }

    /// <summary>A JSON value.</summary>
    public static Node Of(JsonNode? json) => json switch
    {
        null => new ScalarNode(default, new ScalarValue(ScalarKind.Null, "null")),
        JsonObject members => new MappingNode(default, members.Select(m => new MappingEntry(m.Key, default, Of(m.Value))).ToList()),
        JsonArray items => new SequenceNode(default, items.Select(Of).ToList()),
        _ => new ScalarNode(default, json.GetValueKind() == JsonValueKind.String
            ? new ScalarValue(ScalarKind.String, json.GetValue<string>())
            : KubernetesScalars.Resolve(json.ToJsonString())),
    };

    /// <summary>
    /// The members, merges done as <see cref="Reading"/> does them: a merge replaces what stands before it, and what stands behind it
    /// replaces what it brings.
    /// </summary>
    private static Dictionary<string, Node> Members(ModelMapping mapping)
    {
        var members = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var member in mapping.Members.Where(m => !m.IsRemoved))
        {
            if (member.IsMerge)
            {
                Merge(member.Value, members);
            }
            else
            {
                members[member.NewKey ?? member.Key] = Of(member.Value);
            }
        }

        foreach (var added in mapping.Added)
        {
            members[added.Key] = Of(added.Json);
        }

        return members;
    }

    private static void Merge(ModelNode value, Dictionary<string, Node> members)
    {
        switch (value)
        {
            case ModelAlias alias:
                Merge(alias.Target, members);
                break;
            case ModelMapping mapping:
                foreach (var (key, merged) in Members(mapping))
                {
                    members[key] = merged;
                }

                break;
            case ModelSequence list:
                foreach (var item in list.Items.Reverse())
                {
                    Merge(item.Value, members);
                }

                break;
        }
    }
}
